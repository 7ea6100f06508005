//! A drafted page and the page that is there already.
//!
//! For every part that was written, a field or a section, the page keeps the hash of what was written. A part that still
//! has its hash is the program's and follows the code; any other is somebody's and stays; one that is missing was taken
//! out and stays out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value as Json;

use super::body::{self, Block};
use super::front::{self, Front};
use super::{Mark, Refused};
use crate::extract::draft::Draft;
use crate::parse::front::{Notation, split};
use crate::parse::notation;

/// The field that says where a page comes from.
pub(super) const MARK: &str = "extracted";
/// The field that keeps what was written.
pub(super) const PARTS: &str = "extracted_parts";
/// What stands before the first heading, as a part.
const TEXT: &str = "(text)";
/// The prefix of a section among the parts.
const SECTION: &str = "## ";

/// A page that was brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole file.
    pub text: String,
    /// Parts that were written.
    pub written: Vec<String>,
    /// Parts that the code would say otherwise, and that somebody has edited.
    pub kept: Vec<String>,
}

/// What a part says: the hash decides whether anything changed.
enum Said<'a> {
    Field(&'a toml::Value),
    Text(&'a str),
}

impl Said<'_> {
    fn hash(&self) -> String {
        match self {
            Self::Field(value) => hash_field(&notation::from_toml(value).to_json()),
            Self::Text(text) => hash_text(text),
        }
    }
}

fn hash_field(value: &Json) -> String {
    short(value.to_string().as_bytes())
}

fn hash_text(text: &str) -> String {
    short(text.trim().replace("\r\n", "\n").as_bytes())
}

/// Twelve digits: enough to tell what was written from what was not.
fn short(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..12].to_owned()
}

/// The hash of lines of code, for telling whether they changed.
pub(crate) fn hash_code(text: &str) -> String {
    hash_text(text)
}

fn parts(draft: &Draft) -> Vec<(String, Said<'_>)> {
    let fields = draft.fields.iter().map(|(name, value)| ((*name).to_owned(), Said::Field(value)));
    let text = std::iter::once((TEXT.to_owned(), Said::Text(&draft.intro)));
    let sections =
        draft.sections.iter().map(|s| (format!("{SECTION}{}", s.heading), Said::Text(s.text.as_str())));
    fields.chain(text.filter(|_| !draft.intro.trim().is_empty())).chain(sections).collect()
}

/// A page that is not there yet.
pub(super) fn fresh(draft: &Draft, mark: &Mark) -> String {
    let eol = "\n";
    let mut out = String::from("+++\n");
    let headed = |value: &toml::Value| front::written("x", value, eol).starts_with('[');
    let (below, plain): (Vec<_>, Vec<_>) = draft.fields.iter().partition(|(_, value)| headed(value));
    let title = toml::Value::from(draft.title.as_str());
    let type_id = toml::Value::from(draft.type_id);
    out += &front::written("title", &title, eol);
    out += &front::written("type", &type_id, eol);
    for (name, value) in plain {
        out += &front::written(name, value, eol);
    }
    for (name, value) in below {
        out += "\n";
        out += &front::written(name, value, eol);
    }
    let recorded = parts(draft).into_iter().map(|(name, said)| (name, said.hash()));
    let recorded: BTreeMap<String, String> = recorded.chain([title_part(draft)]).collect();
    out += "\n";
    out += &front::written(MARK, &mark.value(), eol);
    out += "\n";
    out += &front::written(PARTS, &table(&recorded), eol);
    out += "+++\n";
    if !draft.intro.trim().is_empty() {
        out += "\n";
        out += draft.intro.trim();
        out += "\n";
    }
    for section in &draft.sections {
        let _ = write!(out, "\n{SECTION}{}\n\n{}\n", section.heading, section.text.trim());
    }
    out
}

fn title_part(draft: &Draft) -> (String, String) {
    ("title".to_owned(), hash_field(&Json::from(draft.title.as_str())))
}

fn table(entries: &BTreeMap<String, String>) -> toml::Value {
    let entries = entries.iter().map(|(name, hash)| (name.clone(), toml::Value::from(hash.as_str())));
    toml::Value::Table(entries.collect())
}

/// A page in its two parts.
pub(super) struct Split {
    pub(super) before: String,
    pub(super) front: Front,
    pub(super) between: String,
    pub(super) body: String,
    eol: &'static str,
}

impl Split {
    pub(super) fn read(text: &str) -> Result<Self, Refused> {
        let halves = split(text);
        let Some((Notation::Toml, range)) = halves.front else {
            return Err(Refused("it has no front matter in TOML".to_owned()));
        };
        let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(Self {
            before: text[..range.start].to_owned(),
            front: Front::read(&text[range.clone()], eol)?,
            between: text[range.end..halves.body].to_owned(),
            body: text[halves.body..].to_owned(),
            eol,
        })
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}{}{}", self.before, self.front.text, self.between, self.body)
    }

    /// The hashes that are kept.
    pub(super) fn recorded(&self) -> BTreeMap<String, String> {
        let fields = self.front.get(PARTS).and_then(Json::as_object);
        let texts = fields.into_iter().flatten();
        texts.filter_map(|(name, hash)| Some((name.clone(), hash.as_str()?.to_owned()))).collect()
    }

    fn block(&self, part: &str) -> Option<Block> {
        let heading = part.strip_prefix(SECTION);
        let found = body::blocks(&self.body).into_iter().find(|b| b.heading.as_deref() == heading)?;
        // Nothing before the first heading is no part.
        let empty = heading.is_none() && self.body[found.inner.clone()].trim().is_empty();
        (!empty).then_some(found)
    }

    fn is_text(part: &str) -> bool {
        part == TEXT || part.starts_with(SECTION)
    }

    /// The hash of a part as it is now.
    fn present(&self, part: &str) -> Option<String> {
        if Self::is_text(part) {
            self.block(part).map(|block| hash_text(&self.body[block.inner]))
        } else {
            self.front.get(part).map(hash_field)
        }
    }

    fn take_out(&mut self, part: &str) -> Result<(), Refused> {
        if !Self::is_text(part) {
            return self.front.remove(part);
        }
        if let Some(block) = self.block(part) {
            self.body.replace_range(block.whole, "");
        }
        Ok(())
    }

    /// Writes a part in place of what is there, or behind the last of `after` that is there.
    fn put(&mut self, part: &str, said: &Said, after: &[&str]) -> Result<(), Refused> {
        let text = match said {
            Said::Field(value) => return self.front.set(part, value, after),
            Said::Text(text) => text.trim().replace('\n', self.eol),
        };
        let eol = self.eol;
        if let Some(block) = self.block(part) {
            let old = &self.body[block.inner.clone()];
            let lead = &old[..old.len() - old.trim_start().len()];
            let tail = &old[old.trim_end().len()..];
            let new = format!("{lead}{text}{tail}");
            self.body.replace_range(block.inner, &new);
            return Ok(());
        }
        let blocks = body::blocks(&self.body);
        let place = after.iter().rev().filter(|name| Self::is_text(name)).find_map(|name| self.block(name));
        let at = match place {
            Some(block) => block.whole.end,
            None if part == TEXT => 0,
            None if blocks.len() > 1 && after.iter().all(|name| !Self::is_text(name)) => {
                blocks[1].whole.start
            }
            None => self.body.len(),
        };
        let heading =
            part.strip_prefix(SECTION).map(|h| format!("{SECTION}{h}{eol}{eol}")).unwrap_or_default();
        let before = if self.body[..at].ends_with(&format!("{eol}{eol}")) { "" } else { eol };
        let behind = if at == self.body.len() { "" } else { eol };
        self.body.insert_str(at, &format!("{before}{heading}{text}{eol}{behind}"));
        Ok(())
    }
}

/// Brings a page up to date.
pub(super) fn merge(existing: &str, draft: &Draft, mark: &Mark) -> Result<Merged, Refused> {
    let mut page = Split::read(existing)?;
    let mut recorded = page.recorded();
    let (mut written, mut kept) = (Vec::new(), Vec::new());
    let title = toml::Value::from(draft.title.as_str());
    let mut parts = parts(draft);
    parts.insert(0, ("title".to_owned(), Said::Field(&title)));
    let names: Vec<String> = parts.iter().map(|(name, _)| name.clone()).collect();
    for (at, (name, said)) in parts.iter().enumerate() {
        let (now, wanted) = (page.present(name), said.hash());
        if now.is_some() && draft.unsaid.contains(&name.as_str()) {
            continue;
        }
        let ours = recorded.get(name);
        let after: Vec<&str> = names[..at].iter().map(String::as_str).collect();
        match (now, ours) {
            // Taken out by somebody.
            (None, Some(_)) => {}
            (Some(now), Some(ours)) if now == *ours => {
                if now != wanted {
                    page.put(name, said, &after)?;
                    written.push(name.clone());
                    recorded.insert(name.clone(), wanted);
                }
            }
            (Some(now), Some(ours)) => {
                if now != wanted && wanted != *ours {
                    kept.push(name.clone());
                }
            }
            // Somebody wrote what the program did not know yet.
            (Some(now), None) => {
                if now != wanted {
                    kept.push(name.clone());
                }
            }
            (None, None) => {
                page.put(name, said, &after)?;
                written.push(name.clone());
                recorded.insert(name.clone(), wanted);
            }
        }
    }
    let wanted: BTreeSet<&String> = names.iter().collect();
    let gone: Vec<String> = recorded
        .keys()
        .filter(|name| !wanted.contains(name) && !draft.unsaid.contains(&name.as_str()))
        .cloned()
        .collect();
    for name in gone {
        if page.present(&name) == recorded.get(&name).cloned() {
            page.take_out(&name)?;
            written.push(name.clone());
        }
        recorded.remove(&name);
    }
    finish(&mut page, mark, &recorded, !written.is_empty())?;
    Ok(Merged { text: page.text(), written, kept })
}

/// Writes where the page comes from: the commit only when something follows from it.
pub(super) fn finish(
    page: &mut Split,
    mark: &Mark,
    recorded: &BTreeMap<String, String>,
    changed: bool,
) -> Result<(), Refused> {
    let mut mark = mark.clone();
    let before = page.front.get(MARK).cloned().unwrap_or_default();
    if !changed {
        mark.commit = before.get("commit").and_then(Json::as_str).map(str::to_owned);
    }
    let value = mark.value();
    if notation::from_toml(&value).to_json() != before {
        page.front.set(MARK, &value, &[])?;
    }
    if *recorded != page.recorded() {
        page.front.set(PARTS, &table(recorded), &[])?;
    }
    Ok(())
}

/// The hash of a day as a field.
pub(super) fn hash_day(day: jiff::civil::Date) -> String {
    hash_field(&Json::from(day.to_string()))
}
