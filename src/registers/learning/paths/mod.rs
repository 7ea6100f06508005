//! Learning paths: declared ones, which an author put in order, and computed ones, which follow from what pages need.

mod check;
mod order;
mod way;

use std::collections::BTreeMap;

use super::types;
use crate::parse::Level;
use crate::portal::{PageIx, Portal, Record};
use crate::schema::{Kind, Value};

pub use check::check;
pub use order::{Cycle, closure, order};
pub use way::{Way, before, teaching, to_competency, to_role};
pub(super) use way::{in_order, needs, rank};

/// A step of a declared path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The page.
    pub page: PageIx,
    /// What one should be able to do before going on, as inline Markdown.
    pub checkpoint: Option<String>,
    /// Whether the path can be finished without it.
    pub optional: bool,
}

/// A declared path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its page.
    pub ix: PageIx,
    /// Its steps that the audience sees, in the author's order.
    pub steps: Vec<Step>,
    /// Minutes to read the steps that are not optional.
    pub minutes: u32,
    /// Minutes to read the optional ones.
    pub optional_minutes: u32,
    /// The lowest and the highest level of its steps, where any has one.
    pub levels: Option<(Level, Level)>,
    /// What it leads to.
    pub leads_to: Vec<PageIx>,
    /// For whom it is made.
    pub audience: Vec<String>,
}

/// All declared paths.
#[derive(Debug, Default)]
pub struct Paths {
    /// In page order. Paths without a step that the audience sees are not among them.
    pub declared: Vec<Path>,
    /// Page → the paths that it is a step of, each with the step's place.
    on: BTreeMap<PageIx, Vec<(usize, usize)>>,
}

impl Paths {
    /// Collects them.
    pub fn new(portal: &Portal) -> Self {
        let declared: Vec<Path> =
            portal.records(types::PATH).filter_map(|record| read(portal, &record)).collect();
        let mut on: BTreeMap<PageIx, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, path) in declared.iter().enumerate() {
            for (at, step) in path.steps.iter().enumerate() {
                let places = on.entry(step.page).or_default();
                if places.last().is_none_or(|(path, _)| *path != number) {
                    places.push((number, at));
                }
            }
        }
        Self { declared, on }
    }

    /// The path of a page, where the page is one.
    pub fn of(&self, ix: PageIx) -> Option<&Path> {
        self.declared.iter().find(|path| path.ix == ix)
    }

    /// The paths that a page is a step of, each with the place of the step, from 0.
    pub fn with(&self, page: PageIx) -> impl Iterator<Item = (&Path, usize)> {
        let places = self.on.get(&page).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|(path, at)| Some((self.declared.get(*path)?, *at)))
    }

    /// The paths that lead to a page.
    pub fn leading_to(&self, page: PageIx) -> impl Iterator<Item = &Path> {
        self.declared.iter().filter(move |path| path.leads_to.contains(&page))
    }
}

fn read(portal: &Portal, record: &Record<'_>) -> Option<Path> {
    let ix = record.ix?;
    let step = |row: &BTreeMap<String, Value<PageIx>>| {
        Some(Step {
            page: row.get("page")?.first_ref().copied()?,
            checkpoint: row.get("checkpoint").and_then(Value::as_str).map(str::to_owned),
            optional: matches!(row.get("optional"), Some(Value::Bool(true))),
        })
    };
    let steps: Vec<Step> = record.rows("steps").iter().filter_map(step).collect();
    let total = |optional: bool| {
        let counted = steps.iter().filter(|step| step.optional == optional);
        counted.map(|step| minutes(portal, step.page)).sum()
    };
    let level = |step: &Step| portal.page(step.page).page.meta.level;
    let levels = steps.iter().filter_map(level);
    let (minutes, optional_minutes) = (total(false), total(true));
    if steps.is_empty() {
        return None;
    }
    Some(Path {
        ix,
        minutes,
        optional_minutes,
        levels: levels.clone().min().zip(levels.max()),
        leads_to: record.pages_of("leads_to"),
        audience: record.texts("audience"),
        steps,
    })
}

/// Minutes to read a page; a record is looked at and not read.
pub fn minutes(portal: &Portal, ix: PageIx) -> u32 {
    let page = portal.page(ix);
    if portal.schema.get(&page.page.type_id).kind == Kind::Page { page.read_minutes } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{ix, portal};

    #[test]
    fn a_declared_path_adds_up_its_steps() {
        let page = |level: &str, minutes: u32| {
            format!("+++\ntype = \"page\"\n{level}read_time = \"{minutes}m\"\n+++\n")
        };
        let path = "+++\ntype = \"learning_path\"\nleads_to = [\"rust\"]\naudience = [\"newcomers\"]\n\
            steps = [{ page = \"one\" }, { page = \"rust\" }, { page = \"two\", checkpoint = \"Say *why*.\" },\n\
            { page = \"three\", optional = true }]\n+++\n";
        let portal = portal(
            &[
                ("one.md", &page("level = \"advanced\"\n", 12)),
                ("two.md", &page("level = \"beginner\"\n", 30)),
                ("three.md", &page("", 5)),
                ("learning-paths/start.md", path),
                ("learning-paths/nothing.md", "+++\ntype = \"learning_path\"\nsteps = []\n+++\n"),
            ],
            "",
        );
        let paths = Paths::new(&portal);
        let at = |name: &str| ix(&portal, name);
        let [path] = paths.declared.as_slice() else { panic!("{:?}", paths.declared) };
        assert_eq!((path.minutes, path.optional_minutes), (42, 5), "a competency is not read");
        assert_eq!(path.levels, Some((Level::Beginner, Level::Advanced)));
        assert_eq!(path.steps[2].checkpoint.as_deref(), Some("Say *why*."));
        assert_eq!(path.audience, ["newcomers"]);
        let on = |name: &str| paths.with(at(name)).map(|(path, at)| (path.ix, at)).collect::<Vec<_>>();
        assert_eq!(on("two"), [(at("start"), 2)]);
        assert_eq!(on("ana"), []);
        assert_eq!(paths.leading_to(at("rust")).count(), 1);
        assert_eq!(paths.of(at("start")), Some(path));
    }
}
