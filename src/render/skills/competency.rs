//! The page of a competency: its levels, what leads to each, who has it, and which roles ask for it.

use super::{advice_view, learning, link, mark, source};
use crate::portal::PageIx;
use crate::registers::learning::Proficiency;
use crate::registers::learning::coverage::{ABLE, ENOUGH};
use crate::registers::learning::recommend::{Place, Teacher};
use crate::render::Shared;
use crate::render::view::{AdviceView, AskedView, CompetencySkills, LevelRow};
use crate::schema::Value;

/// People of a level who are named.
const MOST_PEOPLE: usize = 20;

pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> CompetencySkills {
    let learning = learning(shared);
    let mut people: Vec<(Proficiency, PageIx)> = learning
        .skills
        .assessed
        .get(&ix)
        .into_iter()
        .flatten()
        .filter_map(|person| Some((learning.skills.level(*person, ix, shared.portal.today)?, *person)))
        .collect();
    people.sort_unstable();
    let able = people.iter().filter(|(level, _)| *level >= ABLE).count();
    let asked = asked(shared, ix);
    let at_risk = able < ENOUGH && !asked.is_empty() && !people.is_empty();
    CompetencySkills {
        levels: Proficiency::ALL.map(|level| row(shared, ix, level, &people)).into(),
        advice: teachers(shared, ix, None),
        asked,
        cover: if people.is_empty() { String::new() } else { cover(able) },
        at_risk,
    }
}

fn cover(able: usize) -> String {
    match able {
        0 => "Nobody can do it alone.".to_owned(),
        1 => "One person can do it alone: nobody stands in for them.".to_owned(),
        n => format!("{n} people can do it alone."),
    }
}

fn row(shared: &Shared<'_>, ix: PageIx, level: Proficiency, people: &[(Proficiency, PageIx)]) -> LevelRow {
    let here: Vec<PageIx> = people.iter().filter(|(of, _)| *of == level).map(|(_, who)| *who).collect();
    LevelRow {
        level: mark(Some(level)),
        indicators: indicators(shared, ix, level),
        advice: teachers(shared, ix, Some(level)),
        people: super::links(shared, &here[..here.len().min(MOST_PEOPLE)]),
        rest: here.len().saturating_sub(MOST_PEOPLE),
    }
}

/// What somebody at a level does, as HTML.
pub(super) fn indicators(shared: &Shared<'_>, ix: PageIx, level: Proficiency) -> Vec<String> {
    let rows = shared.portal.page(ix).fields.get("proficiency_indicators").map(Value::rows);
    let text = |name: &str, row: &std::collections::BTreeMap<String, Value<PageIx>>| {
        row.get(name).and_then(Value::as_str).map(str::to_owned)
    };
    let of = rows.unwrap_or_default().iter().filter(|row| text("level", row).as_deref() == Some(level.id()));
    of.filter_map(|row| text("indicator", row)).map(|text| crate::markdown::inline(&text)).collect()
}

/// What teaches it up to exactly a level, or without saying to which, each page once.
fn teachers(shared: &Shared<'_>, ix: PageIx, level: Option<Proficiency>) -> Vec<AdviceView> {
    let all = learning(shared).teaching.of.get(&ix).map(Vec::as_slice).unwrap_or_default();
    let has_level = |place: &Place| all.iter().any(|other| other.level.is_some() && other.place == *place);
    let mut found: Vec<&Teacher> =
        all.iter().filter(|it| it.level == level && (level.is_some() || !has_level(&it.place))).collect();
    found.sort_by_key(|it| (it.source, it.minutes));
    let mut seen: Vec<&Place> = Vec::new();
    found.retain(|it| {
        let new = !seen.contains(&&it.place);
        seen.push(&it.place);
        new
    });
    let reason = |it: &Teacher| format!("{}{}", source(it), super::minutes(it.minutes));
    found.into_iter().map(|it| advice_view(shared, it, reason(it))).collect()
}

fn asked(shared: &Shared<'_>, ix: PageIx) -> Vec<AskedView> {
    let mut found: Vec<(Proficiency, AskedView)> = Vec::new();
    for (role, asked) in &learning(shared).roles.requirements {
        found.extend(asked.iter().filter(|asked| asked.competency == ix).map(|asked| {
            let view = AskedView {
                role: link(shared, *role),
                level: mark(Some(asked.level)),
                required: asked.required,
            };
            (asked.level, view)
        }));
    }
    found.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.role.title.cmp(&y.role.title)));
    found.into_iter().map(|(_, view)| view).collect()
}
