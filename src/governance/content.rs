//! The fingerprint of what a reviewer read, so that an approval does not outlive its content.

use serde_json::Value as Json;

use crate::parse::Page;
use crate::schema::{RefName, Value};

/// Fields that speak of the page's life and not to its readers: they may change after an approval.
const GOVERNANCE: [&str; 25] = [
    "aliases",
    "competencies",
    "draft",
    "evergreen",
    "expires_on",
    // How an incident compares with others is seen when there are others.
    "impact_assessment",
    "last_reviewed",
    "maintainers",
    "next_review_due",
    "owner",
    "publish_on",
    "recurrence_of",
    "relies_on",
    "review",
    "review_cycle",
    "review_request",
    "reviewers",
    "similar_incidents",
    "slug",
    "stage",
    "status",
    "template",
    "updated",
    "version",
    "weight",
];

/// The fingerprint of a page's text and of every stated field that its readers see: 16 hexadecimal digits.
///
/// Owner, status, dates and reviews are not part of it, so that signing or reassigning a page changes nothing of what
/// was approved. It is written into reviews, so it must not change between versions of the program.
pub fn fingerprint(page: &Page) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    };
    part(page.body.text().trim());
    for (name, value) in seen(page) {
        part(name);
        part(&json(value).to_string());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// What the fingerprint covers, line by line, to tell how much of it differs.
pub(super) fn lines(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, value) in seen(page) {
        match json(value) {
            Json::Array(items) => lines.extend(items.iter().map(|item| format!("{name}: {item}"))),
            value => lines.push(format!("{name}: {value}")),
        }
    }
    lines.extend(page.body.text().trim().lines().map(str::to_owned));
    lines
}

/// The stated fields that readers see.
fn seen(page: &Page) -> impl Iterator<Item = (&String, &Value<RefName>)> {
    let stated = page.fields.iter().filter(|(name, _)| page.key_ranges.contains_key(*name));
    stated.filter(|(name, _)| !GOVERNANCE.contains(&name.as_str()))
}

/// A value as it was written, whatever notation it was written in.
fn json(value: &Value<RefName>) -> Json {
    match value {
        Value::String(v) | Value::Text(v) | Value::Url(v) | Value::Enum { id: v, .. } => v.as_str().into(),
        Value::Integer(v) => (*v).into(),
        Value::Float(v) => (*v).into(),
        Value::Bool(v) => (*v).into(),
        Value::Date(v) => v.to_string().into(),
        Value::Duration(v) => v.seconds.into(),
        Value::Ref(v) => v.name.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries.iter().map(|(name, item)| (name.clone(), json(item))).collect(),
        Value::Table(rows) => rows
            .iter()
            .map(|row| -> Json { row.iter().map(|(name, item)| (name.clone(), json(item))).collect() })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing;
    use crate::schema;

    fn of(front: &str, body: &str) -> String {
        let text = format!("+++\ntype = \"tutorials\"\n{front}+++\n{body}");
        of_file(&text)
    }

    fn of_file(text: &str) -> String {
        let (schema, _) = schema::load(&[]);
        let (pages, _) = testing::parsed(&schema, &[("guides/lag.md", text)]);
        fingerprint(&pages[0])
    }

    #[test]
    fn what_readers_see_changes_it_and_what_they_do_not_see_does_not() {
        let first = of("title = \"Lag\"\nstatus = \"draft\"\n", "Restart it.\n");
        assert_eq!(
            first, "34ae0250e35ec012",
            "fingerprints are kept in pages: another one makes every approval drift"
        );
        let same = "title = \"Lag\"\nstatus = \"published\"\nowner = \"ines\"\nupdated = 2026-03-01\n";
        let signed = "[[review]]\ntype = \"technical_accuracy\"\nreviewer = \"ines\"\ndate = 2026-03-01\n";
        assert_eq!(of(&format!("{same}{signed}"), "\nRestart it.\n"), first);
        assert_ne!(of("title = \"Lag\"\n", "Restart them.\n"), first);
        assert_ne!(of("title = \"Lag of offsets\"\n", "Restart it.\n"), first);
        assert_ne!(of("title = \"Lag\"\ntags = [\"kafka\"]\n", "Restart it.\n"), first);
    }

    #[test]
    fn the_notation_of_front_matter_does_not_change_it() {
        let yaml = "---\ntype: tutorials\ntitle: Lag\ntags: [kafka, lag]\n---\nRestart it.\n";
        let toml = of("tags = [\"kafka\", \"lag\"]\ntitle = \"Lag\"\n", "Restart it.\n");
        assert_eq!(of_file(yaml), toml);
    }
}
