//! `[radar]`: the rings and quadrants of the technology radar.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::schema::title_from_name;

/// A radar has four quarters.
pub const QUADRANTS: usize = 4;
/// More rings than this leave no room for a name in each.
const MOST_RINGS: usize = 6;

/// What the radar is divided into.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Radar {
    /// From the innermost outwards, one to six.
    pub rings: Vec<Ring>,
    /// Four: upper left, upper right, lower left, lower right.
    pub quadrants: Vec<Quadrant>,
}

/// How far something is to be used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ring {
    /// As technologies name it.
    pub id: String,
    /// As shown; made from `id` when missing.
    pub title: Option<String>,
    /// What it asks of readers, in one sentence.
    #[serde(default)]
    pub says: String,
    /// Whether nothing new should begin with what is in it: the radar then says what still relies on it.
    #[serde(default)]
    pub avoid: bool,
}

/// A quarter of the radar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quadrant {
    /// As technologies name it.
    pub id: String,
    /// As shown; made from `id` when missing.
    pub title: Option<String>,
}

impl Default for Radar {
    fn default() -> Self {
        let ring = |id: &str, says: &str| Ring {
            id: id.into(),
            title: None,
            says: says.into(),
            avoid: id == "hold",
        };
        let quadrant = |id: &str, title: &str| Quadrant { id: id.into(), title: Some(title.into()) };
        Self {
            rings: vec![
                ring("adopt", "Take it where it fits."),
                ring("trial", "Try it where a failure can be borne."),
                ring("assess", "Worth looking into; not for work that counts."),
                ring("hold", "Do not start anything new with it."),
            ],
            quadrants: vec![
                quadrant("techniques", "Techniques"),
                quadrant("platforms", "Platforms"),
                quadrant("tools", "Tools"),
                quadrant("languages_and_frameworks", "Languages and frameworks"),
            ],
        }
    }
}

impl Ring {
    /// As shown.
    pub fn title(&self) -> String {
        self.title.clone().unwrap_or_else(|| title_from_name(&self.id))
    }
}

impl Quadrant {
    /// As shown.
    pub fn title(&self) -> String {
        self.title.clone().unwrap_or_else(|| title_from_name(&self.id))
    }
}

impl Radar {
    /// The place of a ring, 0 for the innermost.
    pub fn ring(&self, id: &str) -> Option<usize> {
        self.rings.iter().position(|ring| ring.id == id)
    }

    /// The place of a quadrant.
    pub fn quadrant(&self, id: &str) -> Option<usize> {
        self.quadrants.iter().position(|quadrant| quadrant.id == id)
    }

    /// Puts the default in the place of what cannot be drawn, and says what was wrong: the text to point at, and the
    /// message.
    pub(super) fn mend(&mut self) -> Vec<(String, String)> {
        let mut wrong = Vec::new();
        let rings = self.rings.len();
        if rings == 0 || rings > MOST_RINGS {
            wrong.push(("rings".into(), format!("the radar has {rings} rings: it takes 1 to {MOST_RINGS}")));
        }
        let quadrants = self.quadrants.len();
        if quadrants != QUADRANTS {
            let message = format!("the radar has {quadrants} quadrants: it takes {QUADRANTS}");
            wrong.push(("quadrants".into(), message));
        }
        let kinds = [
            ("ring", self.rings.iter().map(|ring| &ring.id).collect::<Vec<_>>()),
            ("quadrant", self.quadrants.iter().map(|quadrant| &quadrant.id).collect()),
        ];
        for (kind, ids) in kinds {
            let mut seen = BTreeSet::new();
            for id in ids {
                if id.trim().is_empty() {
                    wrong.push(("id".into(), format!("a {kind} of the radar has no `id`")));
                } else if !seen.insert(id) {
                    wrong.push((id.clone(), format!("the radar has the {kind} `{id}` twice")));
                }
            }
        }
        if !wrong.is_empty() {
            *self = Self::default();
        }
        wrong
    }
}
