//! What a block may stand for: the same code with what documentation adds to it taken out. Every variant has the
//! length of the block, so that a place in one is the same place in the other.

use fancy_regex::Regex;

use super::rules::{Language, Reader, Rules};

/// A filler that is a name in most languages.
const NAME: u8 = b'x';

/// A filler where a bare name is no value.
const NUMBER: u8 = b'1';

/// The block itself first, then what it may stand for, without repeats.
pub(super) fn of(text: &str, language: &Language, rules: &Rules) -> Vec<String> {
    let mut bases = vec![text.to_owned()];
    if let Some(hidden) = &language.hidden {
        bases = vec![masked(text, hidden, b' ')];
    }
    if let Some(prompt) = &language.prompt
        && let Some(typed) = typed(text, prompt)
    {
        bases.push(typed);
    }
    if language.diff {
        bases.extend([b'-', b'+'].iter().filter_map(|gone| one_side(text, *gone)));
    }
    let filler = match language.reader {
        Reader::Json | Reader::Jsonc | Reader::Toml => NUMBER,
        _ => NAME,
    };
    // In HTML, what looks like a placeholder is an element.
    let placeholder = rules.placeholder.as_ref().filter(|_| language.reader != Reader::Html);
    let mut all = bases.clone();
    for base in &bases {
        let named = placeholder.map_or_else(|| base.clone(), |p| masked(base, p, filler));
        let Some(ellipsis) = &rules.ellipsis else {
            all.push(named);
            continue;
        };
        let lines = without_lines(&named, ellipsis);
        all.extend([masked(&named, ellipsis, b' '), masked(&named, ellipsis, filler)]);
        all.push(masked(&lines, ellipsis, filler));
        all.push(named);
        if let Some(placeholder) = placeholder {
            all.push(masked(&masked(base, placeholder, b' '), ellipsis, b' '));
        }
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|variant| seen.insert(variant.clone()));
    all
}

/// With each match replaced by as many bytes of a filler; line ends stay.
fn masked(text: &str, what: &Regex, with: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for found in what.find_iter(text).map_while(Result::ok) {
        for byte in &mut bytes[found.range()] {
            if *byte != b'\n' {
                *byte = with;
            }
        }
    }
    // Matches begin and end between characters, so whole characters were replaced.
    String::from_utf8(bytes).unwrap_or_default()
}

/// With the lines emptied that hold nothing but an ellipsis, maybe in a comment, and a comma.
fn without_lines(text: &str, ellipsis: &Regex) -> String {
    lines(text, |line| {
        let bare = line.trim().trim_matches(['/', '#', '-', '*']);
        let bare = bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
        let only = ellipsis.find(bare).ok().flatten().is_some_and(|m| m.range() == (0..bare.len()));
        (!only).then(|| line.to_owned())
    })
}

/// What was typed at prompts, without them; `None` where the first line has none.
fn typed(text: &str, prompt: &Regex) -> Option<String> {
    let at_prompt = |line: &str| prompt.find(line).ok().flatten().filter(|m| m.start() == 0).map(|m| m.end());
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("# "))?;
    at_prompt(first)?;
    let mut continued = false;
    Some(lines(text, |line| {
        let kept = match at_prompt(line) {
            Some(end) => Some(format!("{}{}", " ".repeat(end), &line[end..])),
            None => continued.then(|| line.to_owned()),
        };
        continued = kept.is_some() && line.trim_end().ends_with('\\');
        kept
    }))
}

/// One side of a diff: lines of one sign emptied, the other sign taken off.
fn one_side(text: &str, gone: u8) -> Option<String> {
    // `--flag` and `++i` are code.
    let sign = |line: &str| {
        let first = line.bytes().next().filter(|b| matches!(b, b'+' | b'-'))?;
        (line.as_bytes().get(1) != Some(&first)).then_some(first)
    };
    text.lines().any(|line| sign(line).is_some()).then(|| {
        lines(text, |line| match sign(line) {
            Some(found) if found == gone => None,
            Some(_) => Some(format!(" {}", &line[1..])),
            None => Some(line.to_owned()),
        })
    })
}

/// Each line as `f` has it; `None` empties it. The length stays.
fn lines(text: &str, mut f: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (bare, end) = match line.strip_suffix('\n') {
            Some(bare) => (bare, "\n"),
            None => (line, ""),
        };
        match f(bare) {
            Some(kept) => out.push_str(&kept),
            None => out.push_str(&" ".repeat(bare.len())),
        }
        out.push_str(end);
    }
    out
}
