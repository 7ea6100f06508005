//! A small organisation for the tests of learning.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::config::{Audience, Config};
use crate::diagnostic::Severity;
use crate::emit::testing::{data_portal, last_segment};
use crate::portal::{PageIx, Portal};

/// Everybody's records are seen, on 2026-11-21.
pub(crate) fn config() -> Config {
    let records = [
        "skill_assessment",
        "development_plan",
        "learning_goal",
        "participant_record",
        "certification_holder",
    ];
    let public = Audience {
        access: vec!["public".into()],
        records: records.map(str::to_owned).to_vec(),
        ..Audience::default()
    };
    Config { audiences: BTreeMap::from([("public".to_owned(), public)]), ..Config::default() }
}

/// Three people of a team and two competencies.
pub(crate) const BASE: &[(&str, &str)] = &[
    ("people/ana.md", "+++\ntitle = \"Ana\"\nrole = \"engineer\"\nteam = \"red\"\n+++\n"),
    ("people/ben.md", "+++\ntitle = \"Ben\"\nrole = \"engineer\"\nteam = \"red\"\n+++\n"),
    ("people/cleo.md", "+++\ntitle = \"Cleo\"\nrole = \"engineer\"\nteam = \"red\"\n+++\n"),
    ("teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\nreview_cycle = \"none\"\n+++\n"),
    ("competencies/rust.md", "+++\ntitle = \"Rust\"\ncategory = \"programming_languages\"\n+++\n"),
    ("competencies/sql.md", "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n"),
];

/// The portal of these pages, the small organisation and assessments as a CSV file. Errors fail the test.
pub(crate) fn portal(pages: &[(&str, &str)], assessments: &str) -> Portal {
    let data: &[(&str, &str)] =
        if assessments.is_empty() { &[] } else { &[("skill_assessment.csv", assessments)] };
    with_data(pages, data)
}

/// The portal of these pages, the small organisation and data files by name. Errors fail the test.
pub(crate) fn with_data(pages: &[(&str, &str)], data: &[(&str, &str)]) -> Portal {
    let (portal, found) = data_portal(config(), &[BASE, pages].concat(), data);
    let errors: Vec<_> = found.into_iter().filter(|d| d.severity == Severity::Error).collect();
    assert_eq!(errors, []);
    portal
}

/// The portal of these pages, the small organisation and assessments, whatever is wrong with them.
pub(crate) fn lenient(pages: &[(&str, &str)], assessments: &str) -> Portal {
    data_portal(config(), &[BASE, pages].concat(), &[("skill_assessment.csv", assessments)]).0
}

/// Rows of person, competency, level, date and method as CSV.
pub(crate) fn assessments(rows: &[(&str, &str, &str, &str, &str)]) -> String {
    let mut text =
        "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n".to_owned();
    for (number, (who, what, level, date, method)) in rows.iter().enumerate() {
        let _ = writeln!(text, "a{number},{who},{what},{level},{date},{method}");
    }
    text
}

/// The page whose address ends in a name.
pub(crate) fn ix(portal: &Portal, name: &str) -> PageIx {
    last_segment(portal, name)
}
