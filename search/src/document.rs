//! A page as the bundle keeps it: what a result shows, and the text that excerpts are cut from.

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

impl Document {
    /// The page without its text, for results.
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

/// A file of page texts: one page after the other.
pub(crate) fn decode_all(bytes: &[u8], count: usize) -> Option<Vec<Document>> {
    let mut reader = Reader::new(bytes);
    (0..count).map(|_| decode(&mut reader)).collect()
}

fn decode(reader: &mut Reader<'_>) -> Option<Document> {
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
    Some(Document {
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
    })
}

fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    (0..reader.number()?).map(|_| reader.text().map(String::from)).collect()
}

fn optional(value: String) -> Option<String> {
    Some(value).filter(|value| !value.is_empty())
}

#[cfg(feature = "write")]
pub(crate) fn encode(out: &mut Vec<u8>, document: &Document) {
    use crate::bytes::{number, text};

    let option = |value: &Option<String>| value.clone().unwrap_or_default();
    let owner = document.owner.clone().unwrap_or_default();
    for value in [
        &document.url,
        &document.title,
        &document.lang,
        &document.summary,
        &document.kind,
        &document.kind_title,
        &document.group,
        &document.status,
        &option(&document.level),
        &option(&document.created),
        &option(&document.updated),
        &option(&document.last_reviewed),
        &option(&document.next_review_due),
        &owner.id,
        &owner.title,
    ] {
        text(out, value);
    }
    for list in [&document.tags, &document.breadcrumb] {
        number(out, list.len());
        for value in list {
            text(out, value);
        }
    }
    number(out, document.sections.len());
    for section in &document.sections {
        for value in [&section.anchor, &section.heading, &section.text] {
            text(out, value);
        }
    }
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
        let mut bytes = Vec::new();
        encode(&mut bytes, &document);
        encode(&mut bytes, &Document::default());
        let read = decode_all(&bytes, 2).expect("both were written");
        assert_eq!(read, [document, Document::default()]);
        assert_eq!(decode_all(&bytes, 3), None);
    }
}
