use std::collections::BTreeMap;

use super::*;
use crate::check::Check;
use crate::config::Config;
use crate::emit::testing;
use crate::source::{Version, Versions};

const ANA: (&str, &str) = ("people/ana.md", "+++\ntitle = \"Ana Reis\"\nrole = \"Engineer\"\n+++\n");
const TOM: (&str, &str) = ("people/tom.md", "+++\ntitle = \"Tom Lind\"\nrole = \"Engineer\"\n+++\n");
const EVA: (&str, &str) = ("people/eva.md", "+++\ntitle = \"Eva Sand\"\nrole = \"Head of security\"\n+++\n");

/// A published research note, which needs a technical review and has a cycle of one year.
fn note(front: &str, body: &str) -> String {
    format!(
        "+++\ntype = \"research_notes\"\ntitle = \"Lag\"\nstatus = \"published\"\nauthor = \"ana\"\n{front}+++\n{body}"
    )
}

fn review(by: &str, date: &str, rest: &str) -> String {
    format!("[[review]]\ntype = \"technical_accuracy\"\nreviewer = \"{by}\"\ndate = {date}\n{rest}\n")
}

const GOOD: &str = "verdict = \"approved\"\nscore = 90";

/// The portal of a page, its drifts and its assessment.
fn assessed_with(text: &str, versions: Versions) -> (Portal, Assessment) {
    let (portal, _) = testing::try_portal(Config::default(), &[ANA, TOM, EVA, ("notes/lag.md", text)]);
    let drifts = drifts(&portal, |_| versions, &|path, text| {
        let (schema, _) = crate::schema::load(&[]);
        testing::parsed(&schema, &[(path, text)]).0.remove(0)
    });
    let assessment = assess(&portal, &drifts, &|_| Checked::default());
    (portal, assessment)
}

fn page_of<'a>(portal: &Portal, assessment: &'a Assessment) -> &'a PageAssessment {
    let (ix, _) = portal.iter().find(|(_, page)| page.page.path == "notes/lag.md").unwrap();
    assessment.page(ix)
}

/// Why the page's reviews do not count, in order; empty for one that does.
fn reasons(text: &str) -> Vec<String> {
    let (portal, assessment) = assessed_with(text, Versions::new());
    let name =
        |r: &Reviewed| r.record.reviewer.map_or_else(String::new, |ix| portal.page(ix).page.title.clone());
    let all = &page_of(&portal, &assessment).reviews;
    all.iter().map(|r| r.void.as_ref().map_or_else(String::new, |v| v.sentence(&name(r)))).collect()
}

#[test]
fn every_reason_why_a_review_does_not_count() {
    let cases = [
        (review("tom", "2026-10-02", GOOD), ""),
        (review("nobody", "2026-10-02", GOOD), "The reviewer is nobody that this portal shows."),
        (review("ana", "2026-10-02", GOOD), "Ana Reis is the author of the page."),
        (
            format!("owner = \"tom\"\n{}", review("tom", "2026-10-02", GOOD)),
            "Tom Lind is the owner of the page.",
        ),
        (review("tom", "2026-11-22", GOOD), "Its date is still to come."),
        (
            format!("created = 2026-10-03\n{}", review("tom", "2026-10-02", GOOD)),
            "It is older than the page, which was created on 3 Oct 2026.",
        ),
        (review("tom", "2026-10-02", "score = 90"), "It has no verdict."),
        (review("tom", "2026-10-02", "verdict = \"approved\""), "It has no score."),
        (
            review("tom", "2026-10-02", "verdict = \"approved\"\nscore = 84"),
            "Its score is below the minimum of 85.",
        ),
        (review("tom", "2026-10-02", "verdict = \"approved\"\nscore = 140"), "It has no score."),
        (review("tom", "2026-10-02", "verdict = \"rejected\"\nscore = 90"), "Tom Lind rejected the page."),
        (review("tom", "2026-10-02", "verdict = \"changes_requested\""), "Tom Lind asked for changes."),
        (review("tom", "2025-11-20", GOOD), "It held until 20 Nov 2026."),
        (review("tom", "2025-11-21", GOOD), ""),
        (format!("evergreen = \"History\"\n{}", review("tom", "2020-11-21", GOOD)), ""),
        (
            format!("next_review_due = 2026-11-01\n{}", review("tom", "2026-10-02", GOOD)),
            "It held until 1 Nov 2026.",
        ),
        (
            review("tom", "2026-10-02", &format!("{GOOD}\ncontent = \"0000000000000000\"")),
            "The page has changed since.",
        ),
        (
            format!("updated = 2026-10-03\n{}", review("tom", "2026-10-02", GOOD)),
            "The page was updated on 3 Oct 2026.",
        ),
    ];
    for (front, expected) in cases {
        assert_eq!(reasons(&note(&front, "Text.\n")), [expected], "{front}");
    }
}

#[test]
fn of_one_reviewer_the_newest_review_counts() {
    let both = format!("{}{}", review("tom", "2026-10-02", GOOD), review("tom", "2026-10-05", GOOD));
    assert_eq!(reasons(&note(&both, "")), ["Tom Lind reviewed the page again on 5 Oct 2026.", ""]);
    let refused = review("tom", "2026-10-05", "verdict = \"rejected\"");
    let both = format!("{}{refused}", review("tom", "2026-10-02", GOOD));
    assert_eq!(reasons(&note(&both, ""))[0], "Tom Lind reviewed the page again on 5 Oct 2026.");
    let two = format!("{}{}", review("tom", "2026-10-02", GOOD), review("eva", "2026-10-05", GOOD));
    assert_eq!(reasons(&note(&two, "")), ["", ""]);
}

#[test]
fn some_reviews_take_somebody_of_a_role() {
    let security = |by: &str| review(by, "2026-10-02", GOOD).replace("technical_accuracy", "security_review");
    let of = |by| reasons(&note(&security(by), ""));
    assert_eq!(of("tom"), ["It takes somebody whose role names security."]);
    assert_eq!(of("eva"), [""]);
}

#[test]
fn a_fingerprint_holds_until_the_text_changes_and_whoever_owns_it() {
    let (schema, _) = crate::schema::load(&[]);
    let print = |text: &str| content::fingerprint(&testing::parsed(&schema, &[("notes/lag.md", text)]).0[0]);
    let signed = format!("{GOOD}\ncontent = \"{}\"", print(&note("", "Text.\n")));
    let signed = review("tom", "2026-10-02", &signed);
    assert_eq!(reasons(&note(&signed, "Text.\n")), [""]);
    assert_eq!(reasons(&note(&format!("owner = \"eva\"\nupdated = 2026-11-01\n{signed}"), "Text.\n")), [""]);
    assert_eq!(reasons(&note(&signed, "Another.\n")), ["The page has changed since."]);
    assert_eq!(
        reasons(&note(&format!("tags = [\"kafka\"]\n{signed}"), "Text.\n")),
        ["The page has changed since."]
    );
}

fn drift_of(text: &str, versions: &[(&str, String)]) -> Option<Drift> {
    let version = |(day, text): &(&str, String)| Version { date: day.parse().unwrap(), text: text.clone() };
    let all = BTreeMap::from([("notes/lag.md".to_owned(), versions.iter().map(version).collect())]);
    let (portal, assessment) = assessed_with(text, all);
    match page_of(&portal, &assessment).reviews[0].void {
        Some(Reason::Drifted(drift)) => Some(drift),
        _ => None,
    }
}

#[test]
fn without_a_fingerprint_version_control_says_what_was_read() {
    let signed = review("tom", "2026-10-02", GOOD);
    let now = note(&signed, "One.\n\nTwo.\n\nThree.\n");
    let same = note("", "One.\n\nTwo.\n\nThree.\n");
    let other = note("", "One.\n\nZwei.\n");
    assert_eq!(
        drift_of(&now, &[("2026-10-03", now.clone()), ("2026-10-01", same)]),
        None,
        "signing is no change"
    );
    let drifted = [("2026-10-03", now.clone()), ("2026-10-02", other.clone())];
    assert_eq!(drift_of(&now, &drifted), Some(Drift::Lines { added: 3, removed: 1 }));
    assert_eq!(drift_of(&now, &[("2026-10-03", other)]), None, "nothing is known of that day");
}

#[test]
fn with_a_fingerprint_the_version_that_has_it_is_what_was_read() {
    let read = note("", "One.\n");
    let (schema, _) = crate::schema::load(&[]);
    let print = content::fingerprint(&testing::parsed(&schema, &[("notes/lag.md", &read)]).0[0]);
    let signed = review("tom", "2026-10-02", &format!("{GOOD}\ncontent = \"{print}\""));
    let now = note(&signed, "One.\n\nTwo.\n");
    let versions = [("2026-10-05", now.clone()), ("2026-10-04", read), ("2026-10-01", note("", "Nought.\n"))];
    assert_eq!(drift_of(&now, &versions), Some(Drift::Lines { added: 2, removed: 0 }));
    assert_eq!(drift_of(&now, &[]), Some(Drift::Unknown));
}

fn gate_with(text: &str, checked: &(dyn Fn(PageIx) -> Checked + Sync)) -> GateResult {
    let (portal, _) = testing::try_portal(Config::default(), &[ANA, TOM, EVA, ("notes/lag.md", text)]);
    let assessment = assess(&portal, &Drifts::default(), checked);
    page_of(&portal, &assessment).gates[0].clone()
}

fn findings(of: &[(crate::diagnostic::Code, usize)]) -> Checked {
    let findings = of.iter().flat_map(|(code, n)| vec![Diagnostic::new(*code, "x"); *n]).collect();
    Checked { findings, executed: false }
}

#[test]
fn a_gates_score_is_the_weighted_mean_of_its_parts() {
    use crate::diagnostic::Code;
    let text = note(&review("tom", "2026-10-02", GOOD), "Text.\n");
    // Two broken links: links 100 − 2·8 = 84, schema 100, no code: automated 92, manual 90.
    let gate = gate_with(&text, &|_| findings(&[(Code::BrokenLink, 2)]));
    let automated = gate.automated.unwrap();
    let checks: Vec<_> = automated.checks.iter().map(|c| (c.check, c.score, c.warnings)).collect();
    assert_eq!(checks, [(Check::Links, 84.0, 2), (Check::Schema, 100.0, 0)]);
    assert_eq!((automated.score, gate.score, gate.passed), (92.0, Some(91.0), true));

    // Twelve: links 4, automated 52, so 71 of at least 85.
    let gate = gate_with(&text, &|_| findings(&[(Code::BrokenLink, 12)]));
    assert_eq!((gate.score, gate.reasons.join(";").as_str()), (Some(71.0), "71 of at least 85"));

    // An error keeps a page back whatever its score.
    let gate = gate_with(&text, &|_| findings(&[(Code::BadValue, 1)]));
    assert_eq!((gate.score, gate.reasons.join(";").as_str()), (Some(88.8), "1 error in its checks"));

    // In a text of 800 words a finding weighs half.
    let long = note(&review("tom", "2026-10-02", GOOD), &"word ".repeat(800));
    let gate = gate_with(&long, &|_| findings(&[(Code::BrokenLink, 2)]));
    assert_eq!(gate.automated.map(|part| part.checks[0].score), Some(92.0));
}

#[test]
fn examples_count_where_they_were_run() {
    use crate::diagnostic::Code;
    let text = note(&review("tom", "2026-10-02", GOOD), "Text.\n");
    let score = |of: &[(Code, usize)], executed: bool| {
        let gate = gate_with(&text, &|_| Checked { executed, ..findings(of) });
        let checks = gate.automated.unwrap().checks;
        checks.iter().find(|c| c.check == Check::Execution).map(|c| (c.score, gate.score))
    };
    assert_eq!(score(&[], false), None);
    // Links 100, schema 100, examples 100: automated 100, manual 90.
    assert_eq!(score(&[], true), Some((100.0, Some(95.0))));
    // Two examples fail: 100 − 2·8 = 84, automated 94.7.
    assert_eq!(score(&[(Code::ExampleExecution, 2)], true), Some((84.0, Some(92.4))));
}

#[test]
fn a_gate_without_a_counting_review_is_not_assessed_and_costs_nothing() {
    let text = note(&review("ana", "2026-10-02", GOOD), "");
    let gate = gate_with(&text, &|_| panic!("the checks need not run"));
    assert_eq!((gate.score, gate.manual, gate.automated, gate.passed), (None, None, None, false));
    assert_eq!(gate.reasons, ["approved only by who answers for it"]);
}

#[test]
fn reviews_are_scored_by_their_criteria_and_averaged() {
    let points = |a: i64, b: i64, c: i64| {
        format!(
            "verdict = \"approved\"\nscores = {{ technical_correctness = {a}, completeness = {b}, clarity = {c} }}"
        )
    };
    let both = format!(
        "{}{}",
        review("tom", "2026-10-02", &points(100, 90, 80)),
        review("eva", "2026-10-02", &points(90, 90, 90))
    );
    let manual = gate_with(&note(&both, ""), &|_| Checked::default()).manual.unwrap();
    assert_eq!((manual.score, manual.reviewers), (91.5, 2));
    assert_eq!(manual.criteria[0], ("technical_correctness".to_owned(), 95.0));
}

#[test]
fn a_page_that_claims_nothing_is_not_judged() {
    let text = "+++\ntype = \"research_notes\"\ntitle = \"Lag\"\n+++\n";
    let (portal, assessment) = assessed_with(text, Versions::new());
    assert_eq!(*page_of(&portal, &assessment), PageAssessment::default());
}

#[test]
fn an_evergreen_page_is_exempt_from_its_cycle_when_it_says_why() {
    use crate::portal::Freshness;
    let freshness = |front: &str| {
        let text = note(&format!("last_reviewed = 2020-01-01\n{front}"), "");
        let (portal, _) = testing::try_portal(Config::default(), &[ANA, ("notes/lag.md", &text)]);
        let page = portal.pages.iter().find(|page| page.page.path == "notes/lag.md").unwrap();
        (page.review.freshness, page.review.due.is_some())
    };
    assert_eq!(freshness(""), (Freshness::Overdue, true));
    assert_eq!(freshness("evergreen = \" \"\n"), (Freshness::Overdue, true));
    assert_eq!(freshness("evergreen = \"It is history.\"\n"), (Freshness::Exempt, false));
}
