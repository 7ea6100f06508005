//! Helpers of these tests.

use crate::portal::Portal;
use crate::registers::testing;

/// The front matter of an incident.
pub(crate) fn incident(day: &str, severity: &str, fields: &str) -> String {
    format!(
        "+++\ntype = \"post_mortems\"\noccurred_on = {day}\nseverity = \"{severity}\"\nimpact = \"i\"\n{fields}\n+++\n"
    )
}

/// The front matter of an action; of Anna and due in June where the fields say nothing else.
pub(crate) fn action(fields: &str) -> String {
    let stated = |name: &str| fields.lines().any(|line| line.starts_with(name));
    let assignee = if stated("assignee") { "" } else { "assignee = \"anna\"\n" };
    let due = if stated("due") { "" } else { "due = 2026-06-01\n" };
    format!(
        "+++\ntype = \"improvement_action\"\nsource = \"incident_reports\"\npriority = \"high\"\n{assignee}{due}{fields}\n+++\n"
    )
}

/// All twelve checks, on one day each for the three checkpoints.
pub(crate) fn checks(before: &str, during: &str, after: &str) -> String {
    let rows = super::verify::CHECKPOINTS.iter().zip([before, during, after]).flat_map(|(point, day)| {
        point.checks.iter().map(move |check| {
            format!("{{ phase = \"{}\", check = \"{check}\", by = \"anna\", date = {day} }}", point.id)
        })
    });
    format!("checkpoints = [{}]", rows.collect::<Vec<_>>().join(", "))
}

/// The four pieces of evidence.
pub(crate) const EVIDENCE: &str = "evidence = [{ element = \"implementation_plan\", url = \"https://e.example/1\" }, \
    { element = \"test_results\", url = \"https://e.example/2\" }, \
    { element = \"validation_reports\", url = \"https://e.example/3\" }, \
    { element = \"sign_off_records\", url = \"https://e.example/4\" }]";

/// The four phases, done on a day with all documents.
pub(crate) fn phases(day: &str) -> String {
    let row = |phase: &&str| {
        format!(
            "{{ phase = \"{phase}\", done_on = {day}, documentation = \"p\", review_process = \"r\", \
            testing_criteria = \"t\", rollback_plan = \"b\" }}"
        )
    };
    format!("phases = [{}]", super::verify::PHASES.iter().map(row).collect::<Vec<_>>().join(", "))
}

/// Both signatures.
pub(crate) fn signed(day: &str) -> String {
    format!(
        "reviewers_required = [{{ role = \"technical_lead\", reviewer = \"ben\", signed_on = {day} }}, \
        {{ role = \"operations_team\", reviewer = \"cleo\", signed_on = {day} }}]"
    )
}

/// The pages, three people and a page for documents.
pub(crate) fn portal(pages: &[(&str, &str)]) -> Portal {
    let cleo = ("people/cleo.md", "+++\ntitle = \"Cleo\"\nrole = \"engineer\"\n+++\n");
    let page = ("p.md", "+++\ntype = \"page\"\n+++\n");
    testing::portal(&[&[cleo, page], pages].concat())
}

/// The page of an identifier.
pub(crate) fn ix(portal: &Portal, id: &str) -> crate::portal::PageIx {
    testing::ix(portal, id)
}
