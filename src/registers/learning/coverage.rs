//! What a group of people can do together, and what hangs on one of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Learning, Proficiency};
use crate::portal::PageIx;

/// From this level on somebody works reliably alone.
pub const ABLE: Proficiency = Proficiency::Proficient;

/// Fewer people than this at [`ABLE`] are a risk.
pub const ENOUGH: usize = 2;

/// A competency in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Of what.
    pub competency: PageIx,
    /// People by their level, lowest first.
    pub levels: [usize; 5],
    /// Who can do it alone, in page order: their number is the bus factor.
    pub able: Vec<PageIx>,
    /// People whose role asks for it.
    pub asked: usize,
    /// Those of them who have the level that it asks for.
    pub met: usize,
}

impl Coverage {
    /// People without whom nobody is left who can do it.
    pub fn bus_factor(&self) -> usize {
        self.able.len()
    }

    /// Whether it hangs on one person or none although somebody's role asks for it.
    pub fn is_at_risk(&self) -> bool {
        self.asked > 0 && self.bus_factor() < ENOUGH
    }
}

/// What a group covers: every competency that one of them has a level in, or whose role asks for it. In page order.
pub fn coverage(learning: &Learning, people: &BTreeSet<PageIx>, on: Date) -> Vec<Coverage> {
    let mut found: BTreeMap<PageIx, Coverage> = BTreeMap::new();
    let empty = |competency| Coverage { competency, levels: [0; 5], able: Vec::new(), asked: 0, met: 0 };
    for person in people {
        let histories = learning.skills.people.get(person);
        for competency in histories.into_iter().flat_map(BTreeMap::keys) {
            let Some(level) = learning.skills.level(*person, *competency, on) else { continue };
            let of = found.entry(*competency).or_insert_with(|| empty(*competency));
            of.levels[level as usize] += 1;
            if level >= ABLE {
                of.able.push(*person);
            }
        }
        let role = learning.roles.held.get(person);
        for asked in role.map_or(&[][..], |role| learning.roles.of(*role)) {
            let of = found.entry(asked.competency).or_insert_with(|| empty(asked.competency));
            of.asked += 1;
            let level = learning.skills.level(*person, asked.competency, on);
            of.met += usize::from(level >= Some(asked.level));
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{assessments, ix, with_data};

    #[test]
    fn coverage_by_hand() {
        let role = "+++\ntype = \"career_role\"\ntarget_levels = [{ competency = \"rust\", level = \"advanced\" }]\n+++\n";
        let person = |name: &str, team: &str| {
            format!(
                "+++\ntitle = \"{name}\"\nrole = \"r\"\nteam = \"{team}\"\ncareer_role = \"senior\"\n+++\n"
            )
        };
        let pages = [
            ("career-roles/senior.md", role),
            ("people/dora.md", &person("Dora", "red")),
            ("people/emil.md", &person("Emil", "red")),
        ];
        let rows = [
            ("ana", "sql", "proficient", "2026-01-10", "peer_review"),
            ("ben", "sql", "expert", "2026-01-10", "peer_review"),
            ("cleo", "sql", "novice", "2026-01-10", "peer_review"),
            ("dora", "rust", "advanced", "2026-01-10", "peer_review"),
            ("emil", "rust", "developing", "2026-01-10", "peer_review"),
            ("emil", "sql", "proficient", "2027-01-10", "peer_review"),
        ];
        let (rows, pages) = (assessments(&rows), pages.map(|(path, text)| (path, text)));
        let portal = with_data(&pages, &[("skill_assessment.csv", &rows)]);
        let at = |name: &str| ix(&portal, name);
        let learning = Learning::new(&portal);
        let of = |names: &[&str]| {
            let people: BTreeSet<PageIx> = names.iter().map(|name| at(name)).collect();
            coverage(&learning, &people, portal.today)
        };
        let rust = |levels, able: &[&str], asked, met| Coverage {
            competency: at("rust"),
            levels,
            able: able.iter().map(|name| at(name)).collect(),
            asked,
            met,
        };
        let sql = |levels, able: &[&str]| Coverage { competency: at("sql"), ..rust(levels, able, 0, 0) };
        // The assessment of next January is not there yet.
        assert_eq!(
            of(&["ana", "ben", "cleo", "dora", "emil"]),
            [rust([0, 1, 0, 1, 0], &["dora"], 2, 1), sql([1, 0, 1, 0, 1], &["ana", "ben"])]
        );
        assert_eq!(of(&["emil"]), [rust([0, 1, 0, 0, 0], &[], 1, 0)]);
        assert_eq!(of(&["cleo"]), [sql([1, 0, 0, 0, 0], &[])]);
        assert_eq!(of(&[]), []);
        let all = of(&["ana", "ben", "dora", "emil"]);
        assert_eq!(
            all.iter().map(|it| (it.bus_factor(), it.is_at_risk())).collect::<Vec<_>>(),
            [(1, true), (2, false)]
        );
        assert!(!of(&["cleo"])[0].is_at_risk(), "nobody's role asks for it");
    }
}
