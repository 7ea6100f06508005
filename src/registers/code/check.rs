//! Rows of who knows the code that cannot be as they are written.

use std::collections::BTreeMap;

use super::TYPE;
use crate::diagnostic::{Code, Diagnostic};
use crate::portal::{Portal, Record};

/// All of them.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<[String; 4], &str> = BTreeMap::new();
    let mut sums: BTreeMap<[&str; 3], (f64, Record<'_>)> = BTreeMap::new();
    for record in portal.records(TYPE).filter(|record| !record.is_draft()) {
        let mut add = |field: &str, message: String, help: &str| {
            let span = record.page.field_span(field);
            found.push(Diagnostic::new(Code::CodeExpertise, message).at(span).help(help));
        };
        let text = |field: &str| record.text(field).unwrap_or_default();
        let (area, technology) = (text("area"), text("technology"));
        if area.is_empty() == technology.is_empty() {
            add(
                "area",
                "a row is about an area or about a technology".into(),
                "leave one of `area` and `technology` empty",
            );
        }
        if let Some(share) = record.number("share").filter(|share| !(0.0..=1.0).contains(share)) {
            add("share", format!("a share of {share} is no share"), "shares lie between 0 and 1");
        }
        if record.date("last_active").is_some_and(|date| date > portal.today) {
            add(
                "last_active",
                "the last activity is still to come".into(),
                "give the day of the last commit or review",
            );
        }
        let names = ["name", "repository", "area", "technology"];
        if let Some(field) = names.into_iter().find(|field| text(field).contains('@')) {
            add(
                field,
                "this may be the address of somebody".into(),
                "addresses of people are not published: write the name",
            );
        }
        let who = record
            .page_of("person")
            .map_or_else(|| text("name").to_lowercase(), |ix| portal.page(ix).page.id.clone());
        let key = [who.clone(), text("repository").to_owned(), area.to_owned(), technology.to_owned()];
        if let Some(first) = seen.get(&key).filter(|_| !who.is_empty()) {
            add("person", format!("the same person and subject as in `{first}`"), "remove one of the rows");
        }
        seen.entry(key).or_insert(&record.page.title);
        let sum = sums.entry([text("repository"), area, technology]).or_insert((0.0, record));
        sum.0 += record.number("share").unwrap_or_default();
    }
    for ([repository, area, technology], (sum, record)) in sums {
        // Each share is rounded to three places.
        if sum > 1.01 {
            let message = format!("the shares of {area}{technology} of {repository} add up to {sum:.2}");
            let help = "shares are parts of one whole: run `lyceum extract` again";
            found.push(
                Diagnostic::new(Code::CodeExpertise, message).at(record.page.key_span("share")).help(help),
            );
        }
    }
    found
}
