//! Helpers of the registers' tests.

use crate::config::Config;
use crate::diagnostic::Severity;
use crate::emit::testing::try_portal;
use crate::portal::{PageIx, Portal};

/// Two people of a team.
const PEOPLE: &[(&str, &str)] = &[
    ("people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"engineer\"\nteam = \"red\"\n+++\n"),
    ("people/ben.md", "+++\ntitle = \"Ben\"\nrole = \"writer\"\nteam = \"red\"\n+++\n"),
    ("teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\nreview_cycle = \"none\"\n+++\n"),
];

/// The pages and two people, on 2026-11-21. Errors fail the test.
pub(super) fn portal(pages: &[(&str, &str)]) -> Portal {
    let (portal, found) = try_portal(Config::default(), &[PEOPLE, pages].concat());
    let errors: Vec<_> = found.into_iter().filter(|d| d.severity == Severity::Error).collect();
    assert_eq!(errors, []);
    portal
}

/// The page of an identifier.
pub(super) fn ix(portal: &Portal, id: &str) -> PageIx {
    let found = portal.iter().find(|(_, page)| page.page.id == id);
    found.unwrap_or_else(|| panic!("no page {id}")).0
}

/// The front matter of an action.
pub(super) fn action(fields: &str) -> String {
    let needed = "source = \"incident_reports\"\npriority = \"high\"";
    format!("+++\ntype = \"improvement_action\"\n{needed}\n{fields}\n+++\n")
}

/// The front matter of a task.
pub(super) fn task(fields: &str) -> String {
    format!("+++\ntype = \"task\"\n{fields}\n+++\n")
}
