use std::collections::BTreeMap;

use proptest::prelude::*;

use super::merge::{fresh, merge};
use super::*;
use crate::diagnostic::SourceText;
use crate::extract::draft::Section;
use crate::extract::origin::Origin;
use crate::extract::patterns::Finding;
use crate::extract::rules;
use crate::extract::structure::Structure;

fn mark(commit: &str) -> Mark {
    Mark { repository: "settlement".into(), rule: "observer".into(), commit: Some(commit.into()), gone: None }
}

/// A draft whose texts all have a number in them.
fn draft(number: usize) -> Draft {
    let row = |path: &str| {
        let cells = [("path", path.into()), ("lines", format!("{number}-9").into())];
        toml::Value::Table(
            cells.into_iter().map(|(name, value): (&str, toml::Value)| (name.to_owned(), value)).collect(),
        )
    };
    Draft {
        path: "settlement/observer.md".into(),
        type_id: "code_pattern",
        title: format!("Observer {number}"),
        fields: vec![
            ("status", "draft".into()),
            ("summary", format!("Summary {number}").into()),
            ("benefits", vec![format!("Benefit {number}"), "x".repeat(120)].into()),
            ("occurrences", vec![row("a.py"), row("b.py")].into()),
        ],
        intro: format!("Intro {number}."),
        sections: vec![
            Section {
                heading: "In the Code".into(),
                text: format!("Code {number}.\n\n```python\n## no heading\n```"),
            },
            Section { heading: "Trade-offs".into(), text: format!("Costs {number}.") },
        ],
        unsaid: Vec::new(),
    }
}

fn again(text: &str, number: usize, commit: &str) -> Merged {
    merge(text, &draft(number), &mark(commit)).unwrap()
}

#[test]
fn nothing_changes_while_the_code_says_the_same() {
    let text = fresh(&draft(1), &mark("c1"));
    let merged = again(&text, 1, "c2");
    assert_eq!((merged.text, merged.written, merged.kept), (text, vec![], vec![]));
}

#[test]
fn what_nobody_edited_follows_the_code() {
    let merged = again(&fresh(&draft(1), &mark("c1")), 2, "c2");
    assert_eq!(merged.text, fresh(&draft(2), &mark("c2")));
    assert_eq!(merged.kept, Vec::<String>::new());
}

#[test]
fn what_people_edited_stays_and_is_told() {
    let text = fresh(&draft(1), &mark("c1"));
    let edited = text
        .replace("status = \"draft\"", "status = \"review\" # read by Ines")
        .replace("Costs 1.", "It costs us a thread.")
        .replace("summary = \"Summary 1\"\n", "")
        .replace("+++\n\nIntro", "owner = \"platform\"\n+++\n\nIntro");
    // A key behind a table belongs to it, so the new one is written where keys of the page are.
    let edited =
        edited.replace("owner = \"platform\"\n", "").replace("type = ", "owner = \"platform\"\ntype = ");
    let merged = again(&edited, 2, "c2");
    for kept in ["status = \"review\" # read by Ines", "It costs us a thread.", "owner = \"platform\""] {
        assert!(merged.text.contains(kept), "{}", merged.text);
    }
    assert!(!merged.text.contains("Summary"), "what was taken out stays out");
    assert!(merged.text.contains("Code 2.") && merged.text.contains("Intro 2."));
    assert_eq!(merged.kept, ["## Trade-offs"]);
    assert_eq!(again(&merged.text, 2, "c3").text, merged.text);
}

#[test]
fn a_section_that_was_removed_stays_removed_and_a_new_one_is_added() {
    let text = fresh(&draft(1), &mark("c1"));
    let without = text.replace("\n## Trade-offs\n\nCosts 1.\n", "");
    assert_eq!(again(&without, 1, "c2").text, without);
    let mut more = draft(1);
    more.sections.insert(1, Section { heading: "Limits".into(), text: "Few.".into() });
    let merged = merge(&text, &more, &mark("c2")).unwrap();
    assert_eq!(merged.written, ["## Limits"]);
    let (code, limits) = (merged.text.find("## In the Code"), merged.text.find("## Limits"));
    assert!(code < limits && limits < merged.text.find("## Trade-offs"), "{}", merged.text);
    assert!(merged.text.contains("```\n\n## Limits\n\nFew.\n\n## Trade-offs"), "{}", merged.text);
    // What the program no longer says goes, unless somebody made it theirs.
    assert_eq!(merge(&merged.text, &draft(1), &mark("c2")).unwrap().text, text.replace("\"c1\"", "\"c2\""));
}

#[test]
fn other_line_ends_and_other_notations_are_left() {
    let text = fresh(&draft(1), &mark("c1")).replace('\n', "\r\n");
    assert_eq!(again(&text, 1, "c2").text, text);
    let merged = again(&text, 2, "c2").text;
    assert_eq!(merged.matches('\n').count(), merged.matches("\r\n").count());
    let yaml = "---\ntitle: x\nextracted:\n  repository: settlement\n---\n";
    assert!(merge(yaml, &draft(1), &mark("c1")).is_err());
}

fn rule() -> Vec<(rules::Rule, std::sync::Arc<SourceText>)> {
    let text = "[[rule]]\nid = \"observer\"\ntitle = \"Observer\"\ncategory = \"design\"\nevidence = \"strong\"\n\
                summary = \"S.\"\nabout = \"A.\"\n[[rule.find]]\nlanguages = [\"python\"]\nquery = \"(module) @subject\"\n";
    rules::load(&[SourceText::new("packs/x/rules/a.toml", text)]).0
}

fn extraction(findings: Vec<Finding>) -> Extraction {
    Extraction {
        rules: rule().into_iter().map(|(rule, _)| rule).collect(),
        languages: BTreeMap::new(),
        broken: Vec::new(),
        findings,
        drafts: Vec::new(),
        structure: Structure::default(),
        diagnostics: Vec::new(),
    }
}

fn finding(first: usize, excerpt: &str) -> Finding {
    Finding {
        rule: "observer".into(),
        path: "a.py".into(),
        name: Some("Store".into()),
        first,
        last: first + 4,
        confidence: 0.95,
        excerpt: excerpt.into(),
    }
}

fn options(commit: &str) -> Options {
    let link = Some("https://git.example/{commit}/{path}#L{start}".to_owned());
    let origin = Origin { commit: Some(commit.into()), folder: String::new(), link };
    Options { name: "settlement".into(), origin, ..Options::default() }
}

const TODAY: Date = Date::constant(2026, 11, 22);

/// Runs over a folder of pages, and returns it with what became of them.
fn run(
    pages: &BTreeMap<String, String>,
    findings: Vec<Finding>,
    commit: &str,
) -> (BTreeMap<String, String>, Vec<Planned>) {
    let planned = plan(&extraction(findings), &options(commit), pages, TODAY, true);
    let mut after = pages.clone();
    for page in &planned {
        if let Some(text) = &page.text {
            after.insert(page.path.clone(), text.clone());
        }
    }
    (after, planned)
}

#[test]
fn a_page_does_not_change_with_every_commit() {
    let (first, planned) = run(&BTreeMap::new(), vec![finding(3, "class Store:\n")], "c1");
    assert_eq!(planned[0].outcome, Outcome::New);
    // The lines moved, and say the same: the address of the commit at which they were seen is still right.
    let (moved, planned) = run(&first, vec![finding(30, "class Store:\n")], "c2");
    assert_eq!((planned[0].outcome.clone(), &moved), (Outcome::Same, &first));
    let (changed, planned) = run(&moved, vec![finding(30, "class Shop:\n")], "c3");
    assert_eq!(planned[0].outcome, Outcome::Updated);
    assert_eq!(planned[0].since, "1 new or changed, 1 gone or changed of the places shown");
    let text = &changed["settlement/observer.md"];
    assert!(text.contains("https://git.example/c3/a.py#L30") && text.contains("commit = \"c3\""), "{text}");
}

#[test]
fn a_page_whose_evidence_is_gone_is_due_and_comes_back() {
    let (first, _) = run(&BTreeMap::new(), vec![finding(3, "class Store:\n")], "c1");
    let (gone, planned) = run(&first, Vec::new(), "c2");
    assert_eq!(planned[0].outcome, Outcome::Gone);
    let text = &gone["settlement/observer.md"];
    assert!(text.contains("gone = \"c2\"") && text.contains("next_review_due = \"2026-11-22\""), "{text}");
    assert_eq!(run(&gone, Vec::new(), "c3"), (gone.clone(), Vec::new()));
    let (back, _) = run(&gone, vec![finding(3, "class Store:\n")], "back");
    assert_eq!(back["settlement/observer.md"].replace("back", "c1"), first["settlement/observer.md"]);
}

#[test]
fn pages_of_others_are_left() {
    let cases = [
        ("+++\ntitle = \"Mine\"\n+++\nBy hand.\n", "it was not drafted from code"),
        ("+++\ntitle = \"Mine\n+++\nBy hand.\n", "its front matter cannot be read"),
        ("# By hand\n", "it has no front matter in TOML"),
        (
            "+++\n[extracted]\nrepository = \"ledger\"\nrule = \"observer\"\n+++\n",
            "it was drafted from `ledger`",
        ),
    ];
    for (text, why) in cases {
        let pages = BTreeMap::from([("settlement/observer.md".to_owned(), text.to_owned())]);
        let (after, planned) = run(&pages, vec![finding(3, "class Store:\n")], "c1");
        assert_eq!(after, pages);
        assert_eq!(planned[0].outcome, Outcome::Left(why.into()));
    }
}

/// What somebody does to a page.
#[derive(Debug, Clone)]
enum Edit {
    Replace(&'static str, String),
    Delete(&'static str),
    Append(String),
}

/// Parts of the page of `draft(1)` that can be changed by their text.
const PARTS: [&str; 6] = ["\"draft\"", "\"Summary 1\"", "\"Benefit 1\"", "Intro 1.", "Code 1.", "Costs 1."];
/// Parts that can be taken out.
const WHOLE: [&str; 3] = ["summary = \"Summary 1\"\n", "status = \"draft\"\n", "## Trade-offs\n\nCosts 1.\n"];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let word = "[a-zé ]{1,12}";
    let one = prop_oneof![
        (0..PARTS.len(), word).prop_map(|(at, word)| Edit::Replace(PARTS[at], word)),
        (0..WHOLE.len()).prop_map(|at| Edit::Delete(WHOLE[at])),
        ("[A-Z][a-z]{3,8}", word)
            .prop_map(|(title, text)| Edit::Append(format!("\n## My {title}\n\n{text}!\n"))),
    ];
    proptest::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn edits_survive_and_a_second_run_changes_nothing(edits in edits(), next in 1_usize..4) {
        let mut text = fresh(&draft(1), &mark("c1"));
        let (mut there, mut away) = (Vec::new(), Vec::new());
        for edit in edits {
            match edit {
                Edit::Replace(part, word) if text.contains(part) => {
                    let new = if part.starts_with('"') { format!("\"by hand {word}\"") } else { format!("By hand {word}.") };
                    text = text.replacen(part, &new, 1);
                    there.push(new);
                }
                Edit::Delete(part) if text.contains(part) => {
                    text = text.replacen(part, "", 1);
                    away.push(part.split([' ', '\n']).next().unwrap_or_default().to_owned() + " ");
                }
                Edit::Append(more) => {
                    text.push_str(&more);
                    there.push(more);
                }
                _ => {}
            }
        }
        let merged = again(&text, next, "c2").text;
        for kept in there {
            prop_assert!(merged.contains(&kept), "{kept} is lost in {merged}");
        }
        for gone in away.iter().filter(|gone| gone.as_str() != "## ") {
            let fields = merged.split("[extracted]").next().unwrap_or_default();
            prop_assert!(!fields.contains(&format!("\n{gone}=")), "{gone} is back in {merged}");
        }
        prop_assert_eq!(&again(&merged, next, "c3").text, &merged);
        if next == 1 {
            prop_assert_eq!(merged, text);
        }
    }
}
