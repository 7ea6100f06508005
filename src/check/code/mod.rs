//! `code_syntax_validation`: code blocks are read by the parser of their language.
//!
//! Documentation shows parts of programs: an expression, the body of a class, lines with something left out, what was
//! typed at a prompt. A block is wrong only when it is wrong as it stands, in every frame of its language, and with
//! everything taken out that stands for something else ([`variants`]).

mod brackets;
mod css;
mod data;
mod html;
mod place;
mod quoting;
mod rules;
mod shell;
mod sql;
#[cfg(test)]
mod tests;
mod tree;
mod variants;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Mutex;

use super::{Check, Cx, Findings};
use crate::diagnostic::Diagnostic;
use crate::markdown::text::Code;
pub(super) use data::without_comments;
pub(super) use rules::Rules;
use rules::{Language, Reader};

/// Why a text is no code of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mistake {
    /// Bytes of the text.
    range: Range<usize>,
    message: String,
    help: Option<String>,
    /// Whether it is the want of a partner, which may be in what an example leaves out.
    unpaired: bool,
}

impl Mistake {
    const fn new(range: Range<usize>, message: String) -> Self {
        Self { range, message, help: None, unpaired: false }
    }

    fn help(mut self, help: Option<&str>) -> Self {
        self.help = help.map(str::to_owned);
        self
    }

    const fn unpaired(mut self) -> Self {
        self.unpaired = true;
        self
    }

    /// Moves it from a framed text to the block in it.
    fn unframed(mut self, own: &Range<usize>) -> Self {
        let place = |at: usize| at.clamp(own.start, own.end) - own.start;
        self.range = place(self.range.start)..place(self.range.end);
        self
    }
}

/// What was found in blocks that were read before: the same example stands on many pages.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<HashMap<[u8; 32], Option<Mistake>>>);

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, seen: &Seen, found: &mut Findings) {
    for code in &cx.text.code {
        let Some(language) = rules.language(&code.language).filter(|_| is_meant(code, rules)) else {
            continue;
        };
        let Some(mistake) = seen.read(code, language, rules) else { continue };
        let message = format!("this is not valid {}: {}", language.title, mistake.message);
        let help =
            mistake.help.unwrap_or_else(|| "if it is wrong on purpose, write `invalid` on the fence".into());
        let span = cx.span(code.source(mistake.range));
        let d = Diagnostic::new(Check::CodeSyntax.code(), message).rule(language.id.clone());
        found.push(d.at(span).help(help));
    }
}

/// Whether a block claims to be right.
fn is_meant(code: &Code, rules: &Rules) -> bool {
    code.text.len() <= rules.max_bytes
        && !code.text.trim().is_empty()
        && !rules.on_purpose.iter().any(|word| code.has_option(word))
        && !rules.remarks.iter().any(|remark| code.text.contains(remark.as_str()))
}

impl Seen {
    fn read(&self, code: &Code, language: &Language, rules: &Rules) -> Option<Mistake> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(language.id.as_bytes()).update(&[0]).update(code.text.as_bytes());
        let key = *hasher.finalize().as_bytes();
        if let Ok(seen) = self.0.lock()
            && let Some(known) = seen.get(&key)
        {
            return known.clone();
        }
        let mistake = read(&code.text, language, rules);
        if let Ok(mut seen) = self.0.lock() {
            seen.insert(key, mistake.clone());
        }
        mistake
    }
}

/// The most that is read to judge one block, in bytes: 1,000 readings of a block of 1 KiB.
const MOST_READ: usize = 1 << 20;

/// What is wrong with a block, in the reading that comes furthest.
fn read(text: &str, language: &Language, rules: &Rules) -> Option<Mistake> {
    let bare = (String::new(), String::new());
    // Most blocks are right as they are: nothing else is made for them.
    if is_right(text, &bare, language.reader, rules) {
        return None;
    }
    let left_out = rules.ellipsis.as_ref().and_then(|e| e.find(text).ok().flatten()).map(|m| m.start());
    let reader = match (left_out, language.reader) {
        // A comma before what is left out has nothing after it.
        (Some(_), Reader::Json) => Reader::Jsonc,
        (_, reader) => reader,
    };
    let variants = variants::of(text, language, rules);
    let frames: Vec<_> = std::iter::once(&bare).chain(&language.frames).collect();
    let readings: Vec<_> =
        variants.iter().flat_map(|variant| frames.iter().map(move |frame| (variant, *frame))).collect();
    // A long block is read a few times, and is not judged when that does not tell.
    let most = MOST_READ / text.len().max(1);
    if readings.iter().take(most).any(|(variant, frame)| is_right(variant, frame, reader, rules))
        || readings.len() > most
    {
        return None;
    }
    // What is wrong behind the block is a matter of its frame.
    let end = text.trim_end().len();
    // Telling what is missing takes as many readings as there are signs to try.
    let explained = readings.iter().take(most / tree::MISSED.len() + 1).filter_map(|(variant, frame)| {
        let mistake = explain(variant, frame, reader, rules)?;
        (frame.0.is_empty() && frame.1.is_empty() || mistake.range.start < end).then_some(mistake)
    });
    let furthest =
        explained.reduce(|best, next| if next.range.start > best.range.start { next } else { best })?;
    // Behind what is left out, anything may look wrong; so may a bracket whose partner could be there.
    let doubtful = left_out.is_some_and(|at| furthest.unpaired || at <= furthest.range.start);
    (!doubtful).then_some(furthest)
}

/// A block in its frame, and where it lies there. What a frame ends with stands on a line of its own, after comments.
fn framed(text: &str, (before, after): &(String, String)) -> (String, Range<usize>) {
    let own = before.len()..before.len() + text.len();
    if after.is_empty() {
        return (format!("{before}{text}"), own);
    }
    (format!("{before}{text}\n{after}\n"), own)
}

fn is_right(text: &str, frame: &(String, String), reader: Reader, rules: &Rules) -> bool {
    let (text, own) = framed(text, frame);
    let mut grammars = tree::grammars(reader).into_iter();
    match reader {
        Reader::Bash => {
            grammars.any(|grammar| tree::is_right(&grammar, &text, &own, rules.max_steps))
                || shell::read(&text).is_ok()
        }
        reader => match simple(reader, &text) {
            Some(result) => result.is_ok(),
            None => grammars.any(|grammar| tree::is_right(&grammar, &text, &own, rules.max_steps)),
        },
    }
}

fn explain(text: &str, frame: &(String, String), reader: Reader, rules: &Rules) -> Option<Mistake> {
    let (text, own) = framed(text, frame);
    let mistake = match reader {
        Reader::Bash => shell::read(&text).err(),
        reader => match simple(reader, &text) {
            Some(result) => result.err(),
            None => tree::grammars(reader)
                .iter()
                .filter_map(|grammar| tree::explain(grammar, &text, &own, rules.max_steps))
                .max_by_key(|mistake| mistake.range.start),
        },
    };
    mistake.map(|mistake| mistake.unframed(&own))
}

/// The readers that say at once what is wrong; `None` for the languages of the grammars.
fn simple(reader: Reader, text: &str) -> Option<Result<(), Mistake>> {
    Some(match reader {
        Reader::Sql => sql::read(text),
        Reader::Css => css::read(text),
        Reader::Json => data::json(text),
        Reader::Jsonc => data::jsonc(text),
        Reader::Toml => data::toml(text),
        Reader::Yaml => data::yaml(text),
        _ => return None,
    })
}
