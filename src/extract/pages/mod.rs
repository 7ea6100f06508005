//! Drafts become pages of the content tree, and stay what people make of them.

mod body;
mod front;
mod merge;
mod pattern;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::draft::Draft;
use super::{Extraction, Options};
pub use merge::Merged;
pub(crate) use merge::hash_code;
use merge::{MARK, Split};

/// Why a page was left as it is: one sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(String);

/// Where a page comes from, as its field `extracted` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The repository's name.
    pub repository: String,
    /// The rule, or what else drafted it.
    pub rule: String,
    /// The commit at which the code said what the page says.
    pub commit: Option<String>,
    /// The commit at which the code did not show it any more, or the word `unknown`.
    pub gone: Option<String>,
}

impl Mark {
    fn value(&self) -> toml::Value {
        let mut table = toml::Table::new();
        let mut put = |name: &str, text: &str| table.insert(name.to_owned(), text.into());
        put("repository", &self.repository);
        put("rule", &self.rule);
        if let Some(commit) = &self.commit {
            put("commit", commit);
        }
        if let Some(gone) = &self.gone {
            put("gone", gone);
        }
        toml::Value::Table(table)
    }

    fn read(value: &Json) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Json::as_str).map(str::to_owned);
        Some(Self {
            repository: text("repository")?,
            rule: text("rule")?,
            commit: text("commit"),
            gone: text("gone"),
        })
    }
}

/// What becomes of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is written for the first time.
    New,
    /// Parts of it follow the code.
    Updated,
    /// Nothing changed.
    Same,
    /// The code does not show it any more.
    Gone,
    /// It cannot be changed, and why.
    Left(String),
}

/// A page that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Below the output folder.
    pub path: String,
    /// The whole file; `None` where it stays as it is.
    pub text: Option<String>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Parts that somebody edited and that the code says otherwise now.
    pub kept: Vec<String>,
    /// What changed in the code since, in words; empty when nothing did.
    pub since: String,
}

/// What is to be written for all that was extracted. `existing` are the pages of the output folder, by path;
/// `whole` is whether everything was looked for, so that what was not found is gone.
pub fn plan(
    extraction: &Extraction,
    options: &Options,
    existing: &std::collections::BTreeMap<String, String>,
    today: Date,
    whole: bool,
) -> Vec<Planned> {
    let mut drafts: Vec<(Draft, String)> = Vec::new();
    for rule in &extraction.rules {
        let path = format!("{}/{}.md", options.name, rule.id);
        let known = existing.get(&path).map(String::as_str);
        drafts.extend(pattern::draft(rule, extraction, options, path, known));
    }
    drafts.extend(extraction.drafts.iter().map(|draft| (draft.clone(), String::new())));
    let mut planned: Vec<Planned> = drafts
        .iter()
        .map(|(draft, since)| {
            let known = existing.get(&draft.path).map(String::as_str);
            one(draft, options, known, since.clone())
        })
        .collect();
    let drafted: BTreeSet<&str> = drafts.iter().map(|(draft, _)| draft.path.as_str()).collect();
    if whole {
        let rest = existing.iter().filter(|(path, _)| !drafted.contains(path.as_str()));
        let told = extraction.structure.no_history.is_none();
        planned.extend(rest.filter_map(|(path, text)| gone(path, text, told, options, today)));
    }
    planned.sort_by(|a, b| a.path.cmp(&b.path));
    planned
}

fn mark(draft: &Draft, options: &Options) -> Mark {
    let file = draft.path.rsplit('/').next().unwrap_or_default();
    Mark {
        repository: options.name.clone(),
        rule: file.trim_end_matches(".md").to_owned(),
        commit: options.origin.commit.clone(),
        gone: None,
    }
}

fn one(draft: &Draft, options: &Options, existing: Option<&str>, since: String) -> Planned {
    let mark = mark(draft, options);
    let path = draft.path.clone();
    let left = |why: String| Planned {
        path: draft.path.clone(),
        text: None,
        outcome: Outcome::Left(why),
        kept: Vec::new(),
        since: String::new(),
    };
    let Some(text) = existing else {
        let text = Some(merge::fresh(draft, &mark));
        return Planned { path, text, outcome: Outcome::New, kept: Vec::new(), since };
    };
    match ours(text) {
        Ok(Some(known)) if known.repository == mark.repository => {}
        Ok(Some(known)) => return left(format!("it was drafted from `{}`", known.repository)),
        Ok(None) => return left("it was not drafted from code".to_owned()),
        Err(Refused(why)) => return left(why),
    }
    match merge::merge(text, draft, &mark) {
        Ok(merged) if merged.text == text => {
            Planned { path, text: None, outcome: Outcome::Same, kept: merged.kept, since }
        }
        Ok(merged) => {
            Planned { path, text: Some(merged.text), outcome: Outcome::Updated, kept: merged.kept, since }
        }
        Err(Refused(why)) => left(why),
    }
}

/// Where an existing page comes from, when it says so.
fn ours(text: &str) -> Result<Option<Mark>, Refused> {
    Ok(Split::read(text)?.front.get(MARK).and_then(Mark::read))
}

/// A page of this repository that nothing was found for: it stays, marked and due for review. One that follows from the
/// history is not gone while that cannot be `told`.
fn gone(path: &str, text: &str, told: bool, options: &Options, today: Date) -> Option<Planned> {
    let mut page = Split::read(text).ok()?;
    let mut mark = Mark::read(page.front.get(MARK)?)?;
    let historic = page.front.get("type").and_then(Json::as_str) == Some(super::expertise::page::TYPE);
    if mark.repository != options.name || mark.gone.is_some() || (historic && !told) {
        return None;
    }
    mark.gone = Some(options.origin.commit.clone().unwrap_or_else(|| "unknown".to_owned()));
    let mut recorded = page.recorded();
    let outcome = (|| {
        if page.front.get("next_review_due").is_none() {
            let day = toml::Value::from(today.to_string());
            page.front.set("next_review_due", &day, &[])?;
            recorded.insert("next_review_due".to_owned(), merge::hash_day(today));
        }
        merge::finish(&mut page, &mark, &recorded, false)
    })();
    let (text, outcome) = match outcome {
        Ok(()) => (Some(page.text()), Outcome::Gone),
        Err(Refused(why)) => (None, Outcome::Left(why)),
    };
    let since = "the code does not show it any more".to_owned();
    Some(Planned { path: path.to_owned(), text, outcome, kept: Vec::new(), since })
}
