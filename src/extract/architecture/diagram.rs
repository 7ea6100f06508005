//! A graph of modules as a Mermaid flowchart, layers from top to bottom.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::cycles::essential;
use super::graph::Architecture;

/// The drawing and how many dependencies it leaves out: those that a longer way through others says too.
pub(super) fn draw(of: &Architecture) -> (String, usize) {
    let edges = of.edges();
    let wanted = essential(of.modules.len(), &edges);
    let cut: BTreeSet<usize> = of.cuts.iter().map(|cut| cut.dependency).collect();
    let mut out = String::from("flowchart TD\n");
    let top = of.modules.iter().map(|module| module.layer).max().unwrap_or_default();
    for layer in (0..=top).rev() {
        let title = match layer {
            0 => "Depends on nothing".to_owned(),
            n => format!("Layer {n}"),
        };
        let _ = writeln!(out, "  subgraph L{layer}[\"{title}\"]");
        let joined = |module: &super::Module| module.fan_in + module.fan_out > 0;
        let own = of.modules.iter().enumerate().filter(|(_, it)| it.layer == layer && joined(it));
        for (at, module) in own {
            let _ = writeln!(out, "    m{at}[\"{}\"]", label(&module.name));
        }
        out.push_str("  end\n");
    }
    for (at, dependency) in of.dependencies.iter().enumerate() {
        let (from, to) = (dependency.from, dependency.to);
        if cut.contains(&at) {
            let _ = writeln!(out, "  m{from} -.->|cycle| m{to}");
        } else if wanted.contains(&(from, to)) {
            let _ = writeln!(out, "  m{from} --> m{to}");
        }
    }
    let drawn = of.dependencies.iter().enumerate();
    let left = drawn.filter(|(at, it)| !cut.contains(at) && !wanted.contains(&(it.from, it.to))).count();
    (out, left)
}

/// Text that means nothing to the drawing's own syntax.
fn label(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || "/._-".contains(c) { c } else { '_' }).collect()
}
