//! Printers for diagnostics: each a function from the sorted list to text.

mod github;
mod json;
mod sarif;
mod text;

pub use text::{Style, excerpt};

use super::{Diagnostic, Severity};

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: source excerpts, repeats folded.
    #[default]
    Text,
    /// One JSON array.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, for annotations.
    Github,
}

/// Prints sorted diagnostics.
pub fn print(diagnostics: &[Diagnostic], format: Format, style: Style) -> String {
    match format {
        Format::Text => text::print(diagnostics, style),
        Format::Json => json::print(diagnostics),
        Format::Sarif => sarif::print(diagnostics),
        Format::Github => github::print(diagnostics),
    }
}

/// `2 errors, 5 warnings`, or an empty text. Notes are not counted.
pub fn count(diagnostics: &[Diagnostic]) -> String {
    let number = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let part = |count: usize, name: &str| match count {
        0 => None,
        1 => Some(format!("1 {name}")),
        n => Some(format!("{n} {name}s")),
    };
    [part(number(Severity::Error), "error"), part(number(Severity::Warning), "warning")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// A diagnostic's place for a script: path, line and column from 1, end line and end column.
fn place(d: &Diagnostic) -> Option<(&str, [usize; 4])> {
    let span = d.span.as_ref()?;
    let (line, column) = span.line_column();
    let end = super::Span { source: span.source.clone(), range: span.range.end..span.range.end };
    let (end_line, end_column) = end.line_column();
    Some((&span.source.path, [line, column, end_line, end_column]))
}

#[cfg(test)]
mod tests {
    use super::super::{Code, SourceText, Span};
    use super::*;

    fn examples() -> Vec<Diagnostic> {
        let source = SourceText::new("content/a.md", "+++\nstatus = \"publishd\"\n+++\n[x](y.md)\n");
        let bad = Diagnostic::new(Code::BadEnum, "`publishd` is not a valid `status`")
            .at(Span::new(&source, 13..23))
            .help("did you mean `published`?");
        let note = |path: &str| {
            let source = SourceText::new(path, "Text\n");
            Diagnostic::new(Code::NoType, "the page has no type")
                .at(Span::first_line(&source))
                .grouped("no type")
        };
        vec![bad, note("content/b.md"), note("content/c.md"), note("content/d.md")]
    }

    #[test]
    fn text_underlines_and_folds() {
        let printed = print(&examples(), Format::Text, Style::default());
        insta::assert_snapshot!(printed, @r#"
        error[LY005]: `publishd` is not a valid `status`
         --> content/a.md:2:10
          |
        2 | status = "publishd"
          |          ^^^^^^^^^^
          |
          = help: did you mean `published`?

        note[LY024]: the page has no type (3 times)
         |
         = note: content/b.md, content/c.md, content/d.md
        "#);
    }

    #[test]
    fn scripts_get_every_finding() {
        let json: serde_json::Value =
            serde_json::from_str(&print(&examples(), Format::Json, Style::default())).unwrap();
        assert_eq!(json.as_array().map(Vec::len), Some(4));
        assert_eq!(json[0]["line"], 2);
        assert_eq!(json[0]["column"], 10);
        assert_eq!(json[0]["code"], "LY005");
        let sarif: serde_json::Value =
            serde_json::from_str(&print(&examples(), Format::Sarif, Style::default())).unwrap();
        assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(4));
        let github = print(&examples(), Format::Github, Style::default());
        assert_eq!(
            github.lines().next(),
            Some(
                "::error file=content/a.md,line=2,col=10,endLine=2,endColumn=20,title=LY005 bad-enum::`publishd` is not a valid `status`%0Adid you mean `published`?"
            )
        );
    }

    #[test]
    fn counts_read_well() {
        assert_eq!(count(&examples()), "1 error");
        assert_eq!(count(&[]), "");
    }
}
