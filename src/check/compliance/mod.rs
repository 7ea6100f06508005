//! Compliance validation: no secrets, no personal data of others, and marks of licence, classification and access
//! that agree with each other.

mod marks;
mod patterns;
mod proof;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use super::{Check, Cx, Findings, rules};
use crate::diagnostic::Diagnostic;
use crate::schema::Schema;
pub(super) use patterns::Patterns;

/// `packs/*/checks/compliance_validation.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RuleFile {
    placeholders: Vec<String>,
    secret: Vec<RawPattern>,
    personal: Vec<RawPattern>,
    mark: Vec<Mark>,
    licence: Licences,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPattern {
    /// What it is, with its article.
    name: String,
    /// A regular expression; the group `value` is what counts, else all of it.
    pattern: String,
    /// What else has to hold: `luhn`, `iban`, `random`.
    #[serde(default)]
    check: proof::Proof,
    /// Texts that are known to be harmless.
    #[serde(default)]
    allow: Vec<String>,
}

/// Words by which a page says how closed it is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    words: Vec<String>,
    /// The most open access that goes with them.
    access: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Licences {
    known: Vec<String>,
}

/// `[check.compliance]` of `lyceum.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether every page has to state its `license`.
    pub require_license: bool,
    /// Folders whose pages have to be closed.
    pub folder: Vec<FolderPolicy>,
}

/// The access that the pages of a folder have at most.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FolderPolicy {
    /// Below the content folder: `hr/`.
    pub path: String,
    /// The most open access that is allowed there.
    pub access: String,
}

/// The rules, ready to use.
pub(super) struct Rules {
    patterns: Patterns,
    marks: Vec<Mark>,
    licences: Vec<String>,
}

impl Rules {
    /// Puts the files together; a pattern that is no regular expression is reported and left out.
    pub(super) fn new(files: Vec<RuleFile>, found: &mut Vec<Diagnostic>) -> Self {
        let mut all = RuleFile::default();
        for file in files {
            all.placeholders.extend(file.placeholders);
            all.secret.extend(file.secret);
            all.personal.extend(file.personal);
            all.mark.extend(file.mark);
            all.licence.known.extend(file.licence.known);
        }
        Self {
            patterns: Patterns::new(all.placeholders, all.secret, all.personal, found),
            marks: all.mark,
            licences: all.licence.known,
        }
    }
}

/// What is a secret by its form: the patterns of a portal, for texts that are no pages yet.
#[derive(Debug)]
pub struct Secrets(Patterns);

impl Secrets {
    /// Those of the packs. What is wrong with the patterns is said by the check.
    pub fn of(schema: &Schema) -> Self {
        let files: Vec<RuleFile> = rules::read(schema, Check::Compliance, &mut Vec::new());
        Self(Rules::new(files, &mut Vec::new()).patterns)
    }

    /// The text with three dots in place of every secret.
    pub fn conceal(&self, text: &str) -> String {
        self.0.conceal(text)
    }
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    rules.patterns.check(cx, found);
    marks::classification(cx, &rules.marks, found);
    marks::folder(cx, found);
    marks::licence(cx, &rules.licences, found);
}
