//! `example_execution`: which blocks are to be run, and what is said of how that went. Nothing is run here: the command
//! line does that, and only under `--execute`.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use super::code;
use super::{Check, Cx, Findings};
use crate::diagnostic::Diagnostic;
use crate::markdown::Text;
use crate::markdown::text::Code;
use crate::portal::PageIx;

/// `[check.execute.<language>]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interpreter {
    /// The program with its arguments. The code is its standard input, or the file that `{file}` stands for.
    pub command: Vec<String>,
}

/// `[check.limits]`: what one example may use up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Seconds until it is ended.
    pub seconds: u64,
    /// Memory, in MiB.
    pub memory: u64,
    /// What it prints and the largest file that it writes, in KiB.
    pub output: u64,
    /// Processes and threads.
    pub processes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 10, memory: 1024, output: 256, processes: 64 }
    }
}

/// The commands that are known without a word in `lyceum.toml`.
const BUILT_IN: [(&str, &[&str]); 3] =
    [("python", &["python3", "-"]), ("bash", &["bash", "-s"]), ("javascript", &["node", "-"])];

/// The command of a language without one of the portal's own.
pub fn built_in(language: &str) -> Option<Interpreter> {
    let (_, command) = BUILT_IN.iter().find(|(name, _)| *name == language)?;
    Some(Interpreter { command: command.iter().map(|&part| part.to_owned()).collect() })
}

/// A block marked `run`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The language: `python` for `py` too.
    pub language: String,
    /// What is run.
    pub code: String,
    /// What it has to print, when the page says so.
    pub expected: Option<String>,
    /// The blocks' places among those of the page.
    block: usize,
    expected_block: Option<usize>,
}

/// How an example ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// By itself, with a code.
    Exit(i32),
    /// By a signal that nobody of us sent.
    Signal(i32),
    /// It took too long.
    Timeout,
    /// It printed too much.
    TooMuch,
    /// It was never started: why.
    NotStarted(String),
    /// There is no command for its language.
    NoCommand,
}

/// What an example did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub ended: Ended,
    /// What it printed.
    pub output: String,
    /// What it complained of.
    pub errors: String,
}

/// What came of running the examples of a portal.
#[derive(Debug, Default)]
pub struct Executed {
    /// Pages with examples, each of which was run.
    pub pages: BTreeSet<PageIx>,
    /// What is wrong with them, with the configured severities.
    pub findings: Vec<Diagnostic>,
}

/// The blocks of a page that are to be run, in order.
pub(super) fn examples(text: &Text, body: &str, rules: &code::Rules) -> Vec<Example> {
    let runs = text.code.iter().enumerate().filter(|(_, code)| code.has_option("run"));
    runs.map(|(block, code)| {
        let expected_block = expected(text, body, block);
        Example {
            language: rules.canonical(&code.language),
            code: code.text.clone(),
            expected: expected_block.map(|at| text.code[at].text.clone()),
            block,
            expected_block,
        }
    })
    .collect()
}

/// The block with what another one prints: the next one marked `expect`, or one of plain text that follows at once.
fn expected(text: &Text, body: &str, block: usize) -> Option<usize> {
    let is_plain = |code: &Code| ["text", "txt", "output", "plaintext"].contains(&code.language.as_str());
    let next = text.code.get(block + 1)?;
    let between = body.get(text.code[block].range.end..next.range.start)?;
    if between.trim().is_empty() && is_plain(next) && !next.has_option("run") {
        return Some(block + 1);
    }
    let later = text.code.iter().enumerate().skip(block + 1);
    let mut before_next_run = later.take_while(|(_, code)| !code.has_option("run"));
    before_next_run.find(|(_, code)| code.has_option("expect")).map(|(at, _)| at)
}

/// What is said of an outcome.
pub(super) fn judge(
    cx: &Cx<'_>,
    example: &Example,
    outcome: &Outcome,
    limits: &Limits,
    found: &mut Findings,
) {
    let Some(code) = cx.text.code.get(example.block) else { return };
    let first = first_line(code);
    let report = |rule: &'static str, message: String| {
        cx.finding(Check::Execution, rule, code.source(first.clone()), message)
    };
    let d = match &outcome.ended {
        Ended::Exit(0) => {
            compare(cx, example, outcome, found);
            return;
        }
        Ended::Exit(status) => {
            report("exit", format!("the example ends with code {status}{}", said(outcome)))
        }
        Ended::Signal(signal) => {
            let message = format!("the example is ended by signal {signal}{}", said(outcome));
            report("limit", message).help(format!("it may use {} MiB; see `[check.limits]`", limits.memory))
        }
        Ended::Timeout => report("limit", format!("the example runs for more than {} s", limits.seconds))
            .help("shorten it, or raise `seconds` under `[check.limits]`"),
        Ended::TooMuch => report("limit", format!("the example prints more than {} KiB", limits.output))
            .help("shorten it, or raise `output` under `[check.limits]`"),
        Ended::NotStarted(why) => report("not_run", format!("the example cannot be run: {why}")),
        Ended::NoCommand => {
            let language = if code.language.is_empty() { "no language" } else { &example.language };
            report("not_run", format!("nothing is known that runs {language}"))
                .help(format!("give a command under `[check.execute.{}]`", example.language))
        }
    };
    found.push(d);
}

fn first_line(code: &Code) -> Range<usize> {
    0..code.text.lines().next().map_or(0, str::len)
}

/// The last thing that a program complained of.
fn said(outcome: &Outcome) -> String {
    let last = outcome.errors.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    let shown: String = last.chars().take(200).collect();
    if shown.is_empty() { shown } else { format!(": {shown}") }
}

fn compare(cx: &Cx<'_>, example: &Example, outcome: &Outcome, found: &mut Findings) {
    let (Some(expected), Some(block)) = (&example.expected, example.expected_block) else { return };
    let (said, printed) = (lines(expected), lines(&outcome.output));
    let Some(difference) = difference(&said, &printed) else { return };
    let Some(code) = cx.text.code.get(block) else { return };
    let start = code.text.lines().take(difference.line).map(|line| line.len() + 1).sum::<usize>();
    let start = start.min(code.text.len());
    let end = start + code.text[start..].lines().next().map_or(0, str::len);
    let quoted = |line: Option<&&str>| line.map(|line| line.chars().take(120).collect::<String>());
    let message = match (quoted(said.get(difference.line)), quoted(printed.get(difference.printed))) {
        (Some(said), Some(printed)) => format!("the page says `{said}`, the example prints `{printed}`"),
        (Some(said), None) => format!("the page says `{said}`, the example has ended by then"),
        (None, Some(printed)) => format!("the example also prints `{printed}`"),
        (None, None) => "the example prints something else".to_owned(),
    };
    found.push(cx.finding(Check::Execution, "output", code.source(start..end), message));
}

/// Lines without what nobody sees: spaces at their ends, empty lines at the end.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// Where two texts part.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    line: usize,
    printed: usize,
}

/// The furthest line to which the printed text follows the expected one; `None` when it does to the end. A line `...`
/// stands for any number of lines.
fn difference(expected: &[&str], printed: &[&str]) -> Option<Difference> {
    let mut furthest = Difference { line: 0, printed: 0 };
    // The last ellipsis, and up to which line it was taken to reach.
    let mut retry: Option<(usize, usize)> = None;
    let (mut line, mut at) = (0, 0);
    loop {
        match (expected.get(line), printed.get(at)) {
            (None, None) => return None,
            (Some(&("..." | "…")), _) => {
                retry = Some((line, at));
                line += 1;
                continue;
            }
            (Some(want), Some(got)) if want == got => {
                (line, at) = (line + 1, at + 1);
                continue;
            }
            _ => {}
        }
        if line > furthest.line || furthest == (Difference { line: 0, printed: 0 }) {
            furthest = Difference { line, printed: at };
        }
        match retry {
            Some((ellipsis, from)) if from < printed.len() => {
                retry = Some((ellipsis, from + 1));
                (line, at) = (ellipsis + 1, from + 1);
            }
            _ => return Some(furthest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ellipses_match_any_lines() {
        let same = |expected: &str, printed: &str| difference(&lines(expected), &lines(printed));
        assert_eq!(same("a\nb\n", "a  \nb\n\n"), None);
        assert_eq!(same("a\n...\nz", "a\nb\nc\nz"), None);
        assert_eq!(same("...\nb\n...\nd\n", "b\nc\nb\nd\n"), None);
        assert_eq!(same("...", ""), None);
        assert_eq!(same("a\nb", "a\nc"), Some(Difference { line: 1, printed: 1 }));
        assert_eq!(same("a", "a\nb"), Some(Difference { line: 1, printed: 1 }));
        assert_eq!(same("a\n...\nz", "a\nb"), Some(Difference { line: 2, printed: 1 }));
        assert_eq!(same("a\nb", "a"), Some(Difference { line: 1, printed: 1 }));
    }
}
