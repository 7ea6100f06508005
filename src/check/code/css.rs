//! Reading CSS. What CSS itself mends without a word, such as a block that is never closed, is a mistake here.

use lightningcss::error::ParserError;
use lightningcss::stylesheet::{ParserFlags, ParserOptions, StyleSheet};

use super::Mistake;
use super::place::offset;

/// Reads a style sheet.
pub(super) fn read(text: &str) -> Result<(), Mistake> {
    unpaired(text)?;
    missing_semicolon(text)?;
    let options = ParserOptions { flags: ParserFlags::all(), ..ParserOptions::default() };
    let Err(error) = StyleSheet::parse(text, options) else { return Ok(()) };
    let message = match &error.kind {
        ParserError::UnexpectedToken(token) => {
            use lightningcss::traits::ToCss;
            let token = token.to_css_string(lightningcss::printer::PrinterOptions::default());
            match token {
                Ok(token) => format!("`{}` is not expected here", token.trim()),
                Err(_) => "this is not expected here".to_owned(),
            }
        }
        ParserError::EndOfInput => "it ends too early".to_owned(),
        ParserError::QualifiedRuleInvalid => "a rule is a selector with `{` and `}` after it".to_owned(),
        ParserError::InvalidDeclaration => "a declaration is a property, `:` and a value".to_owned(),
        // What is known to one tool and not to the other, and order: no matter of syntax.
        _ => return Ok(()),
    };
    let at = error.loc.map_or(0, |loc| offset(text, loc.line as usize + 1, loc.column as usize));
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    Err(Mistake::new(at..at + length, message))
}

/// Brackets and quotes without a partner.
fn unpaired(text: &str) -> Result<(), Mistake> {
    let wrong = |at: usize, message: &str| {
        let sign = &text[at..=at];
        Err(Mistake::new(at..at + 1, format!("`{sign}` {message}")).unpaired())
    };
    let mut open: Vec<(usize, u8)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let Some(end) = text[at..].find("*/") else {
                    return wrong(at, "begins a comment that never ends");
                };
                at += end + 2;
                continue;
            }
            b'\\' => at += 1,
            quote @ (b'"' | b'\'') => {
                let Some(end) = string_end(bytes, at, quote) else { return wrong(at, "is never closed") };
                at = end;
            }
            sign @ (b'(' | b'[' | b'{') => open.push((at, sign)),
            sign @ (b')' | b']' | b'}') => match open.pop() {
                None => return wrong(at, "closes nothing"),
                Some((opener, b'(')) if sign != b')' => return wrong(opener, "is never closed"),
                Some((opener, b'[')) if sign != b']' => return wrong(opener, "is never closed"),
                Some((opener, b'{')) if sign != b'}' => return wrong(opener, "is never closed"),
                Some(_) => {}
            },
            _ => {}
        }
        at += 1;
    }
    open.pop().map_or(Ok(()), |(at, _)| wrong(at, "is never closed"))
}

/// The byte of the quote that ends a string; `None` where its line ends before.
fn string_end(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b if b == quote => return Some(at),
            b'\n' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// A declaration that runs on into the next one.
fn missing_semicolon(text: &str) -> Result<(), Mistake> {
    let mut at = 0;
    let mut before: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let name = bare.split_once(": ").map(|(name, _)| name);
        let declares = name.is_some_and(|name| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        }) && !bare.ends_with(['{', ',']);
        if let Some(end) = before.filter(|_| declares) {
            let message = "expected `;` before the next declaration".to_owned();
            return Err(Mistake::new(end..end, message));
        }
        if !bare.is_empty() {
            let whole =
                declares && !bare.contains(['{', '}']) && !bare.ends_with(';') && !bare.contains("/*");
            before = whole.then(|| at + line.trim_end().len());
        }
        at += line.len();
    }
    Ok(())
}
