//! Initiatives and improvements for tests.

use super::{Improvement, Measured};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::testing::try_portal;
use crate::portal::Portal;

/// Two people and a metric.
pub(crate) const BASE: &[(&str, &str)] = &[
    ("people/ana.md", "+++\ntitle = \"Ana\"\nrole = \"engineer\"\n+++\n"),
    ("people/ben.md", "+++\ntitle = \"Ben\"\nrole = \"engineer\"\n+++\n"),
    (
        "metrics/wait.md",
        "+++\ntitle = \"Wait\"\ncategory = \"code_review\"\nmetric_type = \"time\"\nmeasurement_unit = \"h\"\n+++\n",
    ),
];

/// The front matter of an initiative.
pub(crate) fn initiative(fields: &str) -> String {
    format!(
        "+++\ntype = \"improvement_initiative\"\nimprovement_type = \"tooling\"\ntarget_processes = [\"testing\"]\nproblem_statement = \"Slow.\"\n{fields}\n+++\n"
    )
}

/// The front matter of an improvement of a system.
pub(crate) fn system(fields: &str) -> String {
    let criticality = if fields.contains("criticality") { "" } else { "criticality = \"high\"\n" };
    format!("+++\ntype = \"system_improvement\"\nsources = [\"error_logs\"]\n{criticality}{fields}\n+++\n")
}

/// The portal of these pages on 2026-11-21, with what was found. Errors fail the test.
pub(crate) fn portal(pages: &[(&str, &str)]) -> (Portal, Vec<Diagnostic>) {
    let (portal, found) = try_portal(Config::default(), &[BASE, pages].concat());
    let errors = found.iter().filter(|d| d.severity == Severity::Error).map(|d| d.message.as_str());
    assert_eq!(errors.collect::<Vec<_>>(), [""; 0]);
    (portal, found)
}

/// The register of these pages, with values of metrics by page and day.
pub(crate) fn register(pages: &[(&str, &str)], measured: &Measured<'_>) -> (Portal, Improvement) {
    let (portal, _) = portal(pages);
    let register = Improvement::with(&portal, measured);
    (portal, register)
}
