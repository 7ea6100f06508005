//! The tokenizer: from text to folded words with their place in it.
//!
//! An identifier, a path or a hyphenated word is given three times over: whole and without its connectors
//! (`tokio::net` as `tokionet`), by its runs of letters and digits (`tokio`, `net`), and by the humps of a run
//! (`HashMap` as `hashmap`, then `hash`, `map`). Scripts without spaces are given as pairs of characters.

use super::fold::push_folded;

/// How a word came out of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A run of letters and digits, or a pair of characters of a script without spaces. Only runs are counted
    /// as words of a title or a text.
    Run,
    /// One hump of a run in camel case.
    Hump,
    /// Several runs and what connects them.
    Whole,
}

/// A folded word and the bytes of the text that it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) word: &'a str,
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Longer words are cut: nobody types them, and they would only fill the index.
const LONGEST: usize = 48;

/// Calls `each` for every token of `text`, from front to back.
pub(crate) fn tokenize(text: &str, mut each: impl FnMut(Token<'_>)) {
    let mut scratch = Scratch::default();
    let mut at = 0;
    while let Some(character) = char_at(text, at) {
        if is_unspaced(character) {
            at = pairs(text, at, &mut scratch.word, &mut each);
        } else if is_word(character) {
            at = compound(text, at, &mut scratch, &mut each);
        } else {
            at += character.len_utf8();
        }
    }
}

#[derive(Default)]
struct Scratch {
    word: String,
    whole: String,
    runs: Vec<(usize, usize)>,
}

fn char_at(text: &str, at: usize) -> Option<char> {
    // ASCII first: this is the innermost question of indexing.
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    let mark = matches!(character, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}')
        && !matches!(character, '\u{0964}' | '\u{0965}');
    (character.is_alphanumeric() || mark) && !is_unspaced(character)
}

/// Han, kana, Hangul, Thai, Lao, Khmer and Burmese: words are not set apart by spaces, or not reliably.
fn is_unspaced(character: char) -> bool {
    matches!(character as u32,
        0x0e01..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3005..=0x3007 | 0x3041..=0x30ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && character != '\u{30fb}'
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}')
}

/// Emits a run of an unspaced script as overlapping pairs, or as one character when it is alone.
fn pairs(text: &str, from: usize, word: &mut String, each: &mut impl FnMut(Token<'_>)) -> usize {
    let mut previous = from;
    let mut at = from;
    let mut count = 0;
    while let Some(character) = char_at(text, at).filter(|&character| is_unspaced(character)) {
        let end = at + character.len_utf8();
        if count > 0 {
            emit_folded(text, (previous, end), Kind::Run, word, each);
        }
        previous = at;
        at = end;
        count += 1;
    }
    if count == 1 {
        emit_folded(text, (from, at), Kind::Run, word, each);
    }
    at
}

/// Emits one run of letters and digits with all that is connected to it. Returns where it ends.
fn compound(text: &str, from: usize, scratch: &mut Scratch, each: &mut impl FnMut(Token<'_>)) -> usize {
    scratch.runs.clear();
    let mut at = from;
    loop {
        let start = at;
        at = run_end(text, at);
        scratch.runs.push((start, at));
        match connector(text, at) {
            Some(next) if scratch.runs.len() < 8 => at = next,
            _ => break,
        }
    }
    for index in 0..scratch.runs.len() {
        let range = scratch.runs[index];
        emit_run(text, range, &mut scratch.word, each);
    }
    let end = sharp_end(text, from, at);
    if scratch.runs.len() > 1 && at - from <= LONGEST || end > at {
        scratch.whole.clear();
        let numbers = text[from..at].bytes().all(|byte| !byte.is_ascii_alphabetic());
        for (index, &(start, stop)) in scratch.runs.iter().enumerate() {
            // "2.0" must not become "20".
            if numbers && index > 0 {
                scratch.whole.push('.');
            }
            fold_into(&mut scratch.whole, &text[start..stop]);
        }
        scratch.whole.push_str(&text[at..end]);
        each(Token { word: &scratch.whole, kind: Kind::Whole, start: from, end });
    }
    end
}

fn run_end(text: &str, from: usize) -> usize {
    let plain = |rest: &[u8]| rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let mut at = from;
    // Most runs are of these alone.
    at += text.as_bytes().get(at..).map_or(0, plain);
    while let Some(character) = char_at(text, at) {
        let next = at + character.len_utf8();
        let inside = is_word(character)
            || is_apostrophe(character) && at > from && char_at(text, next).is_some_and(char::is_alphabetic);
        if !inside {
            break;
        }
        at = next;
    }
    at
}

/// Where the next run begins, when something joins it to the one that ends at `at`.
fn connector(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let length = match rest {
        [b':', b':', ..] | [b'-', b'>', ..] => 2,
        [b'_' | b'-' | b'/' | b'\\' | b'@', ..] => 1,
        // A full stop joins `io.rs` and `2.0`, not two sentences that lack a space.
        [b'.', next, ..] if next.is_ascii_lowercase() || next.is_ascii_digit() => 1,
        _ => return None,
    };
    char_at(text, at + length).is_some_and(is_word).then_some(at + length)
}

/// The end of `C#`, `F#` or `C++`, when that is what the run of one or two letters is.
fn sharp_end(text: &str, from: usize, at: usize) -> usize {
    let length = match text.as_bytes().get(at..) {
        Some([b'+', b'+', ..]) => 2,
        Some([b'#', ..]) => 1,
        _ => 0,
    };
    if at - from <= 2 && text[from..at].bytes().all(|byte| byte.is_ascii_alphabetic()) {
        at + length
    } else {
        at
    }
}

fn emit_run(text: &str, (start, end): (usize, usize), word: &mut String, each: &mut impl FnMut(Token<'_>)) {
    emit_folded(text, (start, end), Kind::Run, word, each);
    let run = &text[start..end];
    if !run.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
        || !run.bytes().any(|byte| byte.is_ascii_lowercase())
    {
        return;
    }
    let bytes = run.as_bytes();
    let mut from = 0;
    for at in 1..=bytes.len() {
        let boundary = match (bytes[at - 1], bytes.get(at), bytes.get(at + 1)) {
            (_, None, _) => from > 0,
            (before, Some(here), _) if here.is_ascii_uppercase() && !before.is_ascii_uppercase() => true,
            // The last capital of `HTTPServer` begins the next hump.
            (_, Some(here), Some(after)) => {
                here.is_ascii_uppercase() && after.is_ascii_lowercase() && bytes[at - 1].is_ascii_uppercase()
            }
            _ => false,
        };
        if boundary && run.is_char_boundary(at) {
            if at - from > 1 {
                emit_folded(text, (start + from, start + at), Kind::Hump, word, each);
            }
            from = at;
        }
    }
}

fn emit_folded(
    text: &str,
    (start, end): (usize, usize),
    kind: Kind,
    word: &mut String,
    each: &mut impl FnMut(Token<'_>),
) {
    word.clear();
    fold_into(word, &text[start..end]);
    if !word.is_empty() {
        each(Token { word, kind, start, end });
    }
}

/// Folds one run: without apostrophes, without the genitive `'s`, without an elided article (`l'eau`).
fn fold_into(out: &mut String, run: &str) {
    if run.len() <= LONGEST && run.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let from = out.len();
        out.push_str(run);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    let mut run = run;
    if let Some(at) = run.find(is_apostrophe) {
        let (before, after) = (&run[..at], run[at..].trim_start_matches(is_apostrophe));
        if after.eq_ignore_ascii_case("s") {
            run = before;
        } else if matches!(before, "l" | "L" | "d" | "D" | "j" | "J" | "qu" | "Qu" | "n" | "s" | "c" | "C") {
            run = after;
        }
    }
    let limit = out.len() + LONGEST;
    for character in run.chars().filter(|&character| !is_apostrophe(character)) {
        if out.len() >= limit {
            break;
        }
        push_folded(out, character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut found = Vec::new();
        tokenize(text, |token| {
            let mark = match token.kind {
                Kind::Run => "",
                Kind::Hump => "+",
                Kind::Whole => "=",
            };
            assert!(text.get(token.start..token.end).is_some());
            found.push(format!("{mark}{}", token.word));
        });
        found.join(" ")
    }

    #[test]
    fn words_are_given_whole_and_in_parts() {
        for (text, expected) in [
            ("Hello, World!", "hello world"),
            ("snake_case", "snake case =snakecase"),
            ("getUserName()", "getusername +get +user +name"),
            ("HTTPServer", "httpserver +http +server"),
            ("error E0308: no", "error e0308 no"),
            ("LY-012", "ly 012 =ly012"),
            ("/etc/nginx/site.conf", "etc nginx site conf =etcnginxsiteconf"),
            ("std::io", "std io =stdio"),
            ("version 2.0.1", "version 2 0 1 =2.0.1"),
            ("end.Next", "end next"),
            ("cargo's don't l’eau", "cargo dont eau"),
            ("C++ and C#", "c =c++ and c =c#"),
            ("naïve Café", "naive cafe"),
            ("東京都に", "東京 京都 都に"),
            ("京", "京"),
            ("Rust言語", "rust 言語"),
            ("", ""),
            ("—…", ""),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_at_character_boundaries(text in ".*") {
            words(&text);
        }
    }
}
