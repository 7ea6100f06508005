//! Small training departments for the tests of this folder.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::testing::data_portal;
use crate::portal::Portal;
use crate::registers::learning::testing::{BASE, config};

/// What there is: names of pages with their front matter, and data files.
#[derive(Clone, Copy, Default)]
pub(crate) struct Org<'a> {
    pub(crate) programs: &'a [(&'a str, &'a str)],
    pub(crate) sessions: &'a [(&'a str, &'a str)],
    pub(crate) certifications: &'a [(&'a str, &'a str)],
    /// TOML.
    pub(crate) participants: &'a str,
    /// TOML.
    pub(crate) holders: &'a str,
    /// CSV.
    pub(crate) assessments: &'a str,
    /// Of the pay of participants, by the hour.
    pub(crate) hourly_cost: Option<f64>,
    /// The audience sees no records about people.
    pub(crate) unseen: bool,
}

/// The portal on 2026-11-21, with Ana, Ben, Cleo, Dora and Emil. Errors fail the test. Fields that records must have
/// and that a test does not care about need not be given.
pub(crate) fn org(org: Org<'_>) -> Portal {
    found(org).0
}

/// The same with what was found.
pub(crate) fn found(org: Org<'_>) -> (Portal, Vec<Diagnostic>) {
    let mut pages: Vec<(String, String)> =
        BASE.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    for (id, name) in [("dora", "Dora"), ("emil", "Emil")] {
        pages.push((
            format!("people/{id}.md"),
            format!("+++\ntitle = \"{name}\"\nrole = \"engineer\"\n+++\n"),
        ));
    }
    let with = |fields: &str, name: &str, value: &str| {
        if fields.lines().any(|line| line.starts_with(&format!("{name} ="))) {
            String::new()
        } else {
            format!("{name} = {value}\n")
        }
    };
    let all = [
        ("training_program", org.programs),
        ("training_session", org.sessions),
        ("certification", org.certifications),
    ];
    for (of, records) in all {
        for (name, fields) in records {
            let needed: &[(&str, &str)] = match of {
                "training_program" => &[
                    ("training_type", "\"workshops\""),
                    ("delivery_method", "\"in_person\""),
                    ("duration", "\"8h\""),
                    ("capacity", "8"),
                ],
                "training_session" => &[
                    ("program_id", "\"rust-course\""),
                    ("start_date", "2026-12-01"),
                    ("training_status", "\"scheduled\""),
                ],
                _ => &[("issuing_organization", "\"o\"")],
            };
            // Tables come last in TOML.
            let missing: Vec<String> = needed.iter().map(|(name, value)| with(fields, name, value)).collect();
            let missing = missing.concat();
            let text = format!("+++\ntype = \"{of}\"\n{missing}{fields}\n+++\n");
            pages.push((format!("{of}s/{name}.md"), text));
        }
    }
    let files: Vec<(&str, &str)> = [
        ("participant_record.toml", org.participants),
        ("certification_holder.toml", org.holders),
        ("skill_assessment.csv", org.assessments),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .collect();
    let mut settings = if org.unseen { Config::default() } else { config() };
    settings.training.hourly_cost = org.hourly_cost;
    let pages: Vec<(&str, &str)> = pages.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (portal, found) = data_portal(settings, &pages, &files);
    let errors: Vec<_> = found.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    (portal, found)
}

/// Rows of person, session and state, each with further lines.
pub(crate) fn participants(rows: &[(&str, &str, &str, &str)]) -> String {
    let row = |(at, (who, session, status, more)): (usize, &(&str, &str, &str, &str))| {
        format!(
            "[[row]]\nid = \"p{at}\"\nemployee_id = \"{who}\"\nsession_id = \"{session}\"\n\
             completion_status = \"{status}\"\n{more}\n"
        )
    };
    rows.iter().enumerate().map(row).collect::<Vec<_>>().concat()
}
