//! A graph of modules as a Mermaid flowchart, from the highest layer down.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::cycles::essential;
use super::graph::Architecture;

/// The drawing and how many dependencies it leaves out: those that a longer way through others says too. Modules that
/// nothing joins are not drawn. The layers are left to whoever lays it out: boxes around them would pull them apart.
pub(super) fn draw(of: &Architecture) -> (String, usize) {
    let edges = of.edges();
    let wanted = essential(of.modules.len(), &edges);
    let cut: BTreeSet<usize> = of.cuts.iter().map(|cut| cut.dependency).collect();
    let mut out = String::from("flowchart TD\n");
    let labels = labels(of);
    let mut joined: Vec<usize> =
        (0..of.modules.len()).filter(|at| of.modules[*at].fan_in + of.modules[*at].fan_out > 0).collect();
    joined.sort_by_key(|at| (std::cmp::Reverse(of.modules[*at].layer), *at));
    for at in joined {
        let _ = writeln!(out, "  m{at}[\"{}\"]", labels[at]);
    }
    let mut left = 0;
    for (at, dependency) in of.dependencies.iter().enumerate() {
        let (from, to) = (dependency.from, dependency.to);
        if cut.contains(&at) {
            let _ = writeln!(out, "  m{from} -.->|cycle| m{to}");
        } else if wanted.contains(&(from, to)) {
            let _ = writeln!(out, "  m{from} --> m{to}");
        } else {
            left += 1;
        }
    }
    (out, left)
}

/// The last two parts of each name, where no other module has the same, without what means something to the drawing.
fn labels(of: &Architecture) -> Vec<String> {
    let short = |name: &str| {
        let mut parts: Vec<&str> = name.rsplit('/').take(2).collect();
        parts.reverse();
        parts.join("/")
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for module in &of.modules {
        *counts.entry(short(&module.name)).or_default() += 1;
    }
    let label = |name: &str| {
        let short = short(name);
        let shown = if counts[&short] == 1 { short } else { name.to_owned() };
        shown.chars().map(|c| if c.is_alphanumeric() || "/._-".contains(c) { c } else { '_' }).collect()
    };
    of.modules.iter().map(|module| label(&module.name)).collect()
}
