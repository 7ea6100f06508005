//! What nodes are, and why two of them are connected.

use std::collections::{BTreeMap, BTreeSet};

use super::{Graph, Node};
use crate::config::graph::{CODE_AREA, TOPIC};
use crate::schema::{FieldKind, Schema, title_from_name};

/// Content types that are a kind of their own; pages of all others belong to the kind of their group.
const OWN: [&str; 5] = ["person", "team", "technology", "competency", "code_pattern"];
/// Pages of types without a group.
const PAGE: &str = "page";

/// A link in a page's text.
pub(super) const LINKS: &str = "links";
/// A tag.
pub(super) const TAGGED: &str = "tagged";
/// A field of texts in which people say what they know.
pub(super) const EXPERTISE: &str = "expertise";
/// Rows about who knows which part of a repository.
pub(super) const KNOWS_CODE: &str = "knows_code";
/// What a part of a repository is written with.
pub(super) const USES: &str = "uses";

/// What a node can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Identifier: `person`, `topic`, or that of a group of types.
    pub id: String,
    /// As shown, in plural.
    pub title: String,
}

/// Why two nodes can be connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Identifier: the name of the field, `links`, `tagged`, or the type of the rows that say so.
    pub id: String,
    /// As shown from where it begins: `Prerequisites`.
    pub title: String,
    /// The identifier of its opposite, from where it ends: `prerequisite_of`.
    pub inverse: String,
    /// As shown from where it ends: `Prerequisite of`.
    pub inverse_title: String,
}

impl Relation {
    fn new(id: &str, title: &str, inverse: &str) -> Self {
        let inverse_title = title_from_name(inverse);
        Self { id: id.to_owned(), title: title.to_owned(), inverse: inverse.to_owned(), inverse_title }
    }

    /// How much it says, beside the others: what somebody wrote into a field on purpose the most, who looked after a
    /// page the least.
    pub fn weight(&self) -> f32 {
        match self.id.as_str() {
            "author" | "maintainers" | "owner" | "reviewers" | "review" | "review_request" => 0.7,
            TAGGED => 1.0,
            LINKS => 2.0,
            _ => 3.0,
        }
    }
}

/// What schema.org calls pages of a content type, topics and parts of code.
pub(crate) fn schema_org(of: &str) -> &'static str {
    match of {
        "person" => "Person",
        "team" => "Organization",
        "technology" | "competency" | "glossary_term" | TOPIC => "DefinedTerm",
        "career_role" => "Occupation",
        "certification" => "EducationalOccupationalCredential",
        "learning_path" | "training_program" => "Course",
        "training_session" => "EducationEvent",
        CODE_AREA => "SoftwareSourceCode",
        _ => "Article",
    }
}

/// What schema.org calls a relation, where it means the same.
pub(crate) fn schema_org_property(relation: &str) -> Option<&'static str> {
    Some(match relation {
        "author" => "author",
        "maintainers" => "maintainer",
        "parent" => "isPartOf",
        EXPERTISE => "knowsAbout",
        LINKS => "mentions",
        TAGGED => "about",
        _ => return None,
    })
}

/// The kind of a content type.
pub(super) fn kind_of<'a>(schema: &'a Schema, type_id: &'a str) -> &'a str {
    if let Some(own) = OWN.iter().find(|own| **own == type_id) {
        return own;
    }
    schema.group(&schema.get(type_id).group).map_or(PAGE, |group| &group.id)
}

/// Every kind that there may be: those of their own, the groups, what is no page.
pub(super) fn kinds(schema: &Schema) -> Vec<Kind> {
    let kind = |id: &str, title: &str| Kind { id: id.to_owned(), title: title.to_owned() };
    let own = OWN.iter().filter_map(|id| schema.types.get(*id)).map(|of| kind(&of.id, &of.plural));
    let groups = schema.groups.iter().map(|group| kind(&group.id, &group.title));
    let others = [kind(PAGE, "Pages"), kind(TOPIC, "Topics"), kind(CODE_AREA, "Parts of code")];
    let mut all: Vec<Kind> = own.chain(groups).chain(others).collect();
    let mut seen = BTreeSet::new();
    all.retain(|kind| seen.insert(kind.id.clone()));
    all
}

/// Every relation that there may be, by identifier. A field's name means the same in all types; the first that
/// declares it gives its title.
pub(super) fn relations(schema: &Schema) -> Vec<Relation> {
    let mut all = BTreeMap::new();
    let mut add = |relation: Relation| {
        let known: &mut Relation = all.entry(relation.id.clone()).or_insert_with(|| relation.clone());
        if known.inverse == reversed(&known.id) && relation.inverse != known.inverse {
            *known = Relation { title: std::mem::take(&mut known.title), ..relation };
        }
    };
    add(Relation::new(LINKS, "Links to", "linked_from"));
    add(Relation::new(TAGGED, "About", "topic_of"));
    add(Relation::new(KNOWS_CODE, "Knows the code of", "code_known_by"));
    add(Relation::new(USES, "Written with", "used_in"));
    let own = schema.types.values().flat_map(|of| &of.fields);
    for field in schema.common.iter().chain(own) {
        if refers(&field.kind) {
            let inverse = inverse(&field.kind).map_or_else(|| reversed(&field.name), str::to_owned);
            add(Relation::new(&field.name, &field.title, &inverse));
        } else if field.name == EXPERTISE {
            add(Relation::new(EXPERTISE, "Knows about", "known_by"));
        }
    }
    for of in schema.types.values().filter(|of| of.kind == crate::schema::Kind::Entry) {
        add(Relation::new(&of.id, &of.title, &reversed(&of.id)));
    }
    all.into_values().collect()
}

/// The opposite of a relation that names none.
fn reversed(id: &str) -> String {
    format!("{id}_of")
}

/// Whether a field holds references, in it or in its parts.
fn refers(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Ref { .. } => true,
        FieldKind::List(of) | FieldKind::Map(of) => refers(of),
        FieldKind::Table(columns) => columns.iter().any(|column| refers(&column.kind)),
        _ => false,
    }
}

/// The inverse that a field declares; that of its first column with references.
fn inverse(kind: &FieldKind) -> Option<&str> {
    match kind {
        FieldKind::Ref { inverse, .. } => inverse.as_deref(),
        FieldKind::List(of) | FieldKind::Map(of) => inverse(of),
        FieldKind::Table(columns) => {
            columns.iter().find(|column| refers(&column.kind)).and_then(|column| inverse(&column.kind))
        }
        _ => None,
    }
}

/// Keeps the kinds and relations that something is of.
pub(super) fn keep_used(graph: &mut Graph<'_>) {
    let places = keep(&mut graph.kinds, graph.nodes.iter().map(|node| node.kind));
    graph.nodes.iter_mut().for_each(|node: &mut Node<'_>| node.kind = places[usize::from(node.kind)]);
    let places = keep(&mut graph.relations, graph.edges.iter().map(|edge| edge.relation));
    graph.edges.iter_mut().for_each(|edge| edge.relation = places[usize::from(edge.relation)]);
}

/// Keeps what is used of a list; returns the new places.
fn keep<T>(all: &mut Vec<T>, used: impl Iterator<Item = u16>) -> Vec<u16> {
    let used: BTreeSet<u16> = used.collect();
    let mut places = Vec::with_capacity(all.len());
    let (mut at, mut next) = (0, 0);
    all.retain(|_| {
        let is_used = used.contains(&at);
        places.push(next);
        at += 1;
        next += u16::from(is_used);
        is_used
    });
    places
}
