//! Edges from rows without pages: an assessment connects a person with a competency, a row about code a person with a
//! part of a repository.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::collect::Builder;
use super::kinds::{KNOWS_CODE, USES};
use super::{Node, NodeIx};
use crate::config::graph::CODE_AREA;
use crate::portal::Record;
use crate::schema::Kind;

/// Rows about who knows which part of a repository: `repository`, `area`, `technology` are texts, `person` a reference.
const CODE: &str = "code_expertise";

/// Adds the edges of all rows that the audience sees.
pub(super) fn add(builder: &mut Builder<'_>) {
    let portal = builder.portal;
    for of in portal.schema.types.values().filter(|of| of.kind == Kind::Entry) {
        if portal.config.graph.leaves_out(&of.id) {
            continue;
        }
        if of.id == CODE {
            code(builder);
            continue;
        }
        for record in portal.records(&of.id) {
            // Whom or what the row is about comes first; what it says of it are the others.
            let named = of.fields.iter().filter_map(|field| record.page_of(&field.name));
            let mut nodes = named.filter_map(|ix| builder.graph.of(ix)).collect::<Vec<_>>().into_iter();
            let Some(from) = nodes.next() else { continue };
            nodes.for_each(|to| builder.edge(from, to, &of.id));
        }
    }
}

/// Parts of repositories, by name, and who knows them.
fn code(builder: &mut Builder<'_>) {
    let portal = builder.portal;
    if portal.config.graph.leaves_out(CODE_AREA) {
        return;
    }
    let technologies = technologies(builder);
    let mut areas: BTreeMap<String, (String, Vec<Record<'_>>)> = BTreeMap::new();
    for record in portal.records(CODE) {
        let Some(area) = record.text("area").filter(|area| !area.is_empty()) else { continue };
        let repository = record.text("repository").unwrap_or_default();
        let named = if repository.is_empty() { area.to_owned() } else { format!("{repository}/{area}") };
        let (_, rows) = areas
            .entry(format!("#code/{named}"))
            .or_insert_with(|| (named.replacen('/', ": ", usize::from(!repository.is_empty())), Vec::new()));
        rows.push(record);
    }
    for (id, (title, rows)) in areas {
        let node = Node {
            id: Cow::Owned(id),
            title: Cow::Owned(title),
            kind: 0,
            of: CODE_AREA,
            url: None,
            page: None,
        };
        let area = builder.node(node, CODE_AREA);
        let people: BTreeSet<NodeIx> =
            rows.iter().filter_map(|row| builder.graph.of(row.page_of("person")?)).collect();
        people.into_iter().for_each(|who| builder.edge(who, area, KNOWS_CODE));
        let used: BTreeSet<NodeIx> = rows
            .iter()
            .filter_map(|row| technologies.get(&row.text("technology")?.to_lowercase()).copied())
            .collect();
        used.into_iter().for_each(|what| builder.edge(area, what, USES));
    }
}

/// Technologies by title in small letters.
fn technologies(builder: &Builder<'_>) -> BTreeMap<String, NodeIx> {
    let nodes = builder.graph.nodes.iter().enumerate().filter(|(_, node)| node.of == "technology");
    nodes.map(|(at, node)| (node.title.to_lowercase(), NodeIx(at as u32))).collect()
}
