//! Title and summary where the front matter states them: readers see them, and more often than the text.

use crate::markdown::{self, Body, Text};
use crate::parse::{Origin, Page};

/// The fields that are prose.
const FIELDS: [&str; 2] = ["title", "summary"];

/// The value of a field as a text with its place.
pub(super) struct Stated {
    pub(super) body: Body,
    pub(super) text: Text,
}

/// What a page states. A value that is written otherwise than it reads, folded or with escapes, has no one place and is
/// left out, and so is a row of a table.
pub(super) fn stated(page: &Page) -> Vec<Stated> {
    if page.origin == Origin::Row {
        return Vec::new();
    }
    let field = |name: &&str| {
        let value = page.fields.get(*name)?.as_str()?.trim();
        let key = page.key_ranges.get(*name)?;
        let front = page.source.text.get(key.end..page.body.start())?;
        let start = key.end + front.find(value)?;
        let body = Body::part(&page.source, start..start + value.len());
        let text = markdown::text(&body);
        Some(Stated { body, text })
    };
    FIELDS.iter().filter_map(field).collect()
}
