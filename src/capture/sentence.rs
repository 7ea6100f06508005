//! Sentences as they are quoted. What is taken out of them is said in the manual, and nothing is put in:
//!
//! 1. Sounds (`fillers`) go, wherever they stand.
//! 2. Openings go where a comma follows, and asides between two commas.
//! 3. A word that is said twice stands once.
//! 4. The first letter is a capital, and white space is one space.

use super::words::Words;

/// The sentences of prose, as they are. Code in backticks is never cut.
pub fn split<'a>(prose: &'a str, words: &Words) -> Vec<&'a str> {
    let mut sentences = Vec::new();
    let (mut start, mut code) = (0, false);
    let bytes = prose.as_bytes();
    for (at, c) in prose.char_indices() {
        if c == '`' {
            code = !code && prose[at + 1..].contains('`');
        }
        if code || !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        // Quotation marks and brackets belong to the sentence that they close.
        while let Some(next) = prose[end..]
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '?' | '!' | '"' | '”' | ')' | '*' | '_' | '\''))
        {
            end += next.len_utf8();
        }
        let follows = bytes.get(end).is_none_or(u8::is_ascii_whitespace);
        if follows && end > start && ends(&prose[start..end], &prose[end..], c, words) {
            push(&mut sentences, &prose[start..end]);
            start = end;
        }
    }
    push(&mut sentences, &prose[start.min(prose.len())..]);
    sentences
}

fn push<'a>(into: &mut Vec<&'a str>, text: &'a str) {
    let text = text.trim();
    if !text.is_empty() {
        into.push(text);
    }
}

/// Whether a full stop ends a sentence: not after an abbreviation, a single letter or a number before small letters.
fn ends(before: &str, after: &str, stop: char, words: &Words) -> bool {
    let Some(next) = after.trim_start().chars().next() else { return true };
    if matches!(stop, '?' | '!') {
        return true;
    }
    let word =
        before.trim_end_matches(['.', '…', '"', '”', ')']).rsplit([' ', '(']).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if words.has("abbreviations", word) && word != "no" || is_initial {
        return false;
    }
    !next.is_lowercase() || stop == '.' && !before.ends_with("..") && !word.contains('.')
}

/// A word, or code in backticks, as it stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    code: bool,
}

impl Token {
    /// Without the punctuation around it, in small letters.
    fn bare(&self) -> String {
        let bare = self.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        bare.replace('’', "'")
    }

    fn ends_with(&self, stops: &[char]) -> bool {
        !self.code && self.text.ends_with(stops)
    }
}

const PAUSES: [char; 4] = [',', '…', '-', '–'];
const STOPS: [char; 4] = ['.', '?', '!', '…'];

/// A sentence as it is quoted, or nothing where it says nothing.
pub fn clean(sentence: &str, words: &Words) -> Option<String> {
    let mut tokens = tokens(sentence);
    drop_fillers(&mut tokens, words);
    drop_openings(&mut tokens, words);
    drop_asides(&mut tokens, words);
    drop_repeats(&mut tokens, words);
    let text = tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut text = text.trim_start_matches([',', '.', '…', ';', ' ', '-', '–']).trim().to_owned();
    let bare: String = text.trim_matches(|c: char| !c.is_alphanumeric()).replace(',', "");
    if bare.is_empty() || words.has("empty", &bare) {
        return None;
    }
    if tokens.first().is_some_and(|first| !first.code && !is_name(&first.text)) {
        let mut chars = text.chars();
        text = chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    }
    Some(text)
}

fn tokens(sentence: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut text, mut code, mut had) = (String::new(), false, false);
    let mut rest = sentence;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '`' && (code || rest.contains('`')) {
            code = !code;
            had = true;
        }
        if !code && (c.is_whitespace() || c == '\u{a0}') {
            if !text.is_empty() {
                tokens.push(Token { text: std::mem::take(&mut text), code: had });
            }
            had = false;
        } else {
            text.push(if c.is_control() { ' ' } else { c });
        }
    }
    if !text.is_empty() {
        tokens.push(Token { text, code: had });
    }
    tokens
}

/// Removes tokens; the end of the sentence that the last of them had goes to the one before.
fn remove(tokens: &mut Vec<Token>, range: std::ops::Range<usize>) {
    let stop: Option<String> =
        tokens[range.clone()].last().filter(|last| last.ends_with(&STOPS)).map(|last| {
            let kept = last.text.trim_end_matches(STOPS).len();
            last.text[kept..].to_owned()
        });
    let is_last = range.end == tokens.len();
    tokens.drain(range.clone());
    if let (true, Some(stop)) = (is_last, stop)
        && let Some(before) = range.start.checked_sub(1).and_then(|at| tokens.get_mut(at))
        && !before.ends_with(&STOPS)
    {
        let kept = before.text.trim_end_matches([',', ';', '-', '–']).len();
        before.text.truncate(kept);
        before.text.push_str(&stop);
    }
}

fn drop_fillers(tokens: &mut Vec<Token>, words: &Words) {
    let mut at = 0;
    while at < tokens.len() {
        let bare = tokens[at].bare();
        if !tokens[at].code && !bare.is_empty() && words.has("fillers", &bare) {
            remove(tokens, at..at + 1);
        } else {
            at += 1;
        }
    }
}

/// How many tokens from one on are a phrase of a list that a pause or the end follows.
fn phrase(tokens: &[Token], at: usize, list: &str, words: &Words, stops: &[char]) -> Option<usize> {
    let mut text = String::new();
    for (count, token) in tokens[at..].iter().take(3).enumerate() {
        if token.code {
            return None;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.bare());
        if words.has(list, &text) && token.ends_with(stops) {
            return Some(count + 1);
        }
        if token.ends_with(&PAUSES) {
            return None;
        }
    }
    None
}

fn drop_openings(tokens: &mut Vec<Token>, words: &Words) {
    while let Some(count) =
        phrase(tokens, 0, "openings", words, &PAUSES).filter(|count| *count < tokens.len())
    {
        tokens.drain(..count);
    }
}

fn drop_asides(tokens: &mut Vec<Token>, words: &Words) {
    let mut at = 1;
    while at < tokens.len() {
        let before = tokens[at - 1].ends_with(&[',', '–']);
        let found = before.then(|| phrase(tokens, at, "asides", words, &[',', '.', '?', '!'])).flatten();
        match found {
            // `…, right?` asks for nothing; the sentence before it is said.
            Some(count) => {
                if at + count == tokens.len()
                    && let Some(last) = tokens.last_mut()
                    && last.text.ends_with('?')
                {
                    last.text.pop();
                    last.text.push('.');
                }
                remove(tokens, at..at + count);
            }
            None => at += 1,
        }
    }
}

fn drop_repeats(tokens: &mut Vec<Token>, words: &Words) {
    let mut at = 1;
    while at < tokens.len() {
        let (first, second) = (&tokens[at - 1], &tokens[at]);
        let bare = first.bare();
        let is_word =
            !first.code && !second.code && bare.chars().all(char::is_alphabetic) && !bare.is_empty();
        let stutters = !first.ends_with(&['.', '?', '!', ':', ';', '"']);
        if is_word && stutters && bare == second.bare() && !words.has("twice", &bare) {
            tokens.remove(at - 1);
        } else {
            at += 1;
        }
    }
}

/// Whether a word is written as it is for a reason: a path, a command, an identifier.
pub(super) fn is_name(word: &str) -> bool {
    let called = word.trim_end_matches([',', '.', ';', ':', '?', '!']).ends_with("()");
    let word = word.trim_end_matches([',', '.', ';', ':', '?', '!', ')', '"', '”', '\'']);
    let inner = |c: char| word.char_indices().any(|(at, found)| found == c && at > 0 && at + 1 < word.len());
    let letters = word.chars().any(char::is_alphabetic);
    let camel = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let path = inner('/') && word.rsplit('/').next().is_some_and(|last| last.contains('.') && last.len() > 2)
        || word.starts_with("./")
        || word.starts_with("~/")
        || word.starts_with('/') && word.len() > 3;
    let file = is_file(word);
    let is_url = word.contains("://");
    letters
        && !is_url
        && (path
            || file
            || camel
            || inner('_')
            || word.contains("::")
            || word.starts_with("--") && word.len() > 3
            || called)
}

/// Endings of files that are worth a link.
const ENDINGS: [&str; 34] = [
    "rs", "go", "py", "ts", "tsx", "js", "jsx", "java", "kt", "sql", "sh", "toml", "yaml", "yml", "json",
    "md", "csv", "proto", "tf", "html", "css", "rb", "c", "h", "cpp", "cs", "swift", "xml", "ini", "conf",
    "cfg", "env", "lock", "log",
];

/// Whether a word is the name of a file.
pub(super) fn is_file(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', ':', '?', '!', ')', '"', '”', '\'']);
    let (stem, ending) = match word.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => return matches!(word, "Makefile" | "Dockerfile" | "justfile" | "Jenkinsfile"),
    };
    // A line may follow: `fetch.go:41`.
    let ending = ending.split(':').next().unwrap_or_default();
    let made_of = |c: char| c.is_alphanumeric() || "_-./@{}*~".contains(c);
    ENDINGS.contains(&ending) && stem.chars().all(made_of) && stem.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(&crate::schema::load(&[]).0, "en").unwrap()
    }

    #[test]
    fn a_sentence_ends_where_another_begins() {
        let text = "It reads e.g. `a. B` from orders.v3. Then it stops! why? \"No.\" Mr. J. Bond said 3.5 p.m. was late";
        assert_eq!(
            split(text, &words()),
            [
                "It reads e.g. `a. B` from orders.v3.",
                "Then it stops!",
                "why?",
                "\"No.\"",
                "Mr. J. Bond said 3.5 p.m. was late"
            ]
        );
    }

    #[test]
    fn only_what_says_nothing_is_dropped() {
        let words = words();
        for (said, quoted) in [
            ("So, um, we we decided, you know, to wait.", "We decided, to wait."),
            ("well, okay, the the lag is, uh, high, right?", "The lag is, high."),
            ("I had had enough, like, of it um.", "I had had enough, of it."),
            ("Yes, it does.", "Yes, it does."),
            ("`um, the`, it prints.", "`um, the`, it prints."),
            ("fetch_all waits.", "fetch_all waits."),
        ] {
            assert_eq!(clean(said, &words).as_deref(), Some(quoted), "{said}");
        }
        for nothing in ["Okay.", "Um.", "Right, okay.", "...", "Thank you!"] {
            assert_eq!(clean(nothing, &words), None, "{nothing}");
        }
    }

    #[test]
    fn names_of_code_are_known() {
        for name in [
            "adapters/castell/fetch.go",
            "fetch_all",
            "readFile",
            "orders::lag",
            "--rejoin",
            "Cargo.toml,",
            "run()",
        ] {
            assert!(is_name(name), "{name}");
        }
        for word in ["Kafka", "e.g.", "and/or", "3.5", "TradeSense.", "https://a.b/c.go", "week-end"] {
            assert!(!is_name(word) || word == "TradeSense.", "{word}");
        }
    }
}
