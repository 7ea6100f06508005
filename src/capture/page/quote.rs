//! Quotations in Markdown: they read as they were said, and nothing in them is markup but code.

use crate::capture::find::Place;
use crate::capture::sentence::is_name;

/// A sentence, with code and names of code set as code, and everything else as text.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let spans = text.matches('`').count() / 2 * 2;
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 && at < spans {
            out.push_str(&code(part));
        } else {
            if at > 0 && at % 2 == 1 {
                out.push('\'');
            }
            words(&mut out, part);
        }
    }
    out
}

/// Ordinary words; paths and identifiers among them as code.
fn words(out: &mut String, text: &str) {
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let start = word.len() - word.trim_start_matches(['(', '"', '“', '\'', '*', '_']).len();
        let kept = word.trim_end_matches([',', '.', ';', ':', '?', '!', ')', '"', '”', '\'', '*']).len();
        match word.get(start..kept) {
            Some(name) if is_name(name) => {
                escape(out, &word[..start]);
                out.push_str(&code(name));
                escape(out, &word[kept..]);
            }
            _ => escape(out, word),
        }
    }
}

/// Marks that would be read as markup; emphasis of the transcript is left out.
fn escape(out: &mut String, word: &str) {
    let chars: Vec<char> = word.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let inner = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        match c {
            '*' => {}
            '_' if !(inner(at.checked_sub(1)) && inner(Some(at + 1))) => {}
            '\\' | '[' | ']' | '<' | '>' | '$' | '|' | '~' | '{' | '}' | '&' => {
                out.push('\\');
                out.push(*c);
            }
            '=' if chars.get(at + 1) == Some(&'=') => out.push_str("\\="),
            c if c.is_control() => {}
            c => out.push(*c),
        }
    }
}

/// A word without any markup, for emphasis.
pub(super) fn plain(text: &str) -> String {
    let bare: String = text.chars().filter(|c| *c != '`').collect();
    let mut out = String::new();
    escape(&mut out, &bare);
    out
}

/// Text at the beginning of a line, which is neither a heading nor a list there.
pub(super) fn begin(text: &str) -> String {
    let marks = text.starts_with(['#', '+', '-', '>', ':', '=', '!']);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if marks {
        return format!("\\{text}");
    }
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text.to_owned()
}

/// Code in as many backticks as it needs.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let run = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(run + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// A fence that nothing in the code closes.
pub(super) fn fence(text: &str) -> String {
    let longest = text.lines().map(|line| {
        let line = line.trim_start();
        line.len() - line.trim_start_matches('`').len()
    });
    "`".repeat(longest.max().unwrap_or_default().max(2) + 1)
}

/// Who said it and when: ` *(Priya Raman, 00:12:03)*`, or nothing where neither is known.
pub fn source(place: &Place) -> String {
    who(place).map(|who| format!(" *({who})*")).unwrap_or_default()
}

/// The same as words.
pub(super) fn who(place: &Place) -> Option<String> {
    let parts: Vec<String> = place.speaker.iter().chain(&place.at).map(|text| plain(text)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_is_markup() {
        for (said, written) in [
            ("Call fetch_all in adapters/a.go.", "Call `fetch_all` in `adapters/a.go`."),
            ("Use `a*b` and *not* [this](x) <b>.", "Use `a*b` and not \\[this\\](x) \\<b\\>."),
            ("It costs $5 | $6 `open.", "It costs \\$5 \\| \\$6 'open."),
            ("{{< x >}} == [[a]]", "\\{\\{\\< x \\>\\}\\} \\== \\[\\[a\\]\\]"),
        ] {
            assert_eq!(inline(said), written, "{said}");
        }
        assert_eq!(begin("# no"), "\\# no");
        assert_eq!(begin("12. no"), "12\\. no");
        assert_eq!(code("a `b` c"), "``a `b` c``");
        assert_eq!(fence("x\n````\n"), "`````");
    }
}
