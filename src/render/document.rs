//! A page as search sees it.

use lyceum_search::{Document, DocumentIndex, Key, Memo, Owner, Section};

use crate::hash::half;
use crate::markdown::{self, Body, SectionText, plain};
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::schema::Value;

/// What the search bundle needs of a page; the work of an earlier build where the memo has it.
pub fn search_index(portal: &Portal, ix: PageIx, memo: Option<&dyn Memo>) -> DocumentIndex {
    let body = &portal.page(ix).page.body;
    let card = search_document(portal, ix, Vec::new());
    let whole = || search_document(portal, ix, markdown::sections(body));
    lyceum_search::analyse_with(&card, &text_key(body), portal.pages.len(), memo, whole)
}

/// The hash of a page's text.
fn text_key(body: &Body) -> Key {
    let mut hasher = blake3::Hasher::new();
    body.hash_into(&mut hasher);
    half(hasher.finalize())
}

/// The search document of a page: its text by section, with what its fields say before the first heading.
fn search_document(portal: &Portal, ix: PageIx, sections: Vec<SectionText>) -> Document {
    let page = portal.page(ix);
    let meta = &page.page.meta;
    let of = portal.schema.get(&page.page.type_id);
    let base = portal.config.base_path();
    let title = |section: &crate::portal::SectionIx| portal.sections[section.0 as usize].title.clone();
    Document {
        url: page.url.href(base),
        title: page.page.title.clone(),
        lang: meta.lang.clone().unwrap_or_else(|| portal.config.lang.clone()),
        summary: meta.summary.clone(),
        kind: of.id.clone(),
        kind_title: of.title.clone(),
        group: of.group.clone(),
        status: meta.status.map_or_else(String::new, |status| status.id().to_owned()),
        level: meta.level.map(|level| level.id().to_owned()),
        owner: page.owner.map(|owner| owner_of(portal.page(owner))),
        tags: meta.tags.clone(),
        created: meta.created.map(|date| date.to_string()),
        updated: meta.updated.map(|date| date.to_string()),
        last_reviewed: page.review.last.map(|date| date.to_string()),
        next_review_due: page.review.due.map(|date| date.to_string()),
        never_reviewed: page.review.freshness == Freshness::NeverReviewed,
        breadcrumb: page.breadcrumb.iter().skip(1).map(title).collect(),
        sections: with_fields(portal, page, sections),
    }
}

fn owner_of(page: &PortalPage) -> Owner {
    Owner { id: page.page.id.clone(), title: page.page.title.clone() }
}

fn with_fields(portal: &Portal, page: &PortalPage, sections: Vec<SectionText>) -> Vec<Section> {
    let mut sections: Vec<Section> = sections
        .into_iter()
        .map(|s| Section { anchor: s.anchor, heading: s.heading, text: s.text })
        .collect();
    let of = portal.schema.get(&page.page.type_id);
    let mut words = String::new();
    for field in &of.fields {
        if let Some(value) = page.fields.get(&field.name) {
            collect(portal, value, &mut words);
        }
    }
    if !words.is_empty() {
        if sections.is_empty() {
            sections.push(Section::default());
        }
        let lead = &mut sections[0].text;
        if !lead.is_empty() {
            lead.push_str(". ");
        }
        lead.push_str(&words);
    }
    sections
}

/// The words of a field's value, set apart so that an excerpt reads as a list.
fn collect(portal: &Portal, value: &Value<PageIx>, words: &mut String) {
    match value {
        Value::String(text) | Value::Enum { title: text, .. } => push(words, text),
        Value::Text(text) => push(words, &plain(text)),
        Value::Ref(ix) => push(words, &portal.page(*ix).page.title),
        Value::List(items) => items.iter().for_each(|item| collect(portal, item, words)),
        Value::Map(entries) => entries.values().for_each(|item| collect(portal, item, words)),
        Value::Table(rows) => {
            rows.iter().flat_map(|r| r.values()).for_each(|cell| collect(portal, cell, words));
        }
        Value::Integer(_)
        | Value::Float(_)
        | Value::Bool(_)
        | Value::Date(_)
        | Value::Duration(_)
        | Value::Url(_) => {}
    }
}

fn push(words: &mut String, text: &str) {
    if !words.is_empty() {
        words.push_str(" · ");
    }
    words.push_str(text);
}
