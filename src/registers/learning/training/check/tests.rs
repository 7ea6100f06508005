use super::super::testing::{Org, found, participants};
use crate::diagnostic::Severity;
use crate::registers::learning::testing::assessments;

/// Messages of the codes of training.
fn messages(org: Org<'_>) -> Vec<String> {
    let (_, found) = found(org);
    let of_training = |id: &str| ["LY131", "LY132", "LY133", "LY134"].contains(&id);
    let found = found.into_iter().filter(|d| of_training(d.code.id()));
    found
        .map(|d| {
            format!(
                "{} {}{}",
                d.code.id(),
                if d.severity == Severity::Note { "note: " } else { "" },
                d.message
            )
        })
        .collect()
}

#[test]
fn as_many_people_as_places() {
    let rows: Vec<(&str, &str, &str, &str)> =
        ["ana", "ben", "cleo"].map(|who| (who, "s", "enrolled", "")).to_vec();
    let of = |capacity: &str, status: &str, fields: &str| {
        let mut rows = rows.clone();
        rows[2].2 = status;
        messages(Org {
            programs: &[("rust-course", capacity)],
            sessions: &[("s", fields)],
            participants: &participants(&rows),
            ..Org::default()
        })
    };
    assert_eq!(of("capacity = 3", "enrolled", ""), [""; 0]);
    assert_eq!(of("capacity = 2", "enrolled", ""), ["LY131 3 people have a place in a session for 2"]);
    for status in ["waitlisted", "withdrawn"] {
        assert_eq!(of("capacity = 2", status, ""), [""; 0], "{status}");
    }
    assert_eq!(of("capacity = 2", "enrolled", "training_status = \"cancelled\""), [""; 0]);
}

#[test]
fn levels_at_enrolment() {
    let level = |date: &str, level: &str, enrolled: &str| {
        let rows = [("ana", "rust", level, date, "peer_review")];
        messages(Org {
            programs: &[("rust-course", "requires = [{ competency = \"rust\", level = \"proficient\" }]")],
            sessions: &[("s", "start_date = 2026-12-01")],
            participants: &participants(&[("ana", "s", "enrolled", enrolled)]),
            assessments: &assessments(&rows),
            ..Org::default()
        })
    };
    let needs = "LY132 `people/ana` needs proficient in `competencies/rust`, and";
    let on = "enrollment_date = 2026-11-02";
    for (date, found, enrolled, expected) in [
        ("2026-11-02", "proficient", on, None),
        ("2026-11-02", "expert", on, None),
        (
            "2026-11-02",
            "developing",
            on,
            Some(format!("{needs} stood at developing when enrolling on 2 Nov 2026")),
        ),
        (
            "2026-11-03",
            "proficient",
            on,
            Some(format!("{needs} had no assessment when enrolling on 2 Nov 2026")),
        ),
        ("2026-12-01", "proficient", "", None),
    ] {
        assert_eq!(
            level(date, found, enrolled),
            expected.into_iter().collect::<Vec<_>>(),
            "{date} {found} {enrolled}"
        );
    }
}

#[test]
fn programmes_that_come_first() {
    let of = |first: &str, status: &str| {
        let first = format!("program_id = \"basics\"\ntraining_status = \"completed\"\n{first}");
        messages(Org {
            programs: &[("basics", ""), ("rust-course", "prerequisites = [\"basics\"]")],
            sessions: &[("one", &first), ("two", "start_date = 2026-12-01")],
            participants: &participants(&[("ana", "one", status, ""), ("ana", "two", "enrolled", "")]),
            ..Org::default()
        })
    };
    let missing = "LY132 `people/ana` has not completed `training_programs/basics`, which comes before \
        `training_programs/rust-course`";
    for (first, status, expected) in [
        ("start_date = 2026-11-02", "completed", &[][..]),
        ("start_date = 2026-11-02", "failed", &[missing]),
        ("start_date = 2026-12-01\nstarts = \"08:00\"\nends = \"09:00\"", "withdrawn", &[missing]),
        ("start_date = 2026-11-02\nend_date = 2026-11-30", "completed", &[]),
    ] {
        assert_eq!(of(first, status), expected, "{first} {status}");
    }
}

#[test]
fn enrolled_twice_late_or_as_instructor() {
    let of = |rows: &[(&str, &str, &str, &str)]| {
        messages(Org {
            programs: &[("rust-course", "instructor = \"cleo\"")],
            sessions: &[("s", "start_date = 2026-12-01")],
            participants: &participants(rows),
            ..Org::default()
        })
    };
    assert_eq!(of(&[("ana", "s", "withdrawn", ""), ("ana", "s", "enrolled", "")]), [""; 0]);
    assert_eq!(
        of(&[("ana", "s", "enrolled", ""), ("ana", "s", "waitlisted", "")]),
        ["LY132 `people/ana` is enrolled in `training_sessions/s` twice"]
    );
    assert_eq!(
        of(&[("cleo", "s", "enrolled", "")]),
        ["LY132 `people/cleo` both gives `training_sessions/s` and takes part in it"]
    );
    assert_eq!(of(&[("ana", "s", "enrolled", "enrollment_date = 2026-12-01")]), [""; 0]);
    assert_eq!(
        of(&[("ana", "s", "enrolled", "enrollment_date = 2026-12-02")]),
        ["LY132 `people/ana` enrolled on 2 Dec 2026, after the session began on 1 Dec 2026"]
    );
}

#[test]
fn dates_and_times_that_cannot_be() {
    let of = |fields: &str| {
        messages(Org { programs: &[("rust-course", "")], sessions: &[("s", fields)], ..Org::default() })
    };
    for (fields, expected) in [
        ("start_date = 2026-12-01\nend_date = 2026-12-01", &[][..]),
        (
            "start_date = 2026-12-02\nend_date = 2026-12-01",
            &["LY133 the session ends on 1 Dec 2026, before it begins on 2 Dec 2026"],
        ),
        ("starts = \"09:00\"\nends = \"17:30\"", &[]),
        ("starts = \"9 am\"\nends = \"17:30\"", &["LY133 `9 am` is no time of day"]),
        ("starts = \"17:00\"\nends = \"09:00\"", &["LY133 the session ends at 09:00 and begins at 17:00"]),
        ("starts = \"17:00\"", &["LY133 `starts` without `ends`"]),
        ("ends = \"17:00\"", &["LY133 `ends` without `starts`"]),
    ] {
        assert_eq!(of(fields), expected, "{fields}");
    }
}

#[test]
fn certificates_that_end_too_soon_or_are_held_twice() {
    let of = |rows: &[(&str, &str)]| {
        let row = |(at, (earned, more)): (usize, &(&str, &str))| {
            format!(
                "[[row]]\nid = \"h{at}\"\nemployee_id = \"ana\"\ncertification_id = \"cka\"\nearned_on = {earned}\n{more}\n"
            )
        };
        let rows = rows.iter().enumerate().map(row).collect::<Vec<_>>().concat();
        messages(Org {
            certifications: &[("cka", "validity_period = \"365d\"")],
            holders: &rows,
            ..Org::default()
        })
    };
    let cka = "`certifications/cka` of `people/ana`";
    assert_eq!(of(&[("2025-11-21", "")]), [""; 0], "it holds on its last day");
    assert_eq!(of(&[("2025-11-20", "")]), [format!("LY134 note: {cka} expired on 20 Nov 2026")]);
    assert_eq!(
        of(&[("2026-01-02", "valid_until = 2026-01-01")]),
        [format!("LY134 {cka} ends on 1 Jan 2026, before it was earned on 2 Jan 2026")]
    );
    assert_eq!(
        of(&[("2026-01-02", ""), ("2026-02-02", "")]),
        ["LY134 `people/ana` holds `certifications/cka` twice"]
    );
}

#[test]
fn where_nobody_is_seen_nothing_is_said_of_anybody() {
    let rows = participants(&[("ana", "s", "enrolled", ""), ("ana", "s", "enrolled", "")]);
    let org = Org {
        programs: &[(
            "rust-course",
            "capacity = 1\nrequires = [{ competency = \"rust\", level = \"expert\" }]",
        )],
        sessions: &[("s", "")],
        participants: &rows,
        ..Org::default()
    };
    assert_eq!(messages(org).len(), 3, "twice, too many, and without a level");
    assert_eq!(messages(Org { unseen: true, ..org }), [""; 0]);
}
