//! The front matter of a captured page.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Request;
use crate::capture::find::{Found, Kind};
use crate::date::human;
use crate::governance;
use crate::markdown::plain;
use crate::portal::{PageIx, Portal};
use crate::schema::{Field, FieldKind};

/// How long an expert has to look at what was made of their words.
const DAYS: i64 = 14;

/// The most technologies and terms of a page.
const MOST: usize = 8;

/// A text as TOML, on one line.
pub fn string(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    toml::Value::String(line.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(string).collect::<Vec<_>>().join(", "))
}

/// How fields name a person.
pub(super) fn person(portal: &Portal, ix: PageIx) -> String {
    let names = crate::review::names_of(portal, &[ix], &["person".to_owned()]);
    names.into_iter().next().unwrap_or_else(|| portal.page(ix).page.id.clone())
}

/// The review that an expert can do: the first that the type requires and that somebody of their role may do.
pub fn required_review(portal: &Portal, required: &[String], expert: PageIx) -> Option<String> {
    let rules = &portal.schema.governance;
    let may = |id: &&str| {
        rules.rubric(id).is_some_and(|rubric| governance::has_role(portal.page(expert), &rubric.roles))
    };
    let usual = ["technical_accuracy", "editorial_quality"];
    let mut all = required.iter().map(String::as_str).chain(usual);
    all.find(may).map(str::to_owned)
}

pub(super) fn matter(request: &Request<'_>, found: &Found) -> String {
    let portal = request.portal;
    let expert = person(portal, request.expert);
    let name = &portal.page(request.expert).page.title;
    let record = portal.record(request.expert);
    let team = record.page_of("team").map(|ix| portal.page(ix).url.last_segment().to_owned());
    let mut text = String::from("+++\n");
    let mut line = |field: &str, value: &str| {
        let _ = writeln!(text, "{field} = {value}");
    };
    line("title", &string(request.title));
    line("type", &string(&request.of.id));
    line("status", "\"draft\"");
    let summary = format!("What {name} said in {} on {}.", request.method.title(), human(request.held));
    line("summary", &string(&summary));
    line("created", &request.today.to_string());
    if let Some(author) = request.author {
        line("author", &string(author));
    }
    if let Some(team) = &team {
        line("owner", &string(team));
    }
    let mut set: Vec<&str> = Vec::new();
    let layout = request.layout;
    for (field, value) in &layout.fields {
        line(field, &string(&value.replace("{source}", request.source)));
        set.push(field);
    }
    if let Some(field) = &layout.experts {
        line(field, &list(std::iter::once(expert.as_str())));
        set.push(field);
    }
    if let (Some(field), Some(team)) = (&layout.team, &team) {
        line(field, &string(team));
        set.push(field);
    }
    let technologies = found.technologies.iter().take(MOST).map(String::as_str);
    if let Some(field) = layout.technologies.as_ref().filter(|_| !found.technologies.is_empty()) {
        line(field, &list(technologies));
        set.push(field);
    }
    let has_terms = request.of.fields.iter().any(|field| field.name == "related_concepts");
    if has_terms && !found.terms.is_empty() {
        line("related_concepts", &list(found.terms.iter().take(MOST).map(String::as_str)));
    }
    for (field, kind) in &layout.texts {
        let first = Kind::ALL.into_iter().find(|of| of.id() == kind).and_then(|of| found.of(of).next());
        if let Some(said) = first {
            line(field, &string(&plain(&super::inline(&said.text))));
            set.push(field);
        }
    }
    for field in request.of.fields.iter().filter(|f| f.required && !set.contains(&f.name.as_str())) {
        missing(&mut text, field, request.today);
    }
    captured(&mut text, request, &expert);
    text.push_str("+++\n");
    text
}

/// A required field that nothing was said for.
fn missing(text: &mut String, field: &Field, today: Date) {
    let value = match &field.kind {
        FieldKind::String | FieldKind::Text => Some(string("To be written")),
        FieldKind::List(_) | FieldKind::Table(_) => Some("[]".to_owned()),
        FieldKind::Date => Some(today.to_string()),
        _ => field.default.as_ref().or(field.example.as_ref()).map(ToString::to_string),
    };
    let _ = match value {
        Some(value) => writeln!(text, "{} = {value}", field.name),
        None => writeln!(text, "# {} = \"…\"", field.name),
    };
}

/// Where it comes from, and the review that is asked of the expert.
fn captured(text: &mut String, request: &Request<'_>, expert: &str) {
    let _ = write!(
        text,
        "\n[[captured]]\nsource = {}\nmethod = {}\nexpert = {}\ndate = {}\nfrom = {}\nvalidation_status = \"unvalidated\"\n",
        string(request.source),
        string(request.method.id()),
        string(expert),
        request.today,
        string(request.from),
    );
    let review = required_review(request.portal, &request.of.required_reviews, request.expert);
    let is_author = request.author.is_some_and(|author| author == expert);
    if let Some(review) = review.filter(|_| !is_author) {
        let due = request.today.saturating_add(DAYS.days());
        let _ = write!(
            text,
            "\n[[review_request]]\ntype = {}\nreviewer = {}\nasked = {}\ndue = {due}\n",
            string(&review),
            string(expert),
            request.today
        );
    }
}
