//! Typed references: resolved against the visible pages; inverse relations and cycles follow from them.

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::{self, Found, Lookup};
use super::{PageIx, PortalPage};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::{Fields, Page};
use crate::schema::{Field, FieldKind, RefName, Schema, Value};

/// An edge of the graph: the field that names the target.
pub(super) struct Edge {
    pub(super) inverse: String,
    pub(super) target: PageIx,
}

/// A page's fields with references resolved.
pub(super) struct Resolved {
    pub(super) fields: Fields<PageIx>,
    pub(super) edges: Vec<Edge>,
    pub(super) found: Vec<Diagnostic>,
}

/// Resolves every reference of one page.
pub(super) fn resolve(
    page: &Page,
    schema: &Schema,
    lookup: &Lookup<'_>,
    hidden: &BTreeSet<String>,
    foreign: bool,
) -> Resolved {
    let of = schema.get(&page.type_id);
    let mut resolved = Resolved { fields: Fields::new(), edges: Vec::new(), found: Vec::new() };
    for (name, value) in &page.fields {
        let declared = of.field(name).or_else(|| schema.common.iter().find(|f| f.name == *name));
        let Some(field) = declared else { continue };
        let mut resolver = Resolver { page, field, lookup, hidden, foreign, out: &mut resolved };
        if let Some(value) = resolver.value(&field.kind, value) {
            resolved.fields.insert(name.clone(), value);
        }
    }
    resolved
}

struct Resolver<'a, 'b> {
    page: &'a Page,
    field: &'a Field,
    lookup: &'a Lookup<'b>,
    hidden: &'a BTreeSet<String>,
    foreign: bool,
    out: &'a mut Resolved,
}

impl Resolver<'_, '_> {
    fn value(&mut self, kind: &FieldKind, value: &Value<RefName>) -> Option<Value<PageIx>> {
        match (kind, value) {
            (FieldKind::Ref { to, inverse }, Value::Ref(name)) => {
                let target = self.target(name, to)?;
                let inverse = inverse.clone().unwrap_or_else(|| self.field.name.clone());
                self.out.edges.push(Edge { inverse, target });
                Some(Value::Ref(target))
            }
            (FieldKind::List(of), Value::List(items)) => {
                Some(Value::List(items.iter().filter_map(|item| self.value(of, item)).collect()))
            }
            (FieldKind::Map(of), Value::Map(entries)) => {
                let entry = |(name, item): (&String, _)| Some((name.clone(), self.value(of, item)?));
                Some(Value::Map(entries.iter().filter_map(entry).collect()))
            }
            (FieldKind::Table(columns), Value::Table(rows)) => Some(Value::Table(
                rows.iter()
                    .map(|row| {
                        let cells = columns.iter().filter_map(|column| {
                            let cell = self.value(&column.kind, row.get(&column.name)?)?;
                            Some((column.name.clone(), cell))
                        });
                        cells.collect()
                    })
                    .collect(),
            )),
            // No reference in it: the resolver is never called.
            (_, value) => value.resolve(&mut |_: &RefName| None),
        }
    }

    fn target(&mut self, name: &RefName, to: &[String]) -> Option<PageIx> {
        let field = &self.field.name;
        let (code, message, help) = match self.lookup.reference(&name.name, to) {
            Found::One(ix) => return Some(ix),
            Found::Many(_) => (
                Code::AmbiguousReference,
                format!("`{field}` names `{}`, which several pages answer to", name.name),
                Some("write the whole path below the content folder, without `.md`".to_owned()),
            ),
            _ if lookup::is_hidden(self.hidden, &name.name) => (
                Code::OutsideAudience,
                format!("`{field}` names a page outside this audience; the field is left out"),
                None,
            ),
            Found::WrongType(_) => (
                Code::DanglingReference,
                format!("`{field}` names `{}`, which is not a {}", name.name, to.join(" or ")),
                self.lookup.suggest(&name.name, to),
            ),
            Found::None => (
                Code::DanglingReference,
                format!("`{field}` names `{}`, which does not exist", name.name),
                self.lookup.suggest(&name.name, to),
            ),
        };
        let span = Span::new(&self.page.source, name.range.clone());
        let mut d = Diagnostic::new(code, message).at(span).help_opt(help);
        if code == Code::OutsideAudience {
            d = d.grouped("fields name pages outside this audience; they are left out");
        } else if self.foreign {
            d.severity = crate::diagnostic::Severity::Warning;
            d = d.grouped(format!("field `{field}`"));
        }
        self.out.found.push(d);
        None
    }
}

/// The inverse relations: target → name → sources, each once, in page order.
pub(super) fn inverses(edges: &[Vec<Edge>], count: usize) -> Vec<BTreeMap<String, Vec<PageIx>>> {
    let mut inverse: Vec<BTreeMap<String, Vec<PageIx>>> = vec![BTreeMap::new(); count];
    for (i, edges) in edges.iter().enumerate() {
        for edge in edges {
            let list = inverse[edge.target.0 as usize].entry(edge.inverse.clone()).or_default();
            let from = PageIx(i as u32);
            if list.last() != Some(&from) {
                list.push(from);
            }
        }
    }
    inverse
}

/// Relations that must not lead back to their start.
const ACYCLIC: [&str; 3] = ["prerequisites", "parent", "supersedes"];

/// An error for every cycle among prerequisites, parents and supersessions, naming the pages on it.
pub(super) fn cycles(pages: &[PortalPage]) -> Vec<Diagnostic> {
    ACYCLIC.iter().flat_map(|field| cycles_of(pages, field)).collect()
}

fn cycles_of(pages: &[PortalPage], field: &str) -> Vec<Diagnostic> {
    let targets = |i: usize| -> Vec<usize> {
        let value = pages[i].fields.get(field);
        value.map(|v| v.ref_list().into_iter().map(|ix| ix.0 as usize).collect()).unwrap_or_default()
    };
    let mut found = Vec::new();
    // 0 unseen, 1 on the path, 2 done. The stack holds a page and its remaining targets.
    let mut state = vec![0_u8; pages.len()];
    for start in 0..pages.len() {
        if state[start] != 0 || !pages[start].fields.contains_key(field) {
            continue;
        }
        let mut stack = vec![(start, targets(start))];
        state[start] = 1;
        while let Some((at, rest)) = stack.last_mut() {
            let at = *at;
            match rest.pop() {
                Some(next) if state[next] == 1 => {
                    let from = stack.iter().position(|(i, _)| *i == next).unwrap_or(0);
                    let names: Vec<&str> =
                        stack[from..].iter().map(|(i, _)| pages[*i].page.id.as_str()).collect();
                    let message = format!("`{field}` forms a cycle: {} → {}", names.join(" → "), names[0]);
                    let span = pages[at].page.key_span(field);
                    let help = "remove one of the references, so that there is a first page";
                    found.push(Diagnostic::new(Code::ReferenceCycle, message).at(span).help(help));
                }
                Some(next) if state[next] == 0 => {
                    state[next] = 1;
                    stack.push((next, targets(next)));
                }
                Some(_) => {}
                None => {
                    state[at] = 2;
                    stack.pop();
                }
            }
        }
    }
    found
}
