//! Parsed lines to HTML: few classes, neighbouring spans merged, a budget for hostile code.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use syntect::parsing::{ClearAmount, Scope, ScopeStackOp};

use super::Highlighted;
use super::classes::{Class, Meaning, meaning};
use super::grammar::{Grammars, Machine};
use crate::markdown::escape::{escape, escape_into};

/// Time for one block. Usual blocks take a millisecond, and the machine counts its work; this is the last resort,
/// wide enough that a busy computer does not change the output.
const MAX_TIME: Duration = Duration::from_secs(20);
/// Code beyond this is data, and nobody reads it coloured.
const MAX_INPUT: usize = 512 << 10;
/// HTML of one block.
const MAX_OUTPUT: usize = 2 << 20;
/// Longer lines are minified or generated; grammars take quadratic time on them.
const MAX_LINE: usize = 4 << 10;

/// The code without colours.
pub(super) fn plain(code: &str) -> String {
    escape(code)
}

/// The code with colours, or plain when that would take too long.
pub(super) fn paint(grammars: &Grammars, index: usize, code: &str) -> Highlighted {
    let html = (code.len() <= MAX_INPUT).then(|| try_paint(grammars, index, code)).flatten();
    let complete = html.is_some();
    Highlighted { html: html.unwrap_or_else(|| plain(code)).into(), complete }
}

fn try_paint(grammars: &Grammars, index: usize, code: &str) -> Option<String> {
    let mut machine = Machine::new(grammars, index)?;
    let started = Instant::now();
    let mut operations = Vec::new();
    let mut painter = Painter::default();
    let mut buffer = String::new();
    for line in code.split_inclusive('\n') {
        if line.len() > MAX_LINE {
            escape_into(&mut painter.out, line);
            continue;
        }
        // Grammars are made for lines with their end.
        let ended = line.ends_with('\n');
        let whole = if ended {
            line
        } else {
            buffer.clear();
            buffer.push_str(line);
            buffer.push('\n');
            &buffer
        };
        operations.clear();
        machine.line(whole, &mut operations)?;
        painter.line(whole, &operations);
        if !ended {
            painter.out.pop();
        }
        if started.elapsed() > MAX_TIME || painter.out.len() > MAX_OUTPUT {
            return None;
        }
    }
    Some(painter.out)
}

/// What is known inside a scope.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    class: Option<Class>,
    key: bool,
}

#[derive(Default)]
struct Painter {
    out: String,
    levels: Vec<Level>,
    cleared: Vec<Vec<Level>>,
    open: Option<Class>,
    /// Space that belongs to the open span only if the span goes on after it.
    space: String,
}

impl Painter {
    fn line(&mut self, line: &str, ops: &[(usize, ScopeStackOp)]) {
        let mut done = 0;
        for (at, op) in ops {
            if let Some(text) = line.get(done..*at) {
                self.text(text);
                done = *at;
            }
            self.apply(op);
        }
        self.text(line.get(done..).unwrap_or_default());
        self.close();
    }

    fn apply(&mut self, op: &ScopeStackOp) {
        match op {
            ScopeStackOp::Push(scope) => self.push(*scope),
            ScopeStackOp::Pop(count) => {
                self.levels.truncate(self.levels.len().saturating_sub(*count));
            }
            ScopeStackOp::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(n) => self.levels.len().saturating_sub(*n),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.levels.split_off(keep));
            }
            ScopeStackOp::Restore => self.levels.extend(self.cleared.pop().unwrap_or_default()),
            ScopeStackOp::Noop => {}
        }
    }

    fn push(&mut self, scope: Scope) {
        let mut level = self.levels.last().copied().unwrap_or_default();
        match meaning(scope) {
            Some(Meaning::Is('s')) if level.key => level.class = Some('a'),
            Some(Meaning::Is(class)) => level.class = Some(class),
            Some(Meaning::Plain) => level = Level::default(),
            Some(Meaning::Key) => level.key = true,
            None => {}
        }
        self.levels.push(level);
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if text.chars().all(char::is_whitespace) {
            self.space.push_str(text);
            return;
        }
        let class = self.levels.last().and_then(|level| level.class);
        // Space at the edges stays outside of spans.
        let inner = text.trim_start();
        self.space.push_str(&text[..text.len() - inner.len()]);
        let text = inner;
        if class == self.open {
            self.flush_space();
        } else {
            self.close();
            if let Some(class) = class {
                let _ = write!(self.out, "<span class=\"{class}\">");
            }
            self.open = class;
        }
        let ink = text.trim_end();
        escape_into(&mut self.out, ink);
        self.space.push_str(&text[ink.len()..]);
    }

    fn flush_space(&mut self) {
        self.out.push_str(&self.space);
        self.space.clear();
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</span>");
        }
        self.flush_space();
    }
}
