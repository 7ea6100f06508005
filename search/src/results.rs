//! What a query returns, and its JSON.

use std::sync::Arc;

use crate::document::{Document, Owner};
use crate::json::{key, list, member, number, string};

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Pages that match, on all pages of results together.
    pub total: usize,
    /// The pages to show, best first.
    pub hits: Vec<Hit>,
    /// Counts of facet values over everything that matches, when they were asked for.
    pub facets: Vec<Facet>,
    /// The query as it was understood, when a word had to be corrected.
    pub suggestion: Option<String>,
}

/// A page that matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// URL of the page.
    pub url: String,
    /// Title, as plain and found pieces in turn.
    pub title: Vec<String>,
    /// Anchor of the section that matches best; empty for the top of the page.
    pub anchor: String,
    /// Heading of that section, as plain and found pieces in turn; a single empty piece for the top of the page.
    pub heading: Vec<String>,
    /// Piece of the section's text, as plain and found pieces in turn.
    pub excerpt: Vec<String>,
    /// Other sections of the page that have words of the query, in its order, when they were asked for.
    pub sections: Vec<Place>,
    /// The page's own data: type, status, owner, dates, …; of its sections those around the one that matches best.
    pub page: Arc<Document>,
    /// `current`, `due_soon`, `overdue`, `never_reviewed` or `exempt`, on the day that the query named.
    pub freshness: &'static str,
    /// The score in thousandths.
    pub score: u32,
    /// Why the page ranks where it does, when that was asked for.
    pub why: Vec<String>,
}

/// A section that a hit leads to besides the best one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its anchor.
    pub anchor: String,
    /// Its heading, as plain and found pieces in turn.
    pub heading: Vec<String>,
}

/// The values of one field, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// Name of the field, as filters know it.
    pub name: String,
    /// Values that at least one matching page has, most frequent first.
    pub values: Vec<FacetValue>,
}

/// A value of a field and how many pages that match have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetValue {
    /// The value, as pages name it.
    pub id: String,
    /// The value as readers see it.
    pub title: String,
    /// How many pages that match have it.
    pub count: usize,
    /// Whether it was chosen as a filter.
    pub chosen: bool,
}

impl Results {
    /// The results as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{");
        key(&mut out, "total");
        number(&mut out, self.total);
        member(&mut out, "suggestion", self.suggestion.as_deref());
        key(&mut out, "hits");
        list(&mut out, &self.hits, hit);
        key(&mut out, "facets");
        list(&mut out, &self.facets, facet);
        out.push('}');
        out
    }
}

fn pieces(out: &mut String, name: &str, values: &[String]) {
    key(out, name);
    list(out, values, |out, value| string(out, value));
}

fn hit(out: &mut String, hit: &Hit) {
    let page = &hit.page;
    out.push('{');
    member(out, "url", Some(&hit.url));
    pieces(out, "title", &hit.title);
    member(out, "anchor", Some(&hit.anchor));
    pieces(out, "heading", &hit.heading);
    pieces(out, "excerpt", &hit.excerpt);
    for (name, value) in [
        ("summary", &page.summary),
        ("type", &page.kind),
        ("type_title", &page.kind_title),
        ("group", &page.group),
        ("status", &page.status),
    ] {
        member(out, name, Some(value));
    }
    member(out, "level", page.level.as_deref());
    key(out, "owner");
    match &page.owner {
        Some(owner) => self::owner(out, owner),
        None => out.push_str("null"),
    }
    pieces(out, "tags", &page.tags);
    pieces(out, "breadcrumb", &page.breadcrumb);
    for (name, date) in [
        ("created", &page.created),
        ("updated", &page.updated),
        ("last_reviewed", &page.last_reviewed),
        ("next_review_due", &page.next_review_due),
    ] {
        member(out, name, date.as_deref());
    }
    member(out, "freshness", Some(hit.freshness));
    key(out, "score");
    number(out, hit.score as usize);
    pieces(out, "why", &hit.why);
    key(out, "sections");
    list(out, &hit.sections, |out, place| {
        out.push('{');
        member(out, "anchor", Some(&place.anchor));
        pieces(out, "heading", &place.heading);
        out.push('}');
    });
    out.push('}');
}

fn owner(out: &mut String, owner: &Owner) {
    out.push('{');
    member(out, "id", Some(&owner.id));
    member(out, "title", Some(&owner.title));
    out.push('}');
}

fn facet(out: &mut String, facet: &Facet) {
    out.push('{');
    member(out, "name", Some(&facet.name));
    key(out, "values");
    list(out, &facet.values, |out, value| {
        out.push('{');
        member(out, "id", Some(&value.id));
        member(out, "title", Some(&value.title));
        key(out, "count");
        number(out, value.count);
        key(out, "chosen");
        out.push_str(if value.chosen { "true" } else { "false" });
        out.push('}');
    });
    out.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_valid_json_with_every_member() {
        let results = Results {
            total: 2,
            hits: vec![Hit {
                url: "/a/".into(),
                title: vec!["A <b>".into(), "\"x\"".into(), String::new()],
                page: Arc::new(Document { owner: Some(Owner::default()), ..Document::default() }),
                score: 1234,
                sections: vec![Place { anchor: "a".into(), heading: vec!["A".into()] }],
                ..Hit::default()
            }],
            facets: vec![Facet { name: "tag".into(), values: vec![FacetValue::default()] }],
            suggestion: Some("panic".into()),
        };
        let json: serde_json::Value = serde_json::from_str(&results.to_json()).expect("valid JSON");
        assert_eq!(json["hits"][0]["title"][0], "A <b>");
        assert_eq!(json["hits"][0]["level"], serde_json::Value::Null);
        assert_eq!(json["hits"][0]["score"], 1234);
        assert_eq!(json["hits"][0]["sections"][0]["heading"][0], "A");
        assert_eq!(json["facets"][0]["values"][0]["chosen"], false);
        assert_eq!(json["suggestion"], "panic");
        assert!(!results.to_json().contains('<'));
    }
}
