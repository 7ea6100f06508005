//! SARIF 2.1.0, which code scanning tools read.

use serde_json::{Value, json};

use super::super::{Code, Diagnostic, Severity};

pub(super) fn print(diagnostics: &[Diagnostic]) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            json!({
                "id": code.id(),
                "name": code.name(),
                "shortDescription": { "text": code.explanation() },
                "defaultConfiguration": { "level": level(code.severity()) },
            })
        })
        .collect();
    let results: Vec<Value> = diagnostics.iter().map(result).collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "lyceum", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn result(d: &Diagnostic) -> Value {
    let text = match &d.help {
        Some(help) => format!("{}. {help}", d.message),
        None => d.message.clone(),
    };
    let mut result = json!({
        "ruleId": d.id(),
        "level": level(d.severity),
        "message": { "text": text },
    });
    if let Some((file, [line, column, end_line, end_column])) = super::place(d) {
        result["locations"] = json!([{
            "physicalLocation": {
                "artifactLocation": { "uri": file },
                "region": {
                    "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
                },
            },
        }]);
    }
    result
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
