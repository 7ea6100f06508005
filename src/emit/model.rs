//! `portal.json`: the whole portal as data, for programs that ask what is known, by whom and how fresh it is.
//!
//! One line per page, and each line is made by itself, in parallel: 10,000 pages are never one tree in memory.

mod schema;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::value::{Day, FieldValue, map};
use super::{DATA_VERSION, base, json, link};
use crate::artifact::Artifact;
use crate::parse::{Level, Status};
use crate::portal::{Freshness, LinkTarget, PageIx, Portal, PortalPage};

pub(super) use schema::type_view;

/// Fields that stand on a page's first level and not under `fields`.
pub(super) const PROMOTED: [&str; 22] = [
    "title",
    "type",
    "id",
    "slug",
    "status",
    "access",
    "level",
    "summary",
    "tags",
    "owner",
    "author",
    "maintainers",
    "reviewers",
    "created",
    "updated",
    "last_reviewed",
    "next_review_due",
    "review_cycle",
    "prerequisites",
    "aliases",
    "draft",
    "read_time",
];

/// The head of the document, whose last member `pages` follows line by line.
#[derive(Serialize)]
struct Head<'a> {
    version: u32,
    generator: &'static str,
    title: &'a str,
    description: &'a str,
    lang: &'a str,
    audience: &'a str,
    date: Day,
    base: &'a str,
    groups: Vec<schema::GroupView<'a>>,
    types: Vec<schema::TypeView<'a>>,
    common_fields: Vec<schema::FieldView<'a>>,
    sections: Vec<SectionView<'a>>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    path: &'a str,
    title: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
}

#[derive(Serialize)]
struct PageView<'a> {
    id: &'a str,
    url: String,
    title: &'a str,
    #[serde(rename = "type")]
    type_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    access: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Level>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    maintainers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reviewers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Day>,
    review: ReviewView,
    read_minutes: u32,
    words: usize,
    section: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<&'a str, FieldValue<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prerequisites: Vec<&'a str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    links: BTreeSet<&'a str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    external_links: BTreeSet<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    backlinks: Vec<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    referred_by: BTreeMap<&'a str, Vec<&'a str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    similar: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    aliases: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: &'a BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct ReviewView {
    freshness: Freshness,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cycle: Option<String>,
}

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    let mut out = json(&head(portal));
    out.pop(); // The brace that closes the head; `pages` goes in before it.
    out.extend(b",\n\"pages\":[");
    let lines: Vec<Vec<u8>> = portal.pages.par_iter().map(|page| json(&view(portal, page))).collect();
    out.reserve(lines.iter().map(|l| l.len() + 2).sum());
    for (i, line) in lines.into_iter().enumerate() {
        out.extend(if i == 0 { b"\n".as_slice() } else { b",\n" });
        out.extend(line);
    }
    out.extend(b"\n]}\n");
    vec![Artifact::new("portal.json", out)]
}

fn head(portal: &Portal) -> Head<'_> {
    let config = &portal.config;
    let sections = portal
        .sections
        .iter()
        .map(|s| SectionView {
            path: &s.path,
            title: &s.title,
            url: link(portal, &s.url),
            parent: s.parent.map(|ix| portal.sections[ix.0 as usize].path.as_str()),
        })
        .collect();
    Head {
        version: DATA_VERSION,
        generator: "lyceum",
        title: &config.title,
        description: &config.description,
        lang: &config.lang,
        audience: &portal.audience,
        date: Day(portal.today),
        base: base(portal),
        groups: portal.schema.groups.iter().map(schema::group_view).collect(),
        types: portal.schema.ordered().into_iter().map(type_view).collect(),
        common_fields: portal.schema.common.iter().map(schema::field_view).collect(),
        sections,
    }
}

fn view<'a>(portal: &'a Portal, page: &'a PortalPage) -> PageView<'a> {
    let id = |ix: &PageIx| portal.page(*ix).page.id.as_str();
    let ids = |name: &str| -> Vec<&'a str> {
        page.fields.get(name).map(|v| v.ref_list().into_iter().map(id).collect()).unwrap_or_default()
    };
    let mut links = BTreeSet::new();
    let mut external_links = BTreeSet::new();
    for target in page.links.values() {
        match target {
            LinkTarget::Page(ix, _) => drop(links.insert(id(ix))),
            LinkTarget::External(address) => drop(external_links.insert(address.as_str())),
            _ => {}
        }
    }
    let meta = &page.page.meta;
    PageView {
        id: &page.page.id,
        url: link(portal, &page.url),
        title: &page.page.title,
        type_id: &page.page.type_id,
        status: meta.status,
        access: meta.access.map_or(portal.config.default_access.as_str(), |access| access.id()),
        level: meta.level,
        summary: &meta.summary,
        tags: &meta.tags,
        owner: page.owner.as_ref().map(id),
        author: ids("author").first().copied(),
        maintainers: ids("maintainers"),
        reviewers: ids("reviewers"),
        created: meta.created.map(Day),
        updated: meta.updated.map(Day),
        review: ReviewView {
            freshness: page.review.freshness,
            last: page.review.last.map(Day),
            due: page.review.due.map(Day),
            cycle: page.review.cycle.map(crate::schema::Cycle::describe),
        },
        read_minutes: page.read_minutes,
        words: page.page.outline.words,
        section: &portal.sections[page.section.0 as usize].path,
        fields: map(portal, page.fields.iter().filter(|(name, _)| !PROMOTED.contains(&name.as_str()))),
        prerequisites: ids("prerequisites"),
        links,
        external_links,
        backlinks: page.backlinks.iter().map(id).collect(),
        referred_by: page
            .inverse
            .iter()
            .map(|(name, from)| (name.as_str(), from.iter().map(id).collect()))
            .collect(),
        similar: page.similar.iter().map(id).collect(),
        aliases: &meta.aliases,
        extra: &page.page.extra,
    }
}

#[cfg(test)]
mod tests;
