//! What roles ask for, and the pathways that they lie on.

use std::collections::BTreeMap;

use super::{Proficiency, types};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// A level that a role asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// Of what.
    pub competency: PageIx,
    /// At least.
    pub level: Proficiency,
    /// Whether the role cannot be held without it.
    pub required: bool,
}

/// A pathway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pathway {
    /// Its page.
    pub ix: PageIx,
    /// Its roles, first to last.
    pub levels: Vec<PageIx>,
    /// Roles and pathways that one can turn to.
    pub alternatives: Vec<PageIx>,
}

/// Roles and pathways.
#[derive(Debug, Default)]
pub struct Roles {
    /// Role → what it asks for, in the order in which it is written.
    pub requirements: BTreeMap<PageIx, Vec<Requirement>>,
    /// In page order.
    pub pathways: Vec<Pathway>,
    /// Person → role held.
    pub held: BTreeMap<PageIx, PageIx>,
}

impl Roles {
    /// Collects them.
    pub fn new(portal: &Portal) -> Self {
        let roles = portal.records(types::ROLE);
        let pathways = portal.records(types::PATHWAY).filter_map(|record| {
            Some(Pathway {
                ix: record.ix?,
                levels: record.pages_of("levels"),
                alternatives: record.pages_of("alternative_paths"),
            })
        });
        let people = portal.records("person");
        Self {
            requirements: roles.filter_map(|r| Some((r.ix?, requirements(&r, "target_levels")))).collect(),
            pathways: pathways.collect(),
            held: people.filter_map(|person| Some((person.ix?, person.page_of("career_role")?))).collect(),
        }
    }

    /// What a role asks for; nothing where it is none.
    pub fn of(&self, role: PageIx) -> &[Requirement] {
        self.requirements.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The roles one step up from a role, by pathway.
    pub fn next(&self, role: PageIx) -> Vec<PageIx> {
        let after = |pathway: &Pathway| {
            let at = pathway.levels.iter().position(|level| *level == role)?;
            pathway.levels.get(at + 1).copied()
        };
        self.pathways.iter().filter_map(after).collect()
    }

    /// Other roles that one can turn to from a role: those that its pathways name, and the first of a pathway named.
    pub fn alternatives(&self, role: PageIx) -> Vec<PageIx> {
        let mut found = Vec::new();
        for pathway in self.pathways.iter().filter(|pathway| pathway.levels.contains(&role)) {
            for other in &pathway.alternatives {
                let first = self.pathways.iter().find(|p| p.ix == *other).and_then(|p| p.levels.first());
                let role = *first.unwrap_or(other);
                if self.requirements.contains_key(&role) && !found.contains(&role) {
                    found.push(role);
                }
            }
        }
        found
    }
}

/// A table of competencies with levels.
pub fn requirements(record: &Record<'_>, field: &str) -> Vec<Requirement> {
    let rows = record.rows(field).iter();
    rows.filter_map(|row| {
        let required = row.get("required");
        Some(Requirement {
            competency: row.get("competency")?.first_ref().copied()?,
            level: Proficiency::find(row.get("level")?.as_str()?)?,
            required: !matches!(required, Some(Value::Bool(false))),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{ix, portal};

    #[test]
    fn steps_and_turns_of_a_pathway() {
        let role = |levels: &str| format!("+++\ntype = \"career_role\"\ntarget_levels = [{levels}]\n+++\n");
        let must = "{ competency = \"rust\", level = \"proficient\" }";
        let may = "{ competency = \"sql\", level = \"novice\", required = false }";
        let pathway = |levels: &str, turns: &str| {
            format!(
                "+++\ntype = \"career_pathway\"\nlevels = [{levels}]\nalternative_paths = [{turns}]\n+++\n"
            )
        };
        let portal = portal(
            &[
                ("career-roles/junior.md", &role("")),
                ("career-roles/senior.md", &role(&format!("{must}, {may}"))),
                ("career-roles/lead.md", &role("")),
                ("career-pathways/engineer.md", &pathway("\"junior\", \"senior\"", "\"manager\", \"lead\"")),
                ("career-pathways/manager.md", &pathway("\"lead\"", "")),
            ],
            "",
        );
        let at = |id: &str| ix(&portal, id);
        let roles = Roles::new(&portal);
        let of =
            |competency: &str, level, required| Requirement { competency: at(competency), level, required };
        assert_eq!(
            roles.of(at("senior")),
            [of("rust", Proficiency::Proficient, true), of("sql", Proficiency::Novice, false)]
        );
        assert_eq!(roles.next(at("junior")), [at("senior")]);
        assert_eq!(roles.next(at("senior")), []);
        assert_eq!(roles.alternatives(at("junior")), [at("lead")], "named twice, once as a pathway");
    }
}
