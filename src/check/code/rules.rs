//! What the check is told: languages, their frames and prompts, and what stands for something left out.

use std::collections::{BTreeMap, HashMap};

use fancy_regex::Regex;
use serde::Deserialize;

use crate::check::Check;
use crate::diagnostic::{Code, Diagnostic};

/// `packs/*/checks/code_syntax_validation.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::check) struct File {
    max_bytes: Option<usize>,
    max_steps: Option<usize>,
    on_purpose: Vec<String>,
    remarks: Vec<String>,
    placeholders: Vec<String>,
    ellipses: Vec<String>,
    prompts: BTreeMap<String, Vec<String>>,
    language: Vec<RawLanguage>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLanguage {
    id: String,
    title: String,
    names: Vec<String>,
    reader: Reader,
    hidden: Option<String>,
    diff: Option<bool>,
    #[serde(default)]
    frames: Vec<(String, String)>,
}

/// What reads a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reader {
    Rust,
    Python,
    Javascript,
    Typescript,
    Go,
    Java,
    Html,
    Bash,
    Sql,
    Css,
    Json,
    Jsonc,
    Toml,
    Yaml,
}

/// A language with its expressions compiled.
#[derive(Debug)]
pub(super) struct Language {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) reader: Reader,
    pub(super) hidden: Option<Regex>,
    pub(super) prompt: Option<Regex>,
    /// Whether lines that begin with `+` or `-` may be those of a diff.
    pub(super) diff: bool,
    pub(super) frames: Vec<(String, String)>,
}

/// The rules in force.
#[derive(Debug, Default)]
pub(in crate::check) struct Rules {
    pub(super) max_bytes: usize,
    pub(super) max_steps: usize,
    pub(super) on_purpose: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) placeholder: Option<Regex>,
    pub(super) ellipsis: Option<Regex>,
    languages: Vec<Language>,
    by_name: HashMap<String, usize>,
}

impl Rules {
    /// Joins the files: lists grow, a language of a later file takes the place of one of the same `id`. An expression
    /// that cannot be read is reported and left out.
    pub(in crate::check) fn merge(files: Vec<File>, found: &mut Vec<Diagnostic>) -> Self {
        let mut all = File::default();
        for file in files {
            all.max_bytes = file.max_bytes.or(all.max_bytes);
            all.max_steps = file.max_steps.or(all.max_steps);
            all.on_purpose.extend(file.on_purpose);
            all.remarks.extend(file.remarks);
            all.placeholders.extend(file.placeholders);
            all.ellipses.extend(file.ellipses);
            for (language, prompts) in file.prompts {
                all.prompts.entry(language).or_default().extend(prompts);
            }
            for language in file.language {
                match all.language.iter_mut().find(|l| l.id == language.id) {
                    Some(before) => *before = language,
                    None => all.language.push(language),
                }
            }
        }
        let mut rules = Self {
            max_bytes: all.max_bytes.unwrap_or_default(),
            max_steps: all.max_steps.unwrap_or_default(),
            on_purpose: all.on_purpose,
            remarks: all.remarks,
            placeholder: any_of(&all.placeholders, "", found),
            ellipsis: any_of(&all.ellipses, "", found),
            ..Self::default()
        };
        for raw in all.language {
            for name in &raw.names {
                rules.by_name.insert(name.to_lowercase(), rules.languages.len());
            }
            let prompts = all.prompts.get(&raw.id).map(Vec::as_slice).unwrap_or_default();
            rules.languages.push(Language {
                prompt: any_of(prompts, "(?m)^", found),
                hidden: raw.hidden.and_then(|hidden| compile(&format!("(?m){hidden}"), found)),
                id: raw.id,
                title: raw.title,
                diff: raw.diff.unwrap_or(true),
                reader: raw.reader,
                frames: raw.frames,
            });
        }
        rules
    }

    /// The identifier of a fence's language: `python` for `py`; one that is not known is its own.
    pub(in crate::check) fn canonical(&self, name: &str) -> String {
        self.language(name).map_or_else(|| name.to_lowercase(), |language| language.id.clone())
    }

    /// The language of a fence.
    pub(super) fn language(&self, name: &str) -> Option<&Language> {
        let index = self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))?;
        self.languages.get(*index)
    }
}

fn any_of(expressions: &[String], before: &str, found: &mut Vec<Diagnostic>) -> Option<Regex> {
    if expressions.is_empty() {
        return None;
    }
    compile(&format!("{before}(?:{})", expressions.join("|")), found)
}

fn compile(expression: &str, found: &mut Vec<Diagnostic>) -> Option<Regex> {
    match Regex::new(expression) {
        Ok(regex) => Some(regex),
        Err(error) => {
            let message =
                format!("`{}` has an expression that cannot be read: {error}", Check::CodeSyntax.id());
            found.push(Diagnostic::new(Code::Pack, message));
            None
        }
    }
}
