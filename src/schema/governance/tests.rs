use std::collections::BTreeMap;

use super::*;
use crate::diagnostic::SourceText;
use crate::schema;

fn messages(file: &str, text: &str) -> Vec<(String, Option<String>)> {
    let source = SourceText::new(format!("packs/own/{file}"), text);
    let (_, found) = schema::load(&[source]);
    found.into_iter().map(|d| (d.message, d.help)).collect()
}

#[test]
fn the_built_in_rules_are_those_of_the_seed() {
    let (schema, found) = schema::load(&[]);
    assert_eq!(found, []);
    let rules = &schema.governance;
    let ids = |ids: Vec<&String>| ids.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    assert_eq!(
        ids(rules.stages.iter().map(|s| &s.id).collect()),
        "planning drafting technical_review editorial_review stakeholder_review approval publication \
         maintenance"
    );
    assert_eq!(
        ids(rules.rubrics.iter().map(|r| &r.id).collect()),
        "technical_accuracy editorial_quality stakeholder_approval legal_compliance security_review \
         accessibility_check"
    );
    let minimums: Vec<_> = rules.gates.iter().map(|g| (g.id.as_str(), g.minimum)).collect();
    assert_eq!(
        minimums,
        [("technical_accuracy", 85), ("editorial_quality", 80), ("stakeholder_approval", 90)]
    );
    let checks: Vec<&str> = rules.gates.iter().flat_map(|g| g.checks.iter().map(String::as_str)).collect();
    assert_eq!(
        checks,
        crate::check::Check::ALL.map(crate::check::Check::id),
        "every check belongs to one gate"
    );
    for gate in &rules.gates {
        let rubric = rules.rubric(&gate.review).unwrap();
        assert_eq!(rubric.minimum, gate.minimum, "{}", gate.id);
    }
}

#[test]
fn steps_and_what_they_require() {
    let rules = schema::load(&[]).0.governance;
    assert!(rules.allows("draft", "review") && rules.allows("published", "published"));
    assert!(!rules.allows("draft", "published") && !rules.allows("draft", "approved"));
    assert_eq!(rules.required_in("published"), [Requirement::Owner, Requirement::Gates]);
    assert_eq!(rules.required_in("approved"), [Requirement::Owner, Requirement::Reviews]);
    assert_eq!(rules.required_in("draft"), []);
}

#[test]
fn a_score_is_the_weighted_mean_of_all_criteria() {
    let rules = schema::load(&[]).0.governance;
    let rubric = rules.rubric("technical_accuracy").unwrap();
    let points =
        |of: &[(&str, i64)]| of.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect::<BTreeMap<_, _>>();
    let all = points(&[("technical_correctness", 100), ("completeness", 80), ("clarity", 90)]);
    assert!((rubric.score(&all).unwrap() - 92.0).abs() < 1e-9);
    assert_eq!(rubric.score(&points(&[("clarity", 90)])), None);
}

#[test]
fn a_portal_replaces_single_entries_in_their_place() {
    let text = "[[gate]]\nid = \"editorial_quality\"\nchecks = [\"spelling_grammar\"]\nminimum = 70\n";
    let (schema, found) = schema::load(&[SourceText::new("packs/own/gates.toml", text)]);
    assert_eq!(found, []);
    let gates = &schema.governance.gates;
    assert_eq!((gates.len(), gates[1].minimum, gates[1].title.as_str()), (3, 70, "Editorial quality"));
    assert_eq!(gates[1].review, "editorial_quality");
    assert_eq!(gates[0].minimum, 85);
}

#[test]
fn mistakes_name_the_entry_and_the_nearest_value() {
    let found = messages("workflow.toml", "[[status]]\nid = \"draft\"\nnext = [{ to = \"reveiw\" }]\n");
    assert_eq!(
        found,
        [(
            "the workflow names the unknown status `reveiw`".to_owned(),
            Some("did you mean `review`?".to_owned())
        )]
    );
    let found = messages(
        "workflow.toml",
        "[[status]]\nid = \"draft\"\nnext = [{ to = \"review\", requires = [\"gate\"] }]\n",
    );
    assert_eq!(found[0].0, "unknown variant `gate`");
    let found = messages(
        "rubrics.toml",
        "[[rubric]]\nid = \"x\"\nminimum = 80\ncriteria = [{ id = \"a\", weight = 0.5 }]\n",
    );
    assert_eq!(found[0].0, "the weights of rubric `x` sum to 0.50; they have to sum to 1");
    let found = messages(
        "gates.toml",
        "[[gate]]\nid = \"editorial_quality\"\nminimum = 80\nchecks = [\"speling_grammar\"]\n",
    );
    assert_eq!(found[0].0, "gate `editorial_quality` names the unknown check `speling_grammar`");
    assert_eq!(found[0].1.as_deref(), Some("did you mean `spelling_grammar`?"));
    let found = messages("gates.toml", "[penalties]\nerror = 200\n");
    assert_eq!(found[0].0, "penalties are 0 to 100 points, for at least one word");
}
