use jiff::civil::date;

use super::super::Improvement;
use super::super::criteria::Reading;
use super::super::testing::{initiative, portal, system};
use crate::diagnostic::Severity;

/// What is found in one page, with a metric that stands at 5 since 2026-11-16.
fn found(path: &str, page: &str) -> Vec<String> {
    let (portal, _) = portal(&[(path, page)]);
    let measured = |_, _, _| Some(Reading { value: 5.0, on: date(2026, 11, 16) });
    let found = super::all(&portal, &Improvement::with(&portal, &measured)).into_iter();
    let note = |severity| if severity == Severity::Note { "note: " } else { "" };
    found.map(|d| format!("{} {}{}", d.code.id(), note(d.severity), d.message)).collect()
}

/// Pairs of fields and what is found.
fn expect(path: &str, of: fn(&str) -> String, cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(found(path, &of(fields)), *expected, "{fields}");
    }
}

const AIM: &str = "metric = \"wait\", comparison = \"at_most\", value = 6";

#[test]
fn timelines() {
    expect(
        "initiatives/a.md",
        initiative,
        &[
            ("timeline = [{ phase = \"A\", start = 2026-12-01, end = 2026-12-01 }]", &[]),
            (
                "timeline = [{ phase = \"A\", start = 2026-12-02, end = 2026-12-01 }]",
                &["LY142 “A” ends on 1 Dec 2026, before it starts on 2 Dec 2026"],
            ),
            (
                "timeline = [{ phase = \"A\", start = 2026-11-02, end = 2026-12-01, done_on = 2026-11-01 }]",
                &["LY142 “A” is done on 1 Nov 2026, before it starts on 2 Nov 2026"],
            ),
            (
                "timeline = [{ phase = \"A\", end = 2026-12-01, done_on = 2026-11-22 }]",
                &["LY142 “A” is done on 22 Nov 2026, a day that is still to come"],
            ),
            (
                "timeline = [{ phase = \"A\", end = 2026-11-20 }]",
                &["LY142 note: “A” was to be done by 20 Nov 2026"],
            ),
            ("timeline = [{ phase = \"A\", end = 2026-11-21 }]", &[]),
            (
                "initiative_status = \"completed\"\nsuccess_criteria = [{ criterion = \"c\" }]\ntimeline = [{ phase = \"A\", end = 2026-11-20 }, { phase = \"B\", end = 2026-11-21 }]",
                &["LY142 the initiative is completed, and “A” and 1 more are not done"],
            ),
            ("initiative_status = \"cancelled\"\ntimeline = [{ phase = \"A\", end = 2026-11-20 }]", &[]),
            (
                "initiative_status = \"proposed\"\ntimeline = [{ phase = \"A\", end = 2026-11-20, done_on = 2026-11-20 }]",
                &["LY142 the initiative is proposed, and a part of it is done"],
            ),
        ],
    );
}

#[test]
fn criteria() {
    let cases = [
        (format!("success_criteria = [{{ {AIM} }}, {{ criterion = \"They say so.\" }}]"), vec![]),
        (
            "success_criteria = [{ by = 2026-11-01 }]".to_owned(),
            vec!["LY142 success criterion 1 says neither what nor how much"],
        ),
        (
            "success_criteria = [{ criterion = \"c\", metric = \"wait\" }]".to_owned(),
            vec!["LY142 success criterion 1 cannot be measured without `comparison` and `value`"],
        ),
        (
            format!("timeline = [{{ phase = \"A\", start = 2026-11-02, end = 2026-12-01 }}]\nsuccess_criteria = [{{ {AIM}, by = 2026-11-01 }}]"),
            vec!["LY142 success criterion 1 is due on 1 Nov 2026, before the initiative begins on 2 Nov 2026"],
        ),
        (
            "initiative_status = \"in_progress\"".to_owned(),
            vec!["LY142 the initiative is in progress, and nothing says by what one sees that it worked"],
        ),
        ("initiative_status = \"on_hold\"".to_owned(), vec![]),
        (
            "initiative_status = \"completed\"\nsuccess_criteria = [{ metric = \"wait\", comparison = \"at_most\", value = 4, by = 2026-11-20 }]".to_owned(),
            vec!["LY142 the initiative is completed and missed a criterion, and does not say what came of it"],
        ),
        (
            "initiative_status = \"completed\"\nactual_outcomes = [{ outcome = \"It did not.\" }]\nsuccess_criteria = [{ metric = \"wait\", comparison = \"at_most\", value = 4, by = 2026-11-20 }]".to_owned(),
            vec![],
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(found("initiatives/a.md", &initiative(&fields)), expected, "{fields}");
    }
}

#[test]
fn a_metric_that_the_audience_does_not_see_is_no_mistake() {
    let secret = "+++\ntitle = \"Secret\"\naccess = \"confidential\"\ncategory = \"testing\"\nmetric_type = \"cost\"\nmeasurement_unit = \"EUR\"\n+++\n";
    let aim = "metric = \"secret\", comparison = \"at_most\", value = 6";
    let page = initiative(&format!("success_criteria = [{{ {aim} }}]"));
    let other = system(&format!("criteria = [{{ criterion = \"user_satisfaction\", {aim} }}]"));
    let pages =
        [("metrics/secret.md", secret), ("initiatives/a.md", &page), ("improvements/a.md", other.as_str())];
    let (portal, _) = portal(&pages);
    let found = super::check(&portal);
    assert_eq!(found.into_iter().map(|d| d.message).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn risks_and_progress() {
    expect(
        "initiatives/a.md",
        initiative,
        &[
            ("risks = [{ risk = \"r\", likelihood = 1, impact = 5 }]", &[]),
            (
                "risks = [{ risk = \"r\" }, { risk = \"s\", likelihood = 0, impact = 6 }]",
                &[
                    "LY142 `likelihood` of risk 2 is 0, outside 1 to 5",
                    "LY142 `impact` of risk 2 is 6, outside 1 to 5",
                ],
            ),
            (
                "progress_updates = [{ timestamp = 2026-11-22, completion_percentage = 101 }]",
                &[
                    "LY142 the progress of 22 Nov 2026 is of a day that is still to come",
                    "LY142 the progress of 22 Nov 2026 is 101 percent",
                ],
            ),
            (
                "initiative_status = \"on_hold\"\nprogress_updates = [{ timestamp = 2026-11-02, status = \"in_progress\" }, { timestamp = 2026-11-09, note = \"n\" }]",
                &["LY142 the initiative is `on_hold`, and its progress of 2 Nov 2026 says `in_progress`"],
            ),
            (
                "initiative_status = \"on_hold\"\nprogress_updates = [{ timestamp = 2026-11-02, status = \"in_progress\" }, { timestamp = 2026-11-09, status = \"on_hold\" }]",
                &[],
            ),
        ],
    );
}

const FACTORS: &str = "{ factor = \"user_experience\", score = 1 }, { factor = \"system_reliability\", score = 10 }, { factor = \"operational_efficiency\", score = 2 }";

#[test]
fn scores() {
    let last = |score: &str| {
        format!("impact = [{FACTORS}, {{ factor = \"resource_optimization\", score = {score} }}]")
    };
    for (fields, expected) in [
        (last("3.5"), vec![]),
        (last("0"), vec!["LY143 `resource_optimization` scores 0, outside 1 to 10; it does not count"]),
        (last("10.5"), vec!["LY143 `resource_optimization` scores 10.5, outside 1 to 10; it does not count"]),
        (
            format!("impact = [{FACTORS}]"),
            vec!["LY143 `impact` does not score `resource_optimization`; its mean is of the others"],
        ),
        (
            "feasibility = [{ criterion = \"technical_complexity\", score = 4 }, { criterion = \"technical_complexity\", score = 5 }]".to_owned(),
            vec![
                "LY143 `feasibility` has `technical_complexity` twice; the first one counts",
                "LY143 `feasibility` does not score `resource_requirements`, `implementation_risk` and `cost_benefit_ratio`; its mean is of the others",
            ],
        ),
    ] {
        assert_eq!(found("improvements/a.md", &system(&fields)), expected, "{fields}");
    }
}

const PLANNED: &str = "activities = [{ activity = \"scope_definition\", done_on = 2026-10-01 }, { activity = \"resource_allocation\", done_on = 2026-10-01 }, { activity = \"timeline_creation\", done_on = 2026-10-01 }, { activity = \"risk_assessment\", done_on = 2026-10-01 }]\n";
const WATCHED: &str = "controls = [{ control = \"quality_checks\", done_on = 2026-10-01 }, { control = \"progress_monitoring\", done_on = 2026-10-01 }, { control = \"change_management\", done_on = 2026-10-01 }, { control = \"documentation_updates\", done_on = 2026-10-01 }]\n";

#[test]
fn phases() {
    let without = PLANNED.replace("\"risk_assessment\", done_on = 2026-10-01", "\"risk_assessment\"");
    for (fields, expected) in [
        (format!("phase = \"execution\"\nexecution_stage = \"testing\"\n{PLANNED}"), vec![]),
        (
            format!("phase = \"execution\"\n{without}"),
            vec![
                "LY143 the improvement is in phase `execution`, and `risk_assessment` of planning is not done",
            ],
        ),
        (
            format!("phase = \"validation\"\n{PLANNED}"),
            vec![
                "LY143 the improvement is in phase `validation`, and `quality_checks`, `progress_monitoring`, `change_management` and `documentation_updates` of execution are not done",
            ],
        ),
        (format!("phase = \"validation\"\n{PLANNED}{WATCHED}"), vec![]),
        (
            "execution_stage = \"testing\"".to_owned(),
            vec!["LY143 the improvement is being planned, and has an `execution_stage`"],
        ),
        (
            "controls = [{ control = \"quality_checks\", done_on = 2026-11-22 }]".to_owned(),
            vec!["LY143 `quality_checks` has `done_on` 22 Nov 2026, a day that is still to come"],
        ),
        (
            "due = 2026-11-20".to_owned(),
            vec!["LY143 note: the improvement was to be in place by 20 Nov 2026"],
        ),
        ("due = 2026-11-21".to_owned(), vec![]),
    ] {
        assert_eq!(found("improvements/a.md", &system(&fields)), expected, "{fields}");
    }
}

#[test]
fn validation() {
    let tests = |last: &str| {
        format!(
            "assignee = \"ana\"\nphase = \"done\"\n{PLANNED}{WATCHED}validation = [{{ method = \"functional_testing\", result = \"passed\" }}, {{ method = \"performance_testing\", result = \"passed\" }}, {{ method = \"integration_testing\", result = \"passed\" }}, {{ method = \"user_acceptance\", {last} }}]\n"
        )
    };
    let criteria = |fields: &str| format!("criteria = [{{ criterion = \"performance_metrics\", {fields} }}]");
    for (fields, expected) in [
        (tests("result = \"passed\", by = \"ben\""), vec![]),
        (
            tests("result = \"passed\", by = \"ana\""),
            vec!["LY143 `people/ana` accepted what `people/ana` made"],
        ),
        (tests("result = \"failed\""), vec!["LY143 the improvement is done, and `user_acceptance` failed"]),
        (tests("result = \"open\""), vec!["LY143 the improvement is done, and `user_acceptance` is open"]),
        (criteria(&format!("{AIM}, met = true")), vec![]),
        (
            criteria(&format!("{AIM}, met = false")),
            vec![
                "LY143 `performance_metrics` is said to be unmet, and `metrics/wait` stood at 5 on 16 Nov 2026",
            ],
        ),
        (
            criteria("metric = \"wait\", value = 3"),
            vec!["LY143 `performance_metrics` cannot be measured without `comparison`"],
        ),
    ] {
        assert_eq!(found("improvements/a.md", &system(&fields)), expected, "{fields}");
    }
}
