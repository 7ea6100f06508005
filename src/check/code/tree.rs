//! Reading a block with a tree-sitter grammar: whether it is right, and else where the parser could not go on and what
//! it would have taken there.

use std::cell::RefCell;
use std::ops::{ControlFlow, Range};
use std::sync::{Arc, Mutex};

use tree_sitter::{Language, LogType, ParseOptions, Parser, Tree};

use super::rules::Reader;
use super::{Mistake, brackets, html};
use crate::prose::either;

/// The grammars of a language; a block is right when one of them reads it.
pub(super) fn grammars(reader: Reader) -> Vec<Language> {
    match reader {
        Reader::Rust => vec![tree_sitter_rust::LANGUAGE.into()],
        Reader::Python => vec![tree_sitter_python::LANGUAGE.into()],
        Reader::Javascript => vec![tree_sitter_javascript::LANGUAGE.into()],
        // The second one also reads elements, but no `<T>x`.
        Reader::Typescript => vec![
            tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
            tree_sitter_typescript::LANGUAGE_TSX.into(),
        ],
        Reader::Go => vec![tree_sitter_go::LANGUAGE.into()],
        Reader::Java => vec![tree_sitter_java::LANGUAGE.into()],
        Reader::Html => vec![tree_sitter_html::LANGUAGE.into()],
        Reader::Bash => vec![tree_sitter_bash::LANGUAGE.into()],
        Reader::Sql | Reader::Css | Reader::Json | Reader::Jsonc | Reader::Toml | Reader::Yaml => Vec::new(),
    }
}

thread_local! {
    /// A parser for each worker: making one costs more than reading a block.
    static PARSER: RefCell<Parser> = RefCell::new(Parser::new());
}

/// Whether a text is right, of which `own` is the block and the rest its frame. A text that takes more than `max_steps`
/// counts as right: it is not known to be wrong.
pub(super) fn is_right(grammar: &Language, text: &str, own: &Range<usize>, max_steps: usize) -> bool {
    let mut stopped = None;
    match parse(grammar, text, max_steps, None, &mut stopped) {
        Some(tree) => {
            let root = tree.root_node();
            let is_html = *grammar == tree_sitter_html::LANGUAGE.into();
            if is_html {
                html::is_right(root, text)
            } else {
                !root.has_error() && brackets::framed(root, text, own)
            }
        }
        None => stopped != Some(Stopped::Mistake),
    }
}

/// Where a text that is not right goes wrong.
pub(super) fn explain(
    grammar: &Language,
    text: &str,
    own: &Range<usize>,
    max_steps: usize,
) -> Option<Mistake> {
    let log = Arc::new(Mutex::new(Log::default()));
    let tree = parse(grammar, text, max_steps, Some(&log), &mut None)?;
    if *grammar == tree_sitter_html::LANGUAGE.into()
        && let Some(mistake) = html::stray(tree.root_node(), text)
    {
        return Some(mistake);
    }
    let stop = log.lock().ok()?.furthest.take()?;
    let line = text.split_inclusive('\n').take(stop.row).map(str::len).sum::<usize>();
    let read = (line + stop.column).min(text.len());
    let rest = text.get(read..)?;
    let at = read + (rest.len() - rest.trim_start().len());
    let found = found(text, at, own, &stop.lookahead);
    if let Some(quote) = open_quote(text, own, at) {
        return Some(Mistake::new(quote..quote + 1, "`\"` is never closed on its line".to_owned()));
    }
    if let Some(sign) = missing(grammar, text, own, read, max_steps) {
        let range = if text[read..at].contains('\n') || at >= own.end {
            read..read
        } else {
            at..at + token(text, at).len()
        };
        return Some(Mistake::new(range, format!("expected `{sign}` before {found}")));
    }
    if let Some(mistake) = brackets::mistake(tree.root_node(), text, own, at) {
        return Some(mistake);
    }
    let here = at..at + token(text, at).len();
    if let Some(tag) = text[..at].strip_suffix("</")
        && *grammar == tree_sitter_html::LANGUAGE.into()
    {
        let shown = token(text, at);
        return Some(Mistake::new(tag.len()..here.end, format!("`</{shown}>` ends no element")).unpaired());
    }
    let (range, message) = match name_expected(grammar, stop.state) {
        Some(expected) => (here, format!("expected {expected}, found {found}")),
        None if at >= own.end => (read..read, "it ends too early".to_owned()),
        None => (here, format!("{found} is not expected here")),
    };
    Some(Mistake::new(range, message))
}

/// The quote without a partner on the line of a place or the one before; `"""` is one that reaches over lines.
fn open_quote(text: &str, own: &Range<usize>, at: usize) -> Option<usize> {
    let end = text[at..own.end.max(at)].find('\n').map_or(own.end, |i| at + i);
    let before = text.get(own.start..end)?;
    let mut from = end;
    for line in before.rsplit('\n').take(2) {
        from -= line.len();
        let quotes = line.match_indices('"').filter(|(i, _)| !line[..*i].ends_with(['\\', '\'']));
        let quotes: Vec<usize> = quotes.map(|(i, _)| i).collect();
        if quotes.len() % 2 == 1 && !line.contains("\"\"\"") {
            return Some(from + quotes[quotes.len() - 1]);
        }
        from = from.saturating_sub(1);
    }
    None
}

/// What is missing most often: what separates and what closes; where a line ends, a statement does.
pub(super) const MISSED: [&str; 11] = [":", ",", ";", ")", "]", "}", "{", "=", "=>", "(", ">"];
const MISSED_AT_END: [&str; 11] = [";", ",", ":", ")", "]", "}", "{", "=", "=>", "(", ">"];

/// The one sign with which the block would be right.
fn missing(
    grammar: &Language,
    text: &str,
    own: &Range<usize>,
    at: usize,
    max_steps: usize,
) -> Option<&'static str> {
    // A bracket that is missing at the end could be missing at many places before it.
    if at < own.start || text.get(at..own.end)?.trim().is_empty() {
        return None;
    }
    let ends = text[at..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    let signs = if ends { MISSED_AT_END } else { MISSED };
    signs.into_iter().find(|sign| {
        let with = format!("{}{sign}{}", &text[..at], &text[at..]);
        is_right(grammar, &with, &(own.start..own.end + sign.len()), max_steps)
    })
}

/// Why a reading was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stopped {
    Budget,
    Mistake,
}

/// Where the parser stopped: the state it was in, up to where it had read, and what it could not take.
#[derive(Debug, Default, Clone)]
struct Stop {
    state: u16,
    row: usize,
    column: usize,
    lookahead: String,
}

/// What the parser says while it reads. A grammar can follow several readings at once; the text is wrong when the last
/// of them fails, which is when the parser resumes one to recover.
#[derive(Debug, Default)]
struct Log {
    now: Stop,
    furthest: Option<Stop>,
    recovering: bool,
}

impl Log {
    fn line(&mut self, line: &str) {
        if self.recovering {
            return;
        }
        if let Some(rest) = line.strip_prefix("process ") {
            let value = |name: &str| {
                let part = rest.split(", ").find_map(|part| part.strip_prefix(name))?;
                part.parse::<usize>().ok()
            };
            if let (Some(state), Some(row), Some(column)) = (value("state:"), value("row:"), value("col:")) {
                let state = u16::try_from(state).unwrap_or_default();
                self.now = Stop { state, row, column, lookahead: String::new() };
            }
        } else if let Some(lookahead) = line.strip_prefix("detect_error lookahead:") {
            let here = (self.now.row, self.now.column);
            if self.furthest.as_ref().is_none_or(|f| (f.row, f.column) <= here) {
                self.furthest = Some(Stop { lookahead: lookahead.to_owned(), ..self.now });
            }
        } else if line.starts_with("resume version") {
            self.recovering = true;
        }
    }
}

fn parse(
    grammar: &Language,
    text: &str,
    max_steps: usize,
    log: Option<&Arc<Mutex<Log>>>,
    stopped: &mut Option<Stopped>,
) -> Option<Tree> {
    let bytes = text.as_bytes();
    let mut steps = 0_usize;
    // An element that is never closed counts as a mistake of the grammar's, and is none where HTML allows it.
    let whole = log.is_some() || *grammar == tree_sitter_html::LANGUAGE.into();
    let mut budget = |state: &tree_sitter::ParseState| {
        steps += 1;
        // Without a wish to know where, the first mistake is enough.
        *stopped = match () {
            () if !whole && state.has_error() => Some(Stopped::Mistake),
            () if steps > max_steps => Some(Stopped::Budget),
            () => return ControlFlow::Continue(()),
        };
        ControlFlow::Break(())
    };
    PARSER.with_borrow_mut(|parser| {
        parser.reset();
        parser.set_language(grammar).ok()?;
        if let Some(log) = log {
            let log = Arc::clone(log);
            parser.set_logger(Some(Box::new(move |kind, line| {
                if let (LogType::Parse, Ok(mut log)) = (kind, log.lock()) {
                    log.line(line);
                }
            })));
        }
        let mut input = |at: usize, _: tree_sitter::Point| bytes.get(at..).unwrap_or_default();
        let tree = parser.parse_with_options(
            &mut input,
            None,
            Some(ParseOptions::new().progress_callback(&mut budget)),
        );
        parser.set_logger(None);
        tree
    })
}

/// The tokens that the grammar would take in a state, as `(name, whether it is written so)`.
fn expected(grammar: &Language, state: u16) -> Vec<(String, bool)> {
    let Some(symbols) = grammar.lookahead_iterator(state) else { return Vec::new() };
    let mut names: Vec<(String, bool)> = symbols
        .filter(|symbol| grammar.node_kind_is_visible(*symbol))
        .filter_map(|symbol| {
            let name = grammar.node_kind_for_id(symbol)?;
            let extra = name.ends_with("comment") || name == "ERROR" || name.starts_with("line_continuation");
            (!extra).then(|| (name.to_owned(), !grammar.node_kind_is_named(symbol)))
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The most alternatives that help a reader.
const FEW: usize = 3;

/// What the grammar would take in a state, in words, when it is few things.
fn name_expected(grammar: &Language, state: u16) -> Option<String> {
    let words = |(name, written): (String, bool)| match (written, name.as_str()) {
        (true, _) => format!("`{name}`"),
        (false, "identifier" | "type_identifier" | "field_identifier" | "property_identifier") => {
            "a name".to_owned()
        }
        (false, _) => {
            format!("{} {}", if name.starts_with(VOWELS) { "an" } else { "a" }, name.replace('_', " "))
        }
    };
    let mut named: Vec<String> = expected(grammar, state).into_iter().map(words).collect();
    named.dedup();
    if named.is_empty() || named.len() > FEW {
        return None;
    }
    Some(either(&named))
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

fn found(text: &str, at: usize, own: &Range<usize>, lookahead: &str) -> String {
    if lookahead.contains("newline") {
        "the end of the line".to_owned()
    } else if at >= own.end {
        "the end of the block".to_owned()
    } else {
        format!("`{}`", token(text, at))
    }
}

/// The word, number or sign at a place.
fn token(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let length = match rest.chars().next() {
        Some(c) if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
        Some(c) => c.len_utf8(),
        None => 0,
    };
    let shown = rest[..length].char_indices().nth(40).map_or(length, |(i, _)| i);
    &rest[..shown]
}
