//! The facets file: which page has which type, tag, owner and so on, for filters and for counts.

use crate::bytes::Reader;

/// What pages can be filtered by. Freshness comes from the standings, because it depends on the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Field {
    Group,
    Kind,
    Status,
    Level,
    Owner,
    Tag,
    Freshness,
}

impl Field {
    pub(crate) const ALL: [Self; 7] =
        [Self::Group, Self::Kind, Self::Status, Self::Level, Self::Owner, Self::Tag, Self::Freshness];
    const STORED: usize = 6;

    /// The name that queries and results know the field by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Kind => "type",
            Self::Status => "status",
            Self::Level => "level",
            Self::Owner => "owner",
            Self::Tag => "tag",
            Self::Freshness => "freshness",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }
}

/// The decoded file.
pub(crate) struct Facets {
    columns: Vec<Column>,
}

/// One field: its values and which of them each page has.
pub(crate) struct Column {
    pub(crate) values: Vec<Value>,
    starts: Vec<u32>,
    entries: Vec<u32>,
}

/// A value of a field, as pages name it and as readers see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    pub(crate) id: String,
    pub(crate) title: String,
}

impl Column {
    /// Positions of the values that a page has.
    pub(crate) fn of(&self, page: u32) -> &[u32] {
        let at = |index: usize| self.starts.get(index).map_or(0, |&start| start as usize);
        let page = page as usize;
        self.entries.get(at(page)..at(page + 1)).unwrap_or(&[])
    }

    pub(crate) fn has(&self, page: u32, wanted: &str) -> bool {
        self.of(page)
            .iter()
            .filter_map(|&entry| self.values.get(entry as usize))
            .any(|value| same(&value.id, wanted) || same(&value.title, wanted))
    }
}

/// Whether a typed value means this one: without regard to case, `_` and `-` count as spaces.
pub(crate) fn same(value: &str, wanted: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|c| if matches!(c, '_' | '-') { ' ' } else { c })
            .flat_map(char::to_lowercase)
            .collect()
    };
    value == wanted || plain(value) == plain(wanted)
}

impl Facets {
    pub(crate) fn decode(bytes: &[u8], pages: usize) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let columns = (0..Field::STORED).map(|_| column(&mut reader, pages)).collect::<Option<_>>()?;
        Some(Self { columns })
    }

    pub(crate) fn column(&self, field: Field) -> Option<&Column> {
        self.columns.get(field as usize)
    }
}

fn column(reader: &mut Reader<'_>, pages: usize) -> Option<Column> {
    let mut values = Vec::new();
    for _ in 0..reader.number()? {
        values.push(Value { id: reader.text()?.to_owned(), title: reader.text()?.to_owned() });
    }
    let (mut starts, mut entries) = (vec![0], Vec::new());
    for _ in 0..pages {
        for _ in 0..reader.number()? {
            entries.push(reader.number()? as u32);
        }
        starts.push(entries.len() as u32);
    }
    Some(Column { values, starts, entries })
}

#[cfg(feature = "write")]
pub(crate) use encoding::encode;

#[cfg(feature = "write")]
mod encoding {
    use super::Value;
    use crate::Document;
    use crate::bytes::{number, text};
    use std::collections::BTreeSet;

    /// The facets file of pages in order.
    pub(crate) fn encode<'a>(documents: impl Iterator<Item = &'a Document> + Clone) -> Vec<u8> {
        let mut out = Vec::new();
        for field in [group, kind, status, level, owner, tags] {
            column(&mut out, documents.clone().map(field));
        }
        out
    }

    fn column(out: &mut Vec<u8>, pages: impl Iterator<Item = Vec<Value>> + Clone) {
        let values: BTreeSet<Value> = pages.clone().flatten().collect();
        let values: Vec<Value> = values.into_iter().collect();
        number(out, values.len());
        for value in &values {
            text(out, &value.id);
            text(out, &value.title);
        }
        for page in pages {
            number(out, page.len());
            for value in page {
                number(out, values.binary_search(&value).unwrap_or_default());
            }
        }
    }

    fn one(id: &str, title: &str) -> Vec<Value> {
        let value = Value { id: id.to_owned(), title: title.to_owned() };
        Vec::from_iter(Some(value).filter(|value| !value.id.is_empty()))
    }

    fn group(document: &Document) -> Vec<Value> {
        one(&document.group, &document.group)
    }

    fn kind(document: &Document) -> Vec<Value> {
        one(&document.kind, &document.kind_title)
    }

    fn status(document: &Document) -> Vec<Value> {
        one(&document.status, &document.status)
    }

    fn level(document: &Document) -> Vec<Value> {
        document.level.as_deref().map_or(Vec::new(), |level| one(level, level))
    }

    fn owner(document: &Document) -> Vec<Value> {
        document.owner.as_ref().map_or(Vec::new(), |owner| one(&owner.id, &owner.title))
    }

    fn tags(document: &Document) -> Vec<Value> {
        document.tags.iter().flat_map(|tag| one(tag, tag)).collect()
    }
}
