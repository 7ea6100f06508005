//! What goes to which stream: findings and progress to stderr, what was asked for to stdout.

use std::io::{IsTerminal, Write};
use std::path::Path;

use clap::ColorChoice;
use lyceum::compile::Loaded;
use lyceum::diagnostic::print::{self, Format, Style};
use lyceum::diagnostic::{Diagnostic, Severity, SourceText, Span};

use super::args::Common;

/// Where and how a verb prints.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    pub(crate) quiet: bool,
    style: Style,
}

impl Output {
    pub(crate) fn new(common: &Common) -> Self {
        let color = match common.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self { quiet: common.quiet, style: Style { color, verbose: common.verbose } }
    }

    /// Findings. For scripts they are what was asked for, and go to stdout.
    ///
    /// Paths are shown below the portal's root; annotations and code scanning want them from where the command runs.
    pub(crate) fn findings(&self, diagnostics: &[Diagnostic], format: Format, root: &Path) {
        let shown: Vec<Diagnostic> = if self.quiet {
            diagnostics.iter().filter(|d| d.severity != Severity::Note).cloned().collect()
        } else {
            diagnostics.to_vec()
        };
        let shown = match format {
            Format::Github | Format::Sarif => from_here(shown, root),
            Format::Text | Format::Json => shown,
        };
        let text = print::print(&shown, format, self.style);
        match format {
            Format::Text | Format::Github => self.err(&text),
            Format::Json | Format::Sarif => self.out(&text),
        }
    }

    /// A line for people; silenced by `--quiet`.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet {
            self.err(&format!("{line}\n"));
        }
    }

    /// Says what is not known of the pages, where version control could not tell it.
    pub(crate) fn history(&self, loaded: &Loaded) {
        if let Some(why) = loaded.no_history {
            self.say(&format!("days of last changes, and changes since a review, are not known: {why}"));
        }
    }

    /// The world failed.
    pub(crate) fn error(&self, message: &str) {
        let (on, off) = if self.style.color { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        self.err(&format!("{on}error{off}: {message}\n"));
    }

    /// What was asked for. A closed pipe is the reader's choice and no failure.
    #[allow(clippy::unused_self)] // Called like its siblings.
    pub(crate) fn out(&self, text: &str) {
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Pieces of text, plain and found in turn.
    pub(crate) fn marked(&self, pieces: &[String]) -> String {
        let (on, off) = if self.style.color { ("\x1b[1;33m", "\x1b[0m") } else { ("", "") };
        let mark = |(i, piece): (usize, &String)| {
            if i % 2 == 1 { format!("{on}{piece}{off}") } else { piece.clone() }
        };
        pieces.iter().enumerate().map(mark).collect()
    }

    #[allow(clippy::unused_self)]
    fn err(&self, text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Findings whose paths start at the current folder.
fn from_here(mut diagnostics: Vec<Diagnostic>, root: &Path) -> Vec<Diagnostic> {
    let prefix = root.to_string_lossy().replace('\\', "/");
    let prefix = prefix.trim_start_matches("./").trim_end_matches('/').to_owned();
    if prefix.is_empty() || prefix == "." {
        return diagnostics;
    }
    for span in diagnostics.iter_mut().filter_map(|d| d.span.as_mut()) {
        let source = SourceText::new(format!("{prefix}/{}", span.source.path), span.source.text.clone());
        *span = Span::new(&source, span.range.clone());
    }
    diagnostics
}
