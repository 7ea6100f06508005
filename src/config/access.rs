//! Who may see what.

use serde::Deserialize;

/// Who may see a page. The order is from open to closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// Everybody.
    Public,
    /// Named teams.
    Team,
    /// Named roles.
    Role,
    /// Senior staff.
    Confidential,
    /// Named people.
    Restricted,
}

impl Access {
    /// All levels, open to closed.
    pub const ALL: [Self; 5] = [Self::Public, Self::Team, Self::Role, Self::Confidential, Self::Restricted];

    /// Its identifier in front matter and configuration.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Team => "team",
            Self::Role => "role",
            Self::Confidential => "confidential",
            Self::Restricted => "restricted",
        }
    }

    /// The level of an identifier.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.id() == id)
    }
}

/// Which pages one audience may see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Audience {
    /// Access levels that it may see: `public team role confidential restricted`.
    pub access: Vec<String>,
    /// Teams whose `team` pages it may see.
    pub teams: Vec<String>,
    /// Roles whose `role` pages it may see.
    pub roles: Vec<String>,
    /// People whose `restricted` pages it may see.
    pub people: Vec<String>,
    /// Record types that it may see although they are closed to others, such as `skill_assessment`; a record that
    /// states an access of its own keeps it.
    pub records: Vec<String>,
}

/// Figures over records about people that the audience may not see one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Privacy {
    /// Whether such figures are shown at all.
    pub aggregates: bool,
    /// The fewest people that a figure may be about.
    pub min_group: usize,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { aggregates: true, min_group: 5 }
    }
}
