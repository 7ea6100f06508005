//! JSON-LD: nodes with their edges as properties, and the portal's own terms declared beside them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{described, iri};
use crate::portal::Portal;
use crate::registers::graph::{Graph, NodeIx, Relation, schema_org, schema_org_property};

/// What the names of the own terms begin with: content types, and relations.
const TYPE: &str = "urn:lyceum:type:";
const RELATION: &str = "urn:lyceum:relation:";

pub(super) fn text(portal: &Portal, graph: &Graph<'_>) -> String {
    let addresses: Vec<String> = graph.nodes.iter().map(|node| iri(portal, node)).collect();
    let nodes = (0..graph.nodes.len() as u32).map(|at| node(portal, graph, &addresses, NodeIx(at)));
    let own = graph.relations.iter().filter(|relation| schema_org_property(&relation.id).is_none());
    let all: Vec<Value> = own.map(declared).chain(nodes).collect();
    let document = json!({ "@context": context(graph), "@graph": all });
    // All keys are texts: this cannot fail.
    serde_json::to_string(&document).unwrap_or_default() + "\n"
}

/// Which names are whose. Values of relations are addresses.
fn context(graph: &Graph<'_>) -> Value {
    let mut context = Map::new();
    context.insert("name".into(), "https://schema.org/name".into());
    context.insert("url".into(), json!({ "@id": "https://schema.org/url", "@type": "@id" }));
    context.insert("schema".into(), "https://schema.org/".into());
    context.insert("rdf".into(), "http://www.w3.org/1999/02/22-rdf-syntax-ns#".into());
    context.insert("type".into(), json!({ "@id": TYPE, "@prefix": true }));
    context.insert("relation".into(), json!({ "@id": RELATION, "@prefix": true }));
    context.insert("inverse".into(), json!({ "@id": "https://schema.org/inverseOf", "@type": "@id" }));
    for relation in &graph.relations {
        let term = property(relation);
        context.insert(term.clone(), json!({ "@id": expanded(&term), "@type": "@id" }));
    }
    Value::Object(context)
}

/// How an edge is called: as schema.org does, where it knows the relation.
fn property(relation: &Relation) -> String {
    schema_org_property(&relation.id)
        .map_or_else(|| format!("relation:{}", relation.id), |term| format!("schema:{term}"))
}

/// A term written out.
fn expanded(term: &str) -> String {
    match term.split_once(':') {
        Some(("relation", name)) => format!("{RELATION}{name}"),
        Some((_, name)) => format!("https://schema.org/{name}"),
        None => term.to_owned(),
    }
}

fn declared(relation: &Relation) -> Value {
    json!({
        "@id": format!("relation:{}", relation.id),
        "@type": "rdf:Property",
        "name": relation.title,
        "inverse": format!("relation:{}", relation.inverse),
    })
}

fn node(portal: &Portal, graph: &Graph<'_>, addresses: &[String], ix: NodeIx) -> Value {
    let node = graph.node(ix);
    let mut targets: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for end in graph.ends(ix).iter().filter(|end| end.outward) {
        let property = property(&graph.relations[usize::from(end.relation)]);
        targets.entry(property).or_default().push(&addresses[end.node.0 as usize]);
    }
    let mut value = Map::new();
    value.insert("@id".into(), addresses[ix.0 as usize].as_str().into());
    value.insert(
        "@type".into(),
        json!([format!("schema:{}", schema_org(node.of)), format!("type:{}", node.of)]),
    );
    value.insert("name".into(), node.title.as_ref().into());
    if node.anchor.is_some() {
        value.insert("url".into(), described(portal, node).into());
    }
    value.extend(targets.into_iter().map(|(property, targets)| (property, json!(targets))));
    Value::Object(value)
}
