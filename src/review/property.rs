//! Whatever a front matter looks like: a signature changes what it must, and reads back as it was written.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::{Cell, Change, Row, apply};
use crate::emit::testing::parsed;
use crate::schema::{self, Schema, Value};

/// Lines that stand at the top of a front matter in TOML, each with keys of its own.
const TOML: [&str; 10] = [
    "title = \"Lag, [[review]] # no comment\" # of the stream",
    "summary = 'it is \"late\"'",
    "# review = [",
    "",
    "tags = [\"a\", 'b', ] # two",
    "categories = [\n  \"c\", # one ]\n  \"d\"\n]",
    "\"my key\" = 0x10",
    "own.part = 1",
    "business_context = [\"\"\"\n[[review_request]]\n# text\n\"\"\"]",
    "  weight = 3",
];
const TOML_REVIEWS: [&str; 8] = [
    "",
    "review = []",
    "review = [\n  # none\n]",
    "review = [{ type = \"editorial_quality\", reviewer = \"ana\", date = 2026-01-01 }]",
    "review = [\n\t{ type = \"editorial_quality\", reviewer = \"ana\", date = 2026-01-01 }, # ], good\n]",
    "review = [\n  { type = \"editorial_quality\", reviewer = \"ana\", date = 2026-01-01 } # good\n  # all\n]",
    "[[review]]\ntype = \"editorial_quality\"\nreviewer = \"ana\"\ndate = 2026-01-01\n  [review.scores]\n  tone = 1 # one",
    "[[review]] # one\ntype = \"editorial_quality\"\nreviewer = \"ana\"\ndate = 2026-01-01\n\n# Another.\n[[review]]\n\
     date = 2026-01-01\nreviewer = 'tom'\ntype = \"editorial_quality\"",
];
const TOML_REQUESTS: [&str; 4] = [
    "review_request = [{ type = \"editorial_quality\", reviewer = \"ana\" }]",
    "review_request = [\n  { type = \"editorial_quality\", reviewer = \"ana\" },\n  { type = \"legal_compliance\", reviewer = \"tom\" },\n]",
    "[[review_request]]\ntype = \"editorial_quality\"\nreviewer = \"ana\"\n",
    "[[review_request]]\ntype = \"editorial_quality\"\nreviewer = \"ana\"\n\n[[review_request]]\ntype = \"legal_compliance\"\nreviewer = \"tom\"",
];
const TOML_DATES: [&str; 3] = ["", "last_reviewed = 2025-01-01 # long ago", "last_reviewed = '2025-01-01'"];

const YAML: [&str; 9] = [
    "title: \"Lag: [review]\" # of the stream",
    "summary: 'it is \"late\"'",
    "# review:",
    "",
    "tags: [a, 'b'] # two",
    "categories:\n- c # one\n\n- d",
    "business_context:\n  - |\n    review_request:\n    - no comment",
    "\"my key\": 0x10",
    "status: draft",
];
const YAML_REVIEWS: [&str; 7] = [
    "",
    "review: []",
    "review:",
    "review: [{type: editorial_quality, reviewer: ana, date: 2026-01-01, comment: 'a ] b'}] # one",
    "review:\n- type: editorial_quality\n  reviewer: ana\n  date: 2026-01-01\n  # good",
    "review:\n    -   date: 2026-01-01 # first\n        type: editorial_quality\n\n        reviewer: \"ana\"",
    "review: # all\n  - type: editorial_quality\n    reviewer: ana\n    date: 2026-01-01\n  - {type: editorial_quality, reviewer: tom, date: 2026-01-01}",
];
const YAML_REQUESTS: [&str; 3] = [
    "review_request: [{type: editorial_quality, reviewer: ana}]",
    "review_request:\n- reviewer: ana\n  type: editorial_quality",
    "review_request:\n  - type: editorial_quality\n    reviewer: ana\n  - type: legal_compliance\n    reviewer: tom",
];
const YAML_DATES: [&str; 3] = ["", "last_reviewed: 2025-01-01 # long ago", "last_reviewed: \"2025-01-01\""];

/// A front matter: some of the lines in some order, then the tables.
fn front(
    lines: &'static [&'static str],
    parts: [&'static [&'static str]; 3],
    tables: &'static str,
) -> impl Strategy<Value = (String, bool)> {
    let pick =
        prop::sample::subsequence((0..lines.len()).collect::<Vec<_>>(), 0..=lines.len()).prop_shuffle();
    let parts = parts.map(|of| 0..of.len());
    let [reviews, requests, dates] = parts;
    (pick, reviews, requests, dates, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        move |(pick, review, request, date, at, extra)| {
            let all = if tables.is_empty() {
                (YAML_REVIEWS[review], YAML_REQUESTS[request], YAML_DATES[date])
            } else {
                (TOML_REVIEWS[review], TOML_REQUESTS[request], TOML_DATES[date])
            };
            let mut top: Vec<&str> = pick.into_iter().map(|i| lines[i]).collect();
            let mut below = Vec::new();
            for part in [all.0, all.1, all.2] {
                if part.starts_with('[') {
                    below.push(part);
                } else {
                    top.insert(at.index(top.len() + 1), part);
                }
            }
            if extra {
                below.insert(at.index(below.len() + 1), tables);
            }
            top.extend(below);
            (top.join("\n") + "\n", tables.is_empty())
        },
    )
}

fn any_front() -> impl Strategy<Value = (String, bool)> {
    let toml = front(&TOML, [&TOML_REVIEWS, &TOML_REQUESTS, &TOML_DATES], "# Own.\n[extra]\nx = { y = 1 }");
    let yaml = front(&YAML, [&YAML_REVIEWS, &YAML_REQUESTS, &YAML_DATES], "");
    prop_oneof![toml, yaml]
}

fn record(comment: &str) -> Row {
    vec![
        ("type", Cell::Text("technical_accuracy".into())),
        ("reviewer", Cell::Text("tom".into())),
        ("date", Cell::Date(date(2026, 10, 2))),
        ("score", Cell::Integer(92)),
        ("verdict", Cell::Text("approved".into())),
        ("scores", Cell::Points(vec![("clarity".into(), 90), ("tone of voice".into(), 4)])),
        ("comment", Cell::Text(comment.into())),
        ("content", Cell::Text("0123456789012345".into())),
    ]
}

/// What of each text is not in the other, when all that they share at both ends is taken away.
fn middles<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    let start: usize =
        old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[start..], &new[start..]);
    let pairs = old.chars().rev().zip(new.chars().rev());
    let end: usize = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    (&old[..old.len() - end], &new[..new.len() - end])
}

fn fields(text: &str) -> crate::parse::Page {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(|| schema::load(&[]).0);
    let (mut pages, _) = parsed(&SCHEMA, &[("a.md", text)]);
    pages.remove(0)
}

fn rows(page: &crate::parse::Page, field: &str) -> usize {
    match page.fields.get(field) {
        Some(Value::Table(rows)) => rows.len(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_signature_changes_what_it_must_and_reads_back(
        (front, yaml) in any_front(),
        comment in "[a-z \"'#:\\\\\\[\\]{}\n\u{7f}ß–]{0,12}x",
        crlf: bool,
        mark: bool,
    ) {
        let fence = if yaml { "---" } else { "+++" };
        let text = format!("{fence}\n{front}{fence}\n# Lag\n\n[[review]]\n");
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let old = format!("{}{text}", if mark { "\u{feff}" } else { "" });
        let before = fields(&old);

        let with = apply(&old, &[Change::Append { field: "review", row: record(&comment) }]);
        let with = with.map_err(|refused| TestCaseError::fail(format!("{refused}\n{old}")))?;
        let (gone, new) = middles(&old, &with);
        let gone = gone.trim();
        prop_assert!(new.contains(gone) || gone.trim_matches(['[', ']', ' ']).is_empty(), "{gone:?} is gone\n{old}\n{with}");
        prop_assert!(!crlf || with.matches('\n').count() == with.matches("\r\n").count(), "{with:?}");

        let after = fields(&with);
        prop_assert_eq!(rows(&after, "review"), rows(&before, "review") + 1);
        let Some(Value::Table(records)) = after.fields.get("review") else { unreachable!() };
        let last = &records[records.len() - 1];
        prop_assert_eq!(last["comment"].as_str(), Some(comment.as_str()));
        prop_assert_eq!(last["content"].as_str(), Some("0123456789012345"));
        prop_assert_eq!(last["date"].as_date(), Some(date(2026, 10, 2)));
        let Value::Map(points) = &last["scores"] else { unreachable!() };
        prop_assert_eq!(&points["tone of voice"], &Value::Integer(4));

        let without = apply(&with, &[Change::Remove { field: "review_request", row: 0 }]);
        let without = without.map_err(|refused| TestCaseError::fail(format!("{refused}\n{with}")))?;
        let (gone, new) = middles(&with, &without);
        prop_assert!(new.trim().is_empty(), "{new:?} is new\n{with}\n{without}");
        for other in ["title", "tags", "review:", "[[review]]", "extra", "last_reviewed"] {
            prop_assert!(!gone.contains(other), "{gone:?} is gone\n{with}\n{without}");
        }
        prop_assert_eq!(rows(&fields(&without), "review_request") + 1, rows(&before, "review_request"));

        let value = Cell::Date(date(2026, 10, 2));
        let set = Change::Set { field: "last_reviewed", value, after: &["tags", "title"] };
        let dated = apply(&without, &[set]).map_err(|refused| TestCaseError::fail(format!("{refused}\n{without}")))?;
        let (gone, _) = middles(&without, &dated);
        prop_assert!("2025-01-01".contains(gone.trim_matches(['"', '\''])), "{gone:?} is gone\n{without}\n{dated}");
        let page = fields(&dated);
        prop_assert_eq!(page.meta.last_reviewed, Some(date(2026, 10, 2)));
        prop_assert_eq!(page.body.text(), before.body.text());
        prop_assert_eq!(
            crate::governance::content::fingerprint(&page), crate::governance::content::fingerprint(&before)
        );
    }
}
