//! One JSON array with every finding.

use serde::Serialize;

use super::super::Diagnostic;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    severity: super::Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

pub(super) fn print(diagnostics: &[Diagnostic]) -> String {
    let findings: Vec<Finding<'_>> = diagnostics
        .iter()
        .map(|d| {
            let place = super::place(d);
            let at = |i: usize| place.map(|(_, numbers)| numbers[i]);
            Finding {
                code: d.code.id(),
                name: d.code.name(),
                rule: d.rule.as_deref(),
                severity: d.severity,
                message: &d.message,
                file: place.map(|(file, _)| file),
                line: at(0),
                column: at(1),
                end_line: at(2),
                end_column: at(3),
                help: d.help.as_deref(),
            }
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&findings).unwrap_or_else(|_| "[]".into());
    text.push('\n');
    text
}
