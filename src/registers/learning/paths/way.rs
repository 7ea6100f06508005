//! Computed paths: to a page, a competency or a role, over everything that comes first.

use std::cmp::Ordering;

use super::{closure, minutes, order};
use crate::parse::{Level, Status};
use crate::portal::{PageIx, Portal};
use crate::registers::learning::roles::Roles;
use crate::schema::Kind;

/// Pages in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// None before one that it needs.
    pub pages: Vec<PageIx>,
    /// Minutes to read them all.
    pub minutes: u32,
}

/// What decides among pages that could come next: level, then weight, then address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::registers::learning) struct Rank {
    level: Option<Level>,
    weight: Option<i64>,
    ix: PageIx,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        // A page without a level is for everybody; one without a weight comes after those with one, as in the
        // navigation. Pages are sorted by address.
        let weight = |rank: &Self| (rank.weight.is_none(), rank.weight);
        self.level
            .cmp(&other.level)
            .then_with(|| weight(self).cmp(&weight(other)))
            .then_with(|| self.ix.cmp(&other.ix))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The rank of a page.
pub(in crate::registers::learning) fn rank(portal: &Portal, ix: PageIx) -> Rank {
    let meta = &portal.page(ix).page.meta;
    Rank { level: meta.level, weight: meta.weight, ix }
}

/// What has to be read before a page, as it says itself.
pub(in crate::registers::learning) fn needs(portal: &Portal, ix: PageIx) -> Vec<PageIx> {
    portal.record(ix).pages_of("prerequisites")
}

/// The pages and all that they need, in order. Nothing where needs form a cycle: that is an error of its own.
pub(in crate::registers::learning) fn in_order<K: Ord>(
    portal: &Portal,
    pages: &[PageIx],
    key: impl Fn(PageIx) -> K,
) -> Way {
    let all = closure(pages, |ix| needs(portal, ix));
    let pages = order(&all, |ix| needs(portal, ix), key).unwrap_or_default();
    Way { minutes: pages.iter().map(|ix| minutes(portal, *ix)).sum(), pages }
}

fn way(portal: &Portal, pages: &[PageIx]) -> Way {
    in_order(portal, pages, |ix| rank(portal, ix))
}

/// What comes before a page, without the page.
pub fn before(portal: &Portal, page: PageIx) -> Way {
    way(portal, &needs(portal, page))
}

/// The pages that teach a competency: prose that is in use.
pub fn teaching(portal: &Portal, competency: PageIx) -> Vec<PageIx> {
    let named = portal.page(competency).inverse.get("taught_by").map(Vec::as_slice).unwrap_or_default();
    let teaches = |ix: &&PageIx| {
        let page = &portal.page(**ix).page;
        let out_of_use = matches!(page.meta.status, Some(Status::Deprecated | Status::Archived));
        portal.schema.get(&page.type_id).kind == Kind::Page && !out_of_use
    };
    named.iter().filter(teaches).copied().collect()
}

/// The pages that teach a competency, and what they need.
pub fn to_competency(portal: &Portal, competency: PageIx) -> Way {
    way(portal, &teaching(portal, competency))
}

/// The pages that teach what a role asks for, and what they need.
pub fn to_role(portal: &Portal, roles: &Roles, role: PageIx) -> Way {
    let asked = roles.of(role).iter();
    way(portal, &asked.flat_map(|asked| teaching(portal, asked.competency)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{ix, portal};

    /// The front matter of a page: level, minutes, what it needs, what it teaches, and more.
    fn page(level: &str, minutes: u32, needs: &[&str], teaches: &[&str], more: &str) -> String {
        format!(
            "+++\ntype = \"page\"\nlevel = \"{level}\"\nread_time = \"{minutes}m\"\nprerequisites = {needs:?}\n\
             competencies = {teaches:?}\n{more}+++\n"
        )
    }

    fn example() -> Portal {
        let role = "+++\ntype = \"career_role\"\ntarget_levels = [{ competency = \"rust\", level = \"proficient\" },\
            { competency = \"sql\", level = \"novice\", required = false }]\n+++\n";
        let pages = [
            ("a/tour.md", page("beginner", 5, &[], &[], "")),
            ("a/build.md", page("beginner", 10, &["tour"], &["rust"], "")),
            ("a/lifetimes.md", page("expert", 30, &["build"], &["rust"], "")),
            ("a/errors.md", page("intermediate", 15, &["build"], &["rust"], "weight = 2\n")),
            ("a/async.md", page("intermediate", 20, &["build"], &["rust"], "weight = 1\n")),
            ("a/queries.md", page("beginner", 8, &[], &["sql"], "")),
            ("a/macros.md", page("beginner", 9, &[], &["rust"], "status = \"archived\"\n")),
            (
                "learning-paths/p.md",
                "+++\ntype = \"learning_path\"\ncompetencies = [\"rust\"]\nsteps = []\n+++\n".into(),
            ),
            ("career-roles/engineer.md", role.to_owned()),
        ];
        portal(&pages.each_ref().map(|(path, text)| (*path, text.as_str())), "")
    }

    #[test]
    fn ways_by_hand() {
        let portal = example();
        let roles = Roles::new(&portal);
        let at = |name: &str| ix(&portal, name);
        let table: [(&str, Way, &[&str], u32); 5] = [
            ("before a page", before(&portal, at("lifetimes")), &["tour", "build"], 15),
            ("before a page that needs nothing", before(&portal, at("tour")), &[], 0),
            (
                "to a competency: weight decides within a level, and what is archived teaches nothing",
                to_competency(&portal, at("rust")),
                &["tour", "build", "async", "errors", "lifetimes"],
                80,
            ),
            ("to another", to_competency(&portal, at("sql")), &["queries"], 8),
            (
                "to a role, which asks for both",
                to_role(&portal, &roles, at("engineer")),
                &["queries", "tour", "build", "async", "errors", "lifetimes"],
                88,
            ),
        ];
        for (name, way, pages, minutes) in table {
            let pages: Vec<PageIx> = pages.iter().map(|page| at(page)).collect();
            assert_eq!(way, Way { pages, minutes }, "{name}");
        }
    }

    #[test]
    fn levels_rise_where_needs_allow_it() {
        let portal = example();
        let way = to_competency(&portal, ix(&portal, "rust"));
        let levels: Vec<_> = way.pages.iter().map(|ix| portal.page(*ix).page.meta.level).collect();
        assert!(levels.is_sorted(), "{levels:?}");
    }
}
