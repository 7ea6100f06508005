//! `lyceum list`: pages of a portal by type, group, status, level, owner, tag, review state and text.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::suggest;
use crate::parse::{Level, Status};
use crate::portal::taxonomy::tag_id;
use crate::portal::{Freshness, PageIx, Portal, PortalPage};

/// What is asked for. A page has to meet every condition that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Identifier of a content type.
    pub type_id: Option<String>,
    /// Identifier of a group of types.
    pub group: Option<String>,
    /// Identifier of a status.
    pub status: Option<String>,
    /// Identifier of a level.
    pub level: Option<String>,
    /// Identifier, last part of it, or title of who is accountable.
    pub owner: Option<String>,
    /// A tag, whatever its letter case.
    pub tag: Option<String>,
    /// Identifier of a review state.
    pub freshness: Option<String>,
    /// Words that all stand in title, summary, tags or identifier.
    pub text: Option<String>,
}

/// A condition that nothing can meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {kind} `{given}`")]
pub struct UnknownTerm {
    /// What was asked by: `type`.
    pub kind: &'static str,
    /// As given.
    pub given: String,
    /// The nearest valid value.
    pub help: Option<String>,
}

/// One page of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Address below the base path.
    pub url: String,
    /// The file that it comes from, below the root.
    pub path: String,
    /// Identifier of its content type.
    #[serde(rename = "type")]
    pub type_id: String,
    /// Status.
    pub status: Option<Status>,
    /// Level.
    pub level: Option<Level>,
    /// Identifier of who is accountable.
    pub owner: Option<String>,
    /// Tags, as written.
    pub tags: Vec<String>,
    /// Review state.
    pub freshness: Freshness,
    /// When its review is due, as year-month-day.
    pub due: Option<String>,
    /// When it last changed, as year-month-day.
    pub updated: Option<String>,
}

/// The pages that meet the filter, in navigation order of their types, then by title.
pub fn list(portal: &Portal, filter: &Filter) -> Result<Vec<Row>, UnknownTerm> {
    filter.check(portal)?;
    let order: Vec<&str> = portal.schema.ordered().iter().map(|t| t.id.as_str()).collect();
    let words: Vec<String> =
        filter.text.as_deref().unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<&PortalPage> =
        portal.pages.iter().filter(|page| filter.meets(portal, page) && has_words(page, &words)).collect();
    found.sort_by_cached_key(|page| {
        let place = order.iter().position(|id| *id == page.page.type_id);
        (place.unwrap_or(usize::MAX), page.page.title.to_lowercase(), page.url.clone())
    });
    Ok(found.into_iter().map(|page| row(portal, page)).collect())
}

impl Filter {
    /// Refuses values that no page could have, so that a slip of the finger is not taken for an empty answer.
    fn check(&self, portal: &Portal) -> Result<(), UnknownTerm> {
        let owners: Vec<&str> = portal.taxonomies.owners.iter().map(|t| t.id.as_str()).collect();
        let tags: Vec<&str> = portal.taxonomies.tags.iter().map(|t| t.id.as_str()).collect();
        let tag = self.tag.as_deref().map(tag_id);
        let owner = self.owner.as_deref().map(|given| {
            let known = portal.pages.iter().filter_map(|p| p.owner).find(|ix| is_owner(portal, *ix, given));
            known.map_or(given, |ix| portal.page(ix).url.last_segment())
        });
        let kinds: [(&'static str, Option<&str>, Vec<&str>); 7] = [
            ("type", self.type_id.as_deref(), portal.schema.types.keys().map(String::as_str).collect()),
            ("group", self.group.as_deref(), portal.schema.groups.iter().map(|g| g.id.as_str()).collect()),
            ("status", self.status.as_deref(), Status::ALL.iter().map(|s| s.id()).collect()),
            ("level", self.level.as_deref(), Level::ALL.iter().map(|l| l.id()).collect()),
            ("owner", owner, owners),
            ("tag", tag.as_deref(), tags),
            ("review state", self.freshness.as_deref(), Freshness::ALL.map(Freshness::id).to_vec()),
        ];
        for (kind, given, known) in kinds {
            if let Some(given) = given.filter(|given| !known.contains(given)) {
                return Err(UnknownTerm { kind, given: given.to_owned(), help: suggest(given, known) });
            }
        }
        Ok(())
    }

    fn meets(&self, portal: &Portal, page: &PortalPage) -> bool {
        fn is(wanted: Option<&String>, got: Option<&str>) -> bool {
            wanted.is_none_or(|wanted| got == Some(wanted.as_str()))
        }
        let of = portal.schema.get(&page.page.type_id);
        let meta = &page.page.meta;
        let tag = self.tag.as_deref().map(tag_id);
        is(self.type_id.as_ref(), Some(&page.page.type_id))
            && is(self.group.as_ref(), Some(&of.group))
            && is(self.status.as_ref(), meta.status.map(Status::id))
            && is(self.level.as_ref(), meta.level.map(Level::id))
            && is(self.freshness.as_ref(), Some(page.review.freshness.id()))
            && tag.is_none_or(|tag| meta.tags.iter().any(|t| tag_id(t) == tag))
            && self
                .owner
                .as_deref()
                .is_none_or(|given| page.owner.is_some_and(|ix| is_owner(portal, ix, given)))
    }
}

/// Whether a person or team is meant by what was given.
fn is_owner(portal: &Portal, ix: PageIx, given: &str) -> bool {
    let page = portal.page(ix);
    let given = given.trim().to_lowercase();
    [page.page.id.as_str(), page.url.last_segment(), &page.page.title]
        .iter()
        .any(|name| name.to_lowercase() == given)
}

fn has_words(page: &PortalPage, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let meta = &page.page.meta;
    let text =
        [&page.page.title, &meta.summary, &meta.tags.join(" "), &page.page.id].map(|t| t.to_lowercase());
    words.iter().all(|word| text.iter().any(|t| t.contains(word.as_str())))
}

fn row(portal: &Portal, page: &PortalPage) -> Row {
    let meta = &page.page.meta;
    Row {
        id: page.page.id.clone(),
        title: page.page.title.clone(),
        url: page.url.to_string(),
        path: page.page.source.path.clone(),
        type_id: page.page.type_id.clone(),
        status: meta.status,
        level: meta.level,
        owner: page.owner.map(|ix| portal.page(ix).page.id.clone()),
        tags: meta.tags.clone(),
        freshness: page.review.freshness,
        due: page.review.due.map(|d| d.to_string()),
        updated: meta.updated.map(|d| d.to_string()),
    }
}

/// A table for the terminal: titles in columns, two spaces between, nothing at line ends.
pub fn text(rows: &[Row]) -> String {
    let shown = |value: Option<&str>| value.filter(|v| !v.is_empty()).unwrap_or("-").to_owned();
    let mut lines = vec![["TITLE", "TYPE", "STATUS", "LEVEL", "REVIEW", "OWNER", "FILE"].map(str::to_owned)];
    lines.extend(rows.iter().map(|row| {
        [
            shorten(&row.title, 48),
            row.type_id.clone(),
            shown(row.status.map(Status::id)),
            shown(row.level.map(Level::id)),
            row.freshness.id().replace('_', " "),
            shown(row.owner.as_deref().map(|id| id.rsplit('/').next().unwrap_or(id))),
            row.path.clone(),
        ]
    }));
    columns(&lines)
}

/// Lines of cells as columns with two spaces between.
pub(crate) fn columns<const N: usize>(lines: &[[String; N]]) -> String {
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let mut out = String::new();
    for line in lines {
        let mut padded = String::new();
        for (cell, width) in line.iter().zip(widths) {
            let _ = write!(padded, "{cell:<width$}  ");
        }
        let _ = writeln!(out, "{}", padded.trim_end());
    }
    out
}

/// On one line, and no longer than that many characters.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    if text.chars().count() <= limit {
        return text;
    }
    let kept: String = text.chars().take(limit - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A JSON array, one row a line.
pub fn json(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().filter_map(|row| serde_json::to_string(row).ok()).collect();
    if lines.is_empty() { "[]\n".into() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, portal};

    fn ids(filter: Filter) -> Vec<String> {
        list(&portal("", SMALL), &filter).unwrap().into_iter().map(|r| r.id).collect()
    }

    #[test]
    fn every_condition() {
        let none = Filter::default;
        let lag = ["guides/lag"];
        assert_eq!(ids(none()), ["index", "guides/señal", "people/ines", "guides/lag"]);
        for filter in [
            Filter { type_id: Some("troubleshooting".to_owned()), ..none() },
            Filter { group: Some("technical".to_owned()), ..none() },
            Filter { status: Some("published".to_owned()), ..none() },
            Filter { level: Some("intermediate".to_owned()), ..none() },
            Filter { owner: Some("ines".to_owned()), ..none() },
            Filter { owner: Some("people/ines".to_owned()), ..none() },
            Filter { owner: Some("inês carvalho".to_owned()), ..none() },
            Filter { tag: Some("KAFKA".to_owned()), ..none() },
            Filter { freshness: Some("overdue".to_owned()), ..none() },
            Filter { text: Some("offsets LAG".to_owned()), ..none() },
        ] {
            assert_eq!(ids(filter.clone()), lag, "{filter:?}");
        }
        assert_eq!(
            ids(Filter { tag: Some("kafka".to_owned()), status: Some("draft".to_owned()), ..none() }),
            [""; 0]
        );
        assert_eq!(ids(Filter { text: Some("nothing like this".to_owned()), ..none() }), [""; 0]);
    }

    #[test]
    fn a_slip_is_no_empty_answer() {
        let wrong = |filter: Filter| {
            let error = list(&portal("", SMALL), &filter).unwrap_err();
            (error.to_string(), error.help.unwrap_or_default())
        };
        let none = Filter::default;
        let expected = |kind: &str, given: &str, near: &str| {
            (format!("there is no {kind} `{given}`"), format!("did you mean `{near}`?"))
        };
        assert_eq!(
            wrong(Filter { type_id: Some("tutorial".to_owned()), ..none() }),
            expected("type", "tutorial", "tutorials")
        );
        assert_eq!(
            wrong(Filter { status: Some("publish".to_owned()), ..none() }),
            expected("status", "publish", "published")
        );
        assert_eq!(
            wrong(Filter { owner: Some("inez".to_owned()), ..none() }),
            expected("owner", "inez", "ines")
        );
        assert_eq!(
            wrong(Filter { tag: Some("Kafkaa".to_owned()), ..none() }),
            expected("tag", "kafkaa", "kafka")
        );
    }

    #[test]
    fn a_table() {
        let rows = list(&portal("", SMALL), &Filter::default()).unwrap();
        assert_eq!(
            text(&rows),
            "\
TITLE                    TYPE             STATUS     LEVEL         REVIEW   OWNER  FILE
Knowledge <base> & more  page             -          -             exempt   -      content/index.md
Señal                    page             -          -             exempt   -      content/guides/señal.md
Inês Carvalho            person           -          -             exempt   -      content/people/ines.md
Lag & offsets            troubleshooting  published  intermediate  overdue  ines   content/guides/lag.md
"
        );
        assert_eq!(shorten("a title that is long", 10), "a title t…");
    }

    #[test]
    fn rows_as_json() {
        let rows =
            list(&portal("", SMALL), &Filter { tag: Some("kafka".to_owned()), ..Filter::default() }).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json(&rows)).unwrap();
        assert_eq!(
            value,
            serde_json::json!([{
                "id": "guides/lag", "title": "Lag & offsets", "url": "/guides/lag/", "path": "content/guides/lag.md",
                "type": "troubleshooting", "status": "published", "level": "intermediate", "owner": "people/ines",
                "tags": ["Kafka"], "freshness": "overdue", "due": "2026-10-14", "updated": "2026-09-14",
            }])
        );
        assert_eq!(json(&[]), "[]\n");
    }
}
