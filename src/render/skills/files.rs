//! Files beside the pages about skills: what roles ask for and what teaches it, and the levels of people, for the
//! script; and the levels as a table for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{learning, link, minutes, source};
use crate::artifact::Artifact;
use crate::portal::PageIx;
use crate::registers::learning::gaps::number;
use crate::registers::learning::recommend::Place;
use crate::registers::learning::{Proficiency, types};
use crate::registers::work;
use crate::render::Shared;
use crate::schema::Value;

/// What roles ask for, and what teaches it.
pub(in crate::render) const ROLES: &str = "browse/ladder/roles.json";
/// The levels of people.
pub(in crate::render) const LEVELS: &str = "browse/matrix/levels.json";
/// The same, a row for each person.
pub(in crate::render) const TABLE: &str = "browse/matrix/levels.csv";

/// Something that teaches: number of its level or 0, title, address or nothing, and why.
type Taught = (u8, String, Option<String>, String);

/// What a role asks for: place of a competency, number of the level, whether it is a must.
type Need = (usize, u8, bool);

#[derive(Serialize)]
struct RolesFile {
    /// Titles of the levels.
    levels: [&'static str; 5],
    /// Title, address, what teaches it.
    competencies: Vec<(String, String, Vec<Taught>)>,
    /// Title, address, title of the pathway, what it asks for.
    roles: Vec<(String, String, String, Vec<Need>)>,
}

#[derive(Serialize)]
struct LevelsFile {
    levels: [&'static str; 5],
    /// Title, address, title of the category.
    competencies: Vec<(String, String, String)>,
    /// Title, and what it asks for: a digit for each competency, 0 for nothing.
    roles: Vec<(String, String)>,
    /// Name, address, team, place of the role or nothing, and a digit for each competency, 0 for not assessed.
    people: Vec<(String, String, String, Option<usize>, String)>,
}

/// Those that the portal has.
pub(in crate::render) fn all(shared: &Shared<'_>) -> Vec<Artifact> {
    let shown = shared.registers.shown;
    let mut files = Vec::new();
    if shown.ladder {
        files.push(json(ROLES, &roles(shared)));
    }
    if shown.matrix {
        files.push(json(LEVELS, &levels(shared)));
        files.push(Artifact::new(TABLE, csv(shared)));
    }
    files
}

fn json(path: &str, value: &impl Serialize) -> Artifact {
    Artifact::new(path, serde_json::to_vec(value).unwrap_or_default())
}

const TITLES: [&str; 5] = [
    Proficiency::Novice.title(),
    Proficiency::Developing.title(),
    Proficiency::Proficient.title(),
    Proficiency::Advanced.title(),
    Proficiency::Expert.title(),
];

/// All competencies in page order, as columns.
pub(in crate::render) fn competencies(shared: &Shared<'_>) -> Vec<PageIx> {
    let mut found: Vec<(usize, String, PageIx)> = shared
        .portal
        .records(types::COMPETENCY)
        .filter_map(|record| {
            let ix = record.ix?;
            Some((category(shared, ix).0, record.page.title.to_lowercase(), ix))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, _, ix)| ix).collect()
}

/// The category of a competency: its place among all, and its title.
pub(in crate::render) fn category(shared: &Shared<'_>, ix: PageIx) -> (usize, String) {
    let of = shared.portal.schema.get(types::COMPETENCY);
    let Some(Value::Enum { id, title }) = shared.portal.page(ix).fields.get("category") else {
        return (usize::MAX, String::new());
    };
    let known = of.fields.iter().find(|field| field.name == "category").and_then(|field| match &field.kind {
        crate::schema::FieldKind::Enum(values) => values.iter().position(|value| value.id == *id),
        _ => None,
    });
    (known.unwrap_or(usize::MAX), title.clone())
}

/// Everybody who has a role or a level, by name.
pub(in crate::render) fn people(shared: &Shared<'_>) -> Vec<PageIx> {
    let learning = learning(shared);
    let known: std::collections::BTreeSet<PageIx> =
        learning.skills.people.keys().chain(learning.roles.held.keys()).copied().collect();
    let mut all: Vec<PageIx> = known.into_iter().collect();
    all.sort_by_cached_key(|ix| shared.portal.page(*ix).page.title.to_lowercase());
    all
}

fn roles(shared: &Shared<'_>) -> RolesFile {
    let learning = learning(shared);
    let columns = competencies(shared);
    let place: BTreeMap<PageIx, usize> = columns.iter().enumerate().map(|(at, ix)| (*ix, at)).collect();
    let taught = |ix: &PageIx| -> Vec<Taught> {
        let mut all: Vec<_> = learning.teaching.of.get(ix).into_iter().flatten().collect();
        all.sort_by_key(|it| (it.level, it.source, it.minutes));
        let view = all.into_iter().map(|it| {
            let reason = format!("{}\t{}", source(it), minutes(it.minutes));
            let (title, url) = match &it.place {
                Place::Page(ix) => (shared.portal.page(*ix).page.title.clone(), Some(link(shared, *ix).url)),
                Place::Elsewhere(title, url) => (title.clone(), url.clone()),
            };
            (number(it.level), title, url, reason)
        });
        view.collect()
    };
    let competency = |ix: &PageIx| {
        let page = link(shared, *ix);
        (page.title, page.url, taught(ix))
    };
    let role = |(ix, asked): (&PageIx, &Vec<_>)| {
        let page = link(shared, *ix);
        let pathway = learning.roles.pathways.iter().find(|pathway| pathway.levels.contains(ix));
        let at = pathway.and_then(|pathway| pathway.levels.iter().position(|role| role == ix));
        let needs = asked
            .iter()
            .filter_map(|it: &crate::registers::learning::roles::Requirement| {
                Some((*place.get(&it.competency)?, it.level.number(), it.required))
            })
            .collect();
        let pathway = pathway.map_or_else(String::new, |pathway| link(shared, pathway.ix).title);
        ((pathway.clone(), at), (page.title, page.url, pathway, needs))
    };
    let mut all: Vec<_> = learning.roles.requirements.iter().map(role).collect();
    all.sort();
    RolesFile {
        levels: TITLES,
        competencies: columns.iter().map(competency).collect(),
        roles: all.into_iter().map(|(_, role)| role).collect(),
    }
}

fn digits(columns: &[PageIx], level: impl Fn(PageIx) -> Option<Proficiency>) -> String {
    columns.iter().map(|ix| char::from(b'0' + number(level(*ix)))).collect()
}

fn levels(shared: &Shared<'_>) -> LevelsFile {
    let learning = learning(shared);
    let columns = competencies(shared);
    let roles: Vec<PageIx> = learning.roles.requirements.keys().copied().collect();
    let role = |ix: &PageIx| {
        let asked = |of: PageIx| {
            learning.roles.of(*ix).iter().find(|asked| asked.competency == of).map(|asked| asked.level)
        };
        (shared.portal.page(*ix).page.title.clone(), digits(&columns, asked))
    };
    let person = |ix: &PageIx| {
        let page = link(shared, *ix);
        let held = learning.roles.held.get(ix).and_then(|role| roles.iter().position(|it| it == role));
        let level = |of: PageIx| learning.skills.level(*ix, of, shared.portal.today);
        (page.title, page.url, team(shared, *ix), held, digits(&columns, level))
    };
    LevelsFile {
        levels: TITLES,
        competencies: columns
            .iter()
            .map(|ix| {
                let page = link(shared, *ix);
                (page.title, page.url, category(shared, *ix).1)
            })
            .collect(),
        roles: roles.iter().map(role).collect(),
        people: people(shared).iter().map(person).collect(),
    }
}

/// The title of a person's team; empty without one.
pub(in crate::render) fn team(shared: &Shared<'_>, ix: PageIx) -> String {
    work::team(shared.portal, ix).map_or_else(String::new, |team| link(shared, team).title)
}

/// The title of a person's role; empty without one.
pub(in crate::render) fn role(shared: &Shared<'_>, ix: PageIx) -> String {
    learning(shared).roles.held.get(&ix).map_or_else(String::new, |role| link(shared, *role).title)
}

/// A row for each person, a column for each competency; the levels as numbers.
fn csv(shared: &Shared<'_>) -> Vec<u8> {
    let columns = competencies(shared);
    let learning = learning(shared);
    let mut out = csv::Writer::from_writer(Vec::new());
    let heads = ["Person", "Team", "Role"].map(str::to_owned);
    let titles = columns.iter().map(|ix| link(shared, *ix).title);
    // Writing to memory does not fail.
    let _ = out.write_record(heads.into_iter().chain(titles).map(|text| cell(&text)));
    for ix in people(shared) {
        let own = [link(shared, ix).title, team(shared, ix), role(shared, ix)];
        let level = |of: &PageIx| {
            let level = learning.skills.level(ix, *of, shared.portal.today);
            level.map_or_else(String::new, |level| level.number().to_string())
        };
        let _ = out.write_record(own.iter().map(|text| cell(text)).chain(columns.iter().map(level)));
    }
    out.into_inner().unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}
