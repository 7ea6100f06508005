//! What teaches a competency, and what of it fits a gap.

use std::collections::BTreeMap;

use super::paths::{self, Path, Paths};
use super::{Proficiency, gaps::number, types};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// In which way something teaches. The order is that of recommendations of equal level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The competency names it.
    Resource,
    /// A learning path leads to it.
    Path,
    /// A page says that it teaches it.
    Page,
    /// A programme addresses it.
    Programme,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A page of the portal.
    Page(PageIx),
    /// Something else: its title, and its address if it has one.
    Elsewhere(String, Option<String>),
}

/// Something that teaches a competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teacher {
    /// Why it is thought to teach.
    pub source: Source,
    /// Where.
    pub place: Place,
    /// The level that it leads to, where it says so.
    pub level: Option<Proficiency>,
    /// How long it takes; 0 where nobody knows.
    pub minutes: u64,
}

/// How the level of something fits a gap. The order is that of recommendations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It leads to the level after the current one.
    NextLevel,
    /// It leads further up, to the target at most.
    OnTheWay,
    /// It says nothing of levels.
    AnyLevel,
    /// It leads beyond the target.
    Beyond,
}

/// A recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice<'a> {
    /// Of what.
    pub teacher: &'a Teacher,
    /// Why it stands where it stands.
    pub fits: Match,
}

/// What teaches each competency.
#[derive(Debug, Default)]
pub struct Teaching {
    /// Competency → everything that teaches it.
    pub of: BTreeMap<PageIx, Vec<Teacher>>,
}

impl Teaching {
    /// Collects it.
    pub fn new(portal: &Portal, paths: &Paths) -> Self {
        let mut all = Self::default();
        for record in portal.records(types::COMPETENCY) {
            all.resources(portal, &record);
        }
        for path in &paths.declared {
            all.path(portal, path);
        }
        for record in portal.records(types::PROGRAM) {
            all.programme(&record);
        }
        all
    }

    fn add(&mut self, competency: PageIx, teacher: Teacher) {
        self.of.entry(competency).or_default().push(teacher);
    }

    /// What the competency names, and the pages that name the competency.
    fn resources(&mut self, portal: &Portal, record: &Record<'_>) {
        let Some(ix) = record.ix else { return };
        for row in record.rows("learning_resources") {
            let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
            let page = row.get("resource").and_then(|value| value.first_ref().copied());
            let elsewhere = || Some(Place::Elsewhere(text("title").or_else(|| text("url"))?, text("url")));
            let Some(place) = page.map(Place::Page).or_else(elsewhere) else { continue };
            let level = text("level").as_deref().and_then(Proficiency::find);
            let minutes = page.map_or(0, |page| u64::from(paths::minutes(portal, page)));
            self.add(ix, Teacher { source: Source::Resource, place, level, minutes });
        }
        for page in paths::teaching(portal, ix) {
            let minutes = u64::from(paths::minutes(portal, page));
            let place = Place::Page(page);
            self.add(ix, Teacher { source: Source::Page, place, level: None, minutes });
        }
    }

    fn path(&mut self, portal: &Portal, path: &Path) {
        let level = portal.record(path.ix).text("target_level").and_then(Proficiency::find);
        let goals = path.leads_to.iter();
        for competency in goals.filter(|page| portal.page(**page).page.type_id == types::COMPETENCY) {
            let (place, minutes) = (Place::Page(path.ix), u64::from(path.minutes));
            self.add(*competency, Teacher { source: Source::Path, place, level, minutes });
        }
    }

    fn programme(&mut self, record: &Record<'_>) {
        let Some(ix) = record.ix else { return };
        let minutes = record.seconds("duration").unwrap_or_default() / 60;
        for row in record.rows("competencies_addressed") {
            let level = row.get("level").and_then(Value::as_str).and_then(Proficiency::find);
            for competency in row.get("competency").map(Value::ref_list).unwrap_or_default() {
                let place = Place::Page(ix);
                self.add(*competency, Teacher { source: Source::Programme, place, level, minutes });
            }
        }
    }

    /// What helps somebody from a level to another, best first, each page once: what leads to the next level, then what
    /// leads further up to the target, then what says no level; what leads beyond only where there is nothing else. Among equals the lower level
    /// first, then what the competency names, paths, pages, programmes, and what takes less time.
    pub fn advice(&self, competency: PageIx, from: Option<Proficiency>, to: Proficiency) -> Vec<Advice<'_>> {
        let fits = |teacher: &Teacher| match teacher.level {
            None => Some(Match::AnyLevel),
            Some(level) if level.number() <= number(from) => None,
            Some(level) if level > to => Some(Match::Beyond),
            Some(level) if level.number() == number(from) + 1 => Some(Match::NextLevel),
            Some(_) => Some(Match::OnTheWay),
        };
        let all = self.of.get(&competency).map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<Advice<'_>> =
            all.iter().filter_map(|teacher| Some(Advice { teacher, fits: fits(teacher)? })).collect();
        found.sort_by_key(|it| (it.fits, it.teacher.level, it.teacher.source, it.teacher.minutes));
        if found.iter().any(|it| it.fits != Match::Beyond) {
            found.retain(|it| it.fits != Match::Beyond);
        }
        let mut seen: Vec<&Place> = Vec::new();
        found.retain(|it| {
            let new = !seen.contains(&&it.teacher.place);
            seen.push(&it.teacher.place);
            new
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{ix, portal};
    use Proficiency::{Advanced, Developing, Expert, Proficient};

    const RUST: &str = "+++
type = \"competency\"
title = \"Rust in depth\"
category = \"programming_languages\"
learning_resources = [
  { level = \"developing\", resource = \"book\" },
  { level = \"advanced\", title = \"A talk\", url = \"https://talks.example/a\" },
  { title = \"A printed book\" },
  { level = \"expert\" },
]
+++
";

    fn sample() -> Portal {
        let page = |minutes: u32| {
            format!("+++\ntype = \"page\"\ncompetencies = [\"ownership\"]\nread_time = \"{minutes}m\"\n+++\n")
        };
        portal(
            &[
                ("competencies/ownership.md", RUST),
                ("guides/book.md", &page(90)),
                ("guides/short.md", &page(5)),
                ("guides/long.md", &page(50)),
                (
                    "learning-paths/to-rust.md",
                    "+++\ntype = \"learning_path\"\nsteps = [{ page = \"short\" }, { page = \"long\" }]\nleads_to = [\"ownership\", \"ana\"]\ntarget_level = \"proficient\"\n+++\n",
                ),
                (
                    "training-programs/course.md",
                    "+++\ntype = \"training_program\"\ntraining_type = \"workshops\"\ndelivery_method = \"blended\"\nduration = \"16h\"\ncapacity = 4\ncompetencies_addressed = [{ competency = \"ownership\", level = \"proficient\" }]\n+++\n",
                ),
            ],
            "",
        )
    }

    /// The talk, which leads to advanced.
    fn of_talk(teaching: &Teaching, competency: PageIx) -> Teacher {
        let all = &teaching.of[&competency];
        all.iter().find(|it| it.level == Some(Advanced)).cloned().unwrap()
    }

    #[test]
    fn recommendations_by_hand() {
        use Match::{AnyLevel, Beyond, NextLevel, OnTheWay};
        let portal = sample();
        let teaching = Teaching::new(&portal, &Paths::new(&portal));
        let advice = |from, to| -> Vec<(String, Match)> {
            let name = |place: &Place| match place {
                Place::Page(ix) => portal.page(*ix).url.last_segment().to_owned(),
                Place::Elsewhere(title, _) => title.clone(),
            };
            let all = teaching.advice(ix(&portal, "ownership"), from, to);
            all.iter().map(|it| (name(&it.teacher.place), it.fits)).collect()
        };
        let any = [("A printed book", AnyLevel), ("short", AnyLevel), ("long", AnyLevel)];
        let with = |first: &[(&str, Match)], rest: &[(&str, Match)], last: &[(&str, Match)]| {
            let all = first.iter().chain(rest).chain(last);
            all.map(|(name, fits)| ((*name).to_owned(), *fits)).collect::<Vec<_>>()
        };
        // The book names its level as a resource and none as a page: it stands where its level puts it, once.
        assert_eq!(
            advice(None, Advanced),
            with(
                &[("book", OnTheWay), ("to-rust", OnTheWay), ("course", OnTheWay), ("A talk", OnTheWay)],
                &any,
                &[]
            )
        );
        assert_eq!(
            advice(Some(Developing), Proficient),
            with(
                &[("to-rust", NextLevel), ("course", NextLevel)],
                &[any[0], any[1], any[2], ("book", AnyLevel)],
                &[]
            )
        );
        assert_eq!(
            advice(Some(Advanced), Expert),
            with(&[], &[any[0], any[1], any[2], ("book", AnyLevel)], &[])
        );
        assert_eq!(teaching.advice(ix(&portal, "sql"), None, Expert), []);
        let mut only = Teaching::default();
        let talk = of_talk(&teaching, ix(&portal, "ownership"));
        only.add(ix(&portal, "sql"), talk.clone());
        let found = only.advice(ix(&portal, "sql"), None, Proficient);
        assert_eq!(found, [Advice { teacher: &talk, fits: Beyond }], "better than nothing");
        let of = &teaching.of[&ix(&portal, "ownership")];
        let minutes =
            |source| of.iter().filter(|it| it.source == source).map(|it| it.minutes).collect::<Vec<_>>();
        assert_eq!(minutes(Source::Path), [55]);
        assert_eq!(minutes(Source::Programme), [960]);
    }
}
