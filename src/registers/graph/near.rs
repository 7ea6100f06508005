//! What a page is most closely connected with.

use super::{End, Graph, NodeIx};

/// A neighbour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The node.
    pub node: NodeIx,
    /// The edge that says the most.
    pub end: End,
    /// How close it is: the sum of what its edges say, less where everything is connected with it.
    pub weight: f32,
}

impl Graph<'_> {
    /// The neighbours of a node, the closest first, at most so many. Those of one weight are in the order of nodes.
    pub fn near(&self, ix: NodeIx, most: usize) -> Vec<Near> {
        let mut all: Vec<Near> = Vec::new();
        for end in self.ends(ix) {
            let weight = self.relations[usize::from(end.relation)].weight();
            match all.last_mut().filter(|last| last.node == end.node) {
                Some(last) => {
                    let strongest = self.relations[usize::from(last.end.relation)].weight();
                    if weight > strongest {
                        last.end = *end;
                    }
                    last.weight += weight;
                }
                None => all.push(Near { node: end.node, end: *end, weight }),
            }
        }
        for near in &mut all {
            let common = self.ends(near.node).len() as f32;
            near.weight /= (2.0 + common).log2();
        }
        all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.node.cmp(&b.node)));
        all.truncate(most);
        all
    }
}
