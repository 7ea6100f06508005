//! The page about what a rule found.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value as Json;

use super::merge::Split;
use crate::extract::draft::{Draft, Section};
use crate::extract::language::Grammar;
use crate::extract::patterns::Finding;
use crate::extract::rules::{Category, PageOf, Rule};
use crate::extract::{Extraction, Options};

/// Places that a page shows.
const SHOWN: usize = 6;

/// The heading above the code.
const HEADING: &str = "In the Code";

/// A place as the page keeps it.
struct Place<'a> {
    finding: &'a Finding,
    lines: String,
    commit: Option<String>,
    url: Option<String>,
    content: String,
}

/// The page of a rule with findings, and what changed in the code since it was written.
pub(super) fn draft(
    rule: &Rule,
    extraction: &Extraction,
    options: &Options,
    path: String,
    existing: Option<&str>,
) -> Option<(Draft, String)> {
    let mut found: Vec<&Finding> = extraction.findings.iter().filter(|one| one.rule == rule.id).collect();
    if found.is_empty() {
        return None;
    }
    let all = found.len();
    found.sort_by(|a, b| {
        b.confidence.total_cmp(&a.confidence).then_with(|| (&a.path, a.first).cmp(&(&b.path, b.first)))
    });
    let technologies = technologies(&found);
    let surest = found[0].confidence;
    found.truncate(SHOWN);
    let before = existing.map(known).unwrap_or_default();
    let (places, since) = places(found, options, before);
    let fields = fields(rule, options, &places, technologies, surest);
    let (intro, sections) = text(rule, &places, all);
    let title = format!("{} in {}", rule.title, options.name);
    let draft = Draft { path, type_id: rule.page.id(), title, fields, intro, sections, unsaid: Vec::new() };
    Some((draft, if existing.is_some() { since } else { String::new() }))
}

/// The languages in which it was found.
fn technologies(found: &[&Finding]) -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for finding in found {
        let name = match Grammar::of(&finding.path) {
            Some(Grammar::Typescript | Grammar::Tsx) => "TypeScript",
            Some(Grammar::Javascript) => "JavaScript",
            Some(grammar) => grammar.language().title(),
            None => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    names
}

/// What a page says of a place, by its file and the hash of its lines.
type Known = BTreeMap<(String, String), Vec<Json>>;

fn known(text: &str) -> Known {
    let mut known = Known::new();
    let Ok(page) = Split::read(text) else { return known };
    for row in page.front.get("occurrences").and_then(Json::as_array).into_iter().flatten() {
        let cell = |name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
        known.entry((cell("path"), cell("content"))).or_default().push(row.clone());
    }
    known
}

/// Places with their addresses. Lines that did not change keep the commit at which they were first seen, so that a page
/// does not change with every commit.
fn places<'a>(found: Vec<&'a Finding>, options: &Options, mut before: Known) -> (Vec<Place<'a>>, String) {
    let mut places = Vec::new();
    let mut new = 0_usize;
    for finding in found {
        let content = super::hash_code(&finding.excerpt);
        let rows = before.get_mut(&(finding.path.clone(), content.clone())).filter(|rows| !rows.is_empty());
        let place = if let Some(rows) = rows {
            let row = rows.remove(0);
            let cell = |name: &str| row.get(name).and_then(Json::as_str).map(str::to_owned);
            let lines = cell("lines").unwrap_or_default();
            Place { finding, lines, commit: cell("commit"), url: cell("url"), content }
        } else {
            new += 1;
            Place {
                finding,
                lines: format!("{}-{}", finding.first, finding.last),
                commit: options.origin.commit.clone(),
                url: options.origin.url(&finding.path, finding.first, finding.last),
                content,
            }
        };
        places.push(place);
    }
    let gone: usize = before.values().map(Vec::len).sum();
    let since = match (new, gone) {
        (0, 0) => String::new(),
        (new, gone) => format!("{new} new or changed, {gone} gone or changed of the places shown"),
    };
    (places, since)
}

fn fields(
    rule: &Rule,
    options: &Options,
    places: &[Place],
    technologies: Vec<&str>,
    confidence: f64,
) -> Vec<(&'static str, toml::Value)> {
    let is_practice = rule.page == PageOf::BestPractices;
    let texts = |list: &[String]| toml::Value::from(list.to_vec());
    let mut fields: Vec<(&'static str, toml::Value)> =
        vec![("status", "draft".into()), ("summary", rule.summary.as_str().into())];
    if is_practice {
        fields.push(("practice", rule.summary.as_str().into()));
        fields.push(("category", practice(rule.category).into()));
        fields.push(("technology", technologies.into()));
        fields.push(("evidence", "experience".into()));
    } else {
        fields.push(("category", rule.category.id().into()));
        fields.push(("technologies", technologies.into()));
        fields.push(("repository", options.name.as_str().into()));
        fields.push(("knowledge_source", "code_analysis".into()));
        fields.push(("expertise_level", rule.expertise_level.as_str().into()));
        fields.push(("validation_status", "unvalidated".into()));
    }
    fields.push(("confidence", confidence.into()));
    let lists = [
        ("benefits", &rule.benefits),
        ("trade_offs", &rule.trade_offs),
        ("when_to_use", &rule.when_to_use),
        ("when_not_to_use", &rule.when_not_to_use),
    ];
    fields.extend(
        lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| (name, texts(list))),
    );
    fields.push(("occurrences", places.iter().map(row).collect::<Vec<_>>().into()));
    fields
}

/// The category of a best practice.
const fn practice(category: Category) -> &'static str {
    match category {
        Category::Architectural => "architecture",
        Category::Performance => "performance",
        Category::Security => "security",
        Category::Testing => "testing",
        Category::Design | Category::Convention | Category::Antipattern => "coding",
    }
}

fn row(place: &Place) -> toml::Value {
    let mut row = toml::Table::new();
    let mut put = |name: &str, value: toml::Value| row.insert(name.to_owned(), value);
    put("path", place.finding.path.as_str().into());
    put("lines", place.lines.as_str().into());
    if let Some(name) = &place.finding.name {
        put("name", name.as_str().into());
    }
    put("confidence", place.finding.confidence.into());
    if let Some(commit) = &place.commit {
        put("commit", commit.as_str().into());
    }
    if let Some(url) = &place.url {
        put("url", url.as_str().into());
    }
    put("content", place.content.as_str().into());
    toml::Value::Table(row)
}

/// What stands before the first heading, and the sections.
fn text(rule: &Rule, places: &[Place], all: usize) -> (String, Vec<Section>) {
    let section = |heading: &str, text: String| Section { heading: heading.to_owned(), text };
    let code = code(places, all);
    if rule.page != PageOf::BestPractices {
        return (rule.about.trim().to_owned(), vec![section(HEADING, code)]);
    }
    let list = |items: &[String]| items.iter().fold(String::new(), |list, item| format!("{list}- {item}\n"));
    let sections = [
        ("The Practice", rule.about.trim().to_owned()),
        ("Why It Works", list(&rule.benefits)),
        ("When to Use", list(&rule.when_to_use)),
        ("When Not to Use", list(&rule.when_not_to_use)),
        ("Implementation", code),
        ("Trade-offs", list(&rule.trade_offs)),
    ];
    let sections = sections.into_iter().filter(|(_, text)| !text.is_empty());
    (String::new(), sections.map(|(heading, text)| section(heading, text)).collect())
}

fn code(places: &[Place], all: usize) -> String {
    let mut out = match (all, places.len()) {
        (1, _) => "It is found in one place.\n".to_owned(),
        (all, shown) if all == shown => format!("It is found in {all} places.\n"),
        (all, shown) => format!("It is found in {all} places; the {shown} surest are shown.\n"),
    };
    for place in places {
        let finding = place.finding;
        let file = finding.path.rsplit('/').next().unwrap_or(&finding.path);
        let name = finding.name.as_deref().filter(|name| !name.contains(['`', '\n']));
        let heading = name.map_or_else(|| format!("`{file}`"), |name| format!("`{name}` in `{file}`"));
        let lines = match place.lines.split_once('-') {
            Some((first, last)) if first != last => format!("lines {first} to {last}"),
            one => format!("line {}", one.map_or(place.lines.as_str(), |(line, _)| line)),
        };
        let shown = format!("`{}`, {lines}", finding.path);
        let source = place.url.as_ref().map_or_else(|| shown.clone(), |url| format!("[{shown}](<{url}>)"));
        let fence = fence(&finding.excerpt);
        let word = Grammar::of(&finding.path).map_or("text", Grammar::fence);
        let _ = write!(
            out,
            "\n### {heading}\n\n{source}\n\n{fence}{word} fragment\n{}{fence}\n",
            finding.excerpt
        );
    }
    out
}

/// A fence that the text has not.
fn fence(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    fence
}
