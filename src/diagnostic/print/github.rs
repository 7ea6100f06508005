//! Workflow commands, which become annotations on a pull request.

use std::fmt::Write as _;

use super::super::{Diagnostic, Severity};

pub(super) fn print(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for d in diagnostics {
        let command = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let title = property(&format!("{} {}", d.id(), d.code.name()));
        let place =
            super::place(d).map_or_else(String::new, |(file, [line, column, end_line, end_column])| {
                let file = property(file);
                format!("file={file},line={line},col={column},endLine={end_line},endColumn={end_column},")
            });
        let message = match &d.help {
            Some(help) => format!("{}\n{help}", d.message),
            None => d.message.clone(),
        };
        let _ = writeln!(out, "::{command} {place}title={title}::{}", data(&message));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
