//! Edges from rows without pages: an assessment connects a person with a competency, a row about code a person with a
//! part of a repository.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::collect::Builder;
use super::kinds::{KNOWS_CODE, USES};
use super::{Node, NodeIx};
use crate::config::graph::CODE_AREA;
use crate::portal::Record;
use crate::registers::code;
use crate::schema::Kind;

/// Adds the edges of all rows that the audience sees.
pub(super) fn add(builder: &mut Builder<'_>) {
    let portal = builder.portal;
    for of in portal.schema.types.values().filter(|of| of.kind == Kind::Entry) {
        if portal.config.graph.leaves_out(&of.id) {
            continue;
        }
        if of.id == code::TYPE {
            areas(builder);
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

/// Parts of repositories by name, who knows them, and who knows what they are written with.
fn areas(builder: &mut Builder<'_>) {
    let portal = builder.portal;
    let technologies = technologies(builder);
    let technology = |builder: &Builder<'_>, row: &Record<'_>| {
        let name = row.text("technology")?;
        technologies.get(&name.to_lowercase()).copied().or_else(|| builder.topic(name))
    };
    let mut areas: BTreeMap<String, Vec<Record<'_>>> = BTreeMap::new();
    for row in portal.records(code::TYPE) {
        if let Some(area) = row.text("area").filter(|area| !area.is_empty()) {
            let repository = row.text("repository").unwrap_or_default();
            areas.entry(format!("{repository}/{area}")).or_default().push(row);
        } else if let Some(what) = technology(builder, &row)
            && let Some(who) = row.page_of("person").and_then(|ix| builder.graph.of(ix))
        {
            builder.edge(who, what, KNOWS_CODE);
        }
    }
    if portal.config.graph.leaves_out(CODE_AREA) {
        return;
    }
    for (name, rows) in areas {
        let (url, anchor) = rows.iter().find_map(|row| code::place(portal, row)).unzip();
        let node = Node {
            id: Cow::Owned(format!("#code/{}", name.trim_start_matches('/'))),
            title: Cow::Owned(name.trim_start_matches('/').to_owned()),
            kind: 0,
            of: CODE_AREA,
            url,
            anchor,
            page: None,
        };
        let area = builder.node(node, CODE_AREA);
        let known = |row: &Record<'_>| builder.graph.of(row.page_of("person")?);
        let people: BTreeSet<NodeIx> = rows.iter().filter_map(known).collect();
        let used: BTreeSet<NodeIx> = rows.iter().filter_map(|row| technology(builder, row)).collect();
        for who in people {
            builder.edge(who, area, KNOWS_CODE);
        }
        for what in used {
            builder.edge(area, what, USES);
        }
    }
}

/// Technologies by title in small letters, and by the name of their page.
fn technologies(builder: &Builder<'_>) -> BTreeMap<String, NodeIx> {
    let nodes = builder.graph.nodes.iter().enumerate().filter(|(_, node)| node.of == "technology");
    let mut names = BTreeMap::new();
    for (at, node) in nodes {
        let ix = NodeIx(at as u32);
        names.insert(node.title.to_lowercase(), ix);
        names.extend(node.url.map(|url| (url.last_segment().to_lowercase(), ix)));
    }
    names
}
