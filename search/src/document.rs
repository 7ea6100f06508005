//! A page as the bundle keeps it: what a result shows, and the text that excerpts are cut from.

use std::sync::Arc;

use crate::bytes::Reader;

/// A page, as it is given to the writer and as a result reads it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// URL of the page, as links of the portal have it.
    pub url: String,
    /// Title of the page.
    pub title: String,
    /// Language tag, such as `en` or `pt-BR`; it chooses the stemmer.
    pub lang: String,
    /// One or two sentences about the page; may be empty.
    pub summary: String,
    /// Identifier of the content type.
    pub kind: String,
    /// Title of the content type.
    pub kind_title: String,
    /// Group of the content type; may be empty.
    pub group: String,
    /// Lifecycle status; may be empty.
    pub status: String,
    /// Level of expertise that the page is for.
    pub level: Option<String>,
    /// Who owns the page.
    pub owner: Option<Owner>,
    /// Tags, in the order of the page.
    pub tags: Vec<String>,
    /// Date of creation, `YYYY-MM-DD`.
    pub created: Option<String>,
    /// Date of the last change.
    pub updated: Option<String>,
    /// Date of the last review.
    pub last_reviewed: Option<String>,
    /// Date by which the page is to be reviewed.
    pub next_review_due: Option<String>,
    /// Whether the page is to be reviewed and never was. For the writer; hits have it as their freshness.
    pub never_reviewed: bool,
    /// Titles of the sections of the portal above the page, outermost first.
    pub breadcrumb: Vec<String>,
    /// The page's text by section. The first has neither heading nor anchor: it is what precedes them.
    pub sections: Vec<Section>,
}

/// The owner of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Identifier, as front matter has it.
    pub id: String,
    /// Name to show.
    pub title: String,
}

/// A heading and the text below it, up to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's anchor, without `#`.
    pub anchor: String,
    /// The heading as plain text.
    pub heading: String,
    /// The text, one paragraph a line.
    pub text: String,
}

#[cfg(feature = "write")]
impl Document {
    /// The page without its text.
    pub(crate) fn card(&self) -> Self {
        Self {
            url: self.url.clone(),
            title: self.title.clone(),
            lang: self.lang.clone(),
            summary: self.summary.clone(),
            kind: self.kind.clone(),
            kind_title: self.kind_title.clone(),
            group: self.group.clone(),
            status: self.status.clone(),
            level: self.level.clone(),
            owner: self.owner.clone(),
            tags: self.tags.clone(),
            created: self.created.clone(),
            updated: self.updated.clone(),
            last_reviewed: self.last_reviewed.clone(),
            next_review_due: self.next_review_due.clone(),
            never_reviewed: self.never_reviewed,
            breadcrumb: self.breadcrumb.clone(),
            sections: Vec::new(),
        }
    }
}

/// A page, or some of its sections, as a file of page texts has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The number that the index knows the first section here by.
    pub(crate) first: usize,
    /// The page with these sections only. Hits share it.
    pub(crate) document: Arc<Document>,
}

/// A file of page texts: one piece after the other.
pub(crate) fn decode_all(bytes: &[u8], count: usize) -> Option<Vec<Piece>> {
    let mut reader = Reader::new(bytes);
    (0..count).map(|_| decode(&mut reader)).collect()
}

fn decode(reader: &mut Reader<'_>) -> Option<Piece> {
    let first = reader.number()?;
    // In one loop: each `?` of its own costs the browser module more than the field is worth.
    let mut fields: [String; 15] = Default::default();
    for field in &mut fields {
        reader.text()?.clone_into(field);
    }
    let [url, title, lang, summary, kind, kind_title, group, status, dates @ .., id, name] = fields;
    let [level, created, updated, last_reviewed, next_review_due] = dates.map(optional);
    let tags = texts(reader)?;
    let breadcrumb = texts(reader)?;
    let mut sections = Vec::new();
    for _ in 0..reader.number()? {
        let mut fields: [String; 3] = Default::default();
        for field in &mut fields {
            reader.text()?.clone_into(field);
        }
        let [anchor, heading, text] = fields;
        sections.push(Section { anchor, heading, text });
    }
    let owner = optional(id).map(|id| Owner { id, title: name });
    let document = Document {
        url,
        title,
        lang,
        summary,
        kind,
        kind_title,
        group,
        status,
        level,
        owner,
        tags,
        created,
        updated,
        last_reviewed,
        next_review_due,
        // In the page's standing, which its texts do not repeat.
        never_reviewed: false,
        breadcrumb,
        sections,
    };
    Some(Piece { first, document: Arc::new(document) })
}

fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    (0..reader.number()?).map(|_| reader.text().map(String::from)).collect()
}

fn optional(value: String) -> Option<String> {
    Some(value).filter(|value| !value.is_empty())
}

#[cfg(feature = "write")]
pub(crate) fn encode(page: &Document, first: usize, parts: &[crate::write::Part<'_>]) -> Vec<u8> {
    use crate::bytes::{number, text};

    let mut out = Vec::with_capacity(256 + parts.iter().map(|part| part.text.len() + 64).sum::<usize>());
    let option = |value: &Option<String>| value.clone().unwrap_or_default();
    let owner = page.owner.clone().unwrap_or_default();
    number(&mut out, first);
    for value in [
        &page.url,
        &page.title,
        &page.lang,
        &page.summary,
        &page.kind,
        &page.kind_title,
        &page.group,
        &page.status,
        &option(&page.level),
        &option(&page.created),
        &option(&page.updated),
        &option(&page.last_reviewed),
        &option(&page.next_review_due),
        &owner.id,
        &owner.title,
    ] {
        text(&mut out, value);
    }
    for list in [&page.tags, &page.breadcrumb] {
        number(&mut out, list.len());
        for value in list {
            text(&mut out, value);
        }
    }
    number(&mut out, parts.len());
    for part in parts {
        for value in [part.anchor, part.heading, part.text] {
            text(&mut out, value);
        }
    }
    out
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let document = Document {
            url: "/a/".into(),
            title: "Ä".into(),
            level: Some("expert".into()),
            owner: Some(Owner { id: "mira".into(), title: "Mira".into() }),
            tags: vec!["one".into(), "two".into()],
            breadcrumb: vec!["Guides".into()],
            sections: vec![
                Section::default(),
                Section { anchor: "b".into(), heading: "B".into(), text: "c".into() },
            ],
            ..Document::default()
        };
        let parts = crate::write::parts(&document);
        let mut bytes = encode(&document, 0, &parts);
        bytes.extend(encode(&document, 1, &parts[1..]));
        let mut rest = document.clone();
        rest.sections.remove(0);
        let pieces =
            [Piece { first: 0, document: Arc::new(document) }, Piece { first: 1, document: Arc::new(rest) }];
        assert_eq!(decode_all(&bytes, 2).expect("both were written"), pieces);
        assert_eq!(decode_all(&bytes, 3), None);
    }
}
