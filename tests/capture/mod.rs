//! Transcripts labelled by hand, against what `capture` finds in them.
//!
//! Each `NAME.toml` says what is in the transcript of that name: for each kind, the sentences of it, as they are quoted
//! or the beginning of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lyceum::capture::find::names::Names;
use lyceum::capture::find::{Asked, Found, Kind, find};
use lyceum::capture::transcript::{self, Block};
use lyceum::capture::words::Words;
use lyceum::capture::{layout, person};
use lyceum::compile::{self, Compiled, Settings};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use toml::Table;

use crate::support::package;

const KINDS: [Kind; 12] = [
    Kind::Question,
    Kind::Decision,
    Kind::Step,
    Kind::Term,
    Kind::Warning,
    Kind::FollowUp,
    Kind::Symptom,
    Kind::Tried,
    Kind::Cause,
    Kind::Fix,
    Kind::Check,
    Kind::Prevent,
];

fn example() -> Compiled {
    let settings = Settings::on(crate::support::TODAY.parse().expect("a date"));
    let loaded = compile::load(&package().join("content-example"), &settings).expect("the example");
    compile::compile(loaded, &settings)
}

/// The labels of a transcript, with its file.
fn labelled() -> Vec<(PathBuf, Table)> {
    let folder = package().join("tests/capture");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("a folder").filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    let labels = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
    let with_transcript = labels.map(|labels| {
        let own = |file: &&PathBuf| {
            file.file_stem() == labels.file_stem() && file.extension() != labels.extension()
        };
        let transcript =
            files.iter().find(own).unwrap_or_else(|| panic!("no transcript for {}", labels.display()));
        let text = std::fs::read_to_string(labels).expect("labels");
        (transcript.clone(), text.parse().expect("TOML"))
    });
    with_transcript.collect()
}

fn found(compiled: &Compiled, file: &PathBuf, labels: &Table) -> Found {
    let portal = &compiled.portal;
    let words = Words::new(&portal.schema, "en").expect("words");
    let text = std::fs::read_to_string(file).expect("a transcript");
    let expert = person(portal, labels["expert"].as_str().expect("an expert")).expect("a person");
    let names = Names::new(portal, Some(expert));
    let known: Vec<String> = names.people.keys().cloned().collect();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let transcript = transcript::read(&name, &text, &words, &known);
    let method = labels["method"].as_str().unwrap_or_default();
    let asked = Asked {
        words: &words,
        names: &names,
        problem: method == "problem_solving",
        walk: method == "code_walkthrough",
        day: transcript.date.unwrap_or(portal.today),
    };
    find(&transcript, &asked)
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Score {
    /// Each label is met by one that begins with it, or has it in it.
    fn add(&mut self, place: &str, labels: &[String], found: Vec<String>) {
        let mut left = labels.to_vec();
        for text in found {
            match left.iter().position(|label| text.contains(label.as_str())) {
                Some(at) => {
                    left.remove(at);
                    self.right += 1;
                }
                None => self.wrong.push(format!("{place}: {text}")),
            }
        }
        self.missed.extend(left.into_iter().map(|text| format!("{place}: {text}")));
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong.len()).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed.len()).max(1) as f64
    }
}

fn list(labels: &Table, name: &str) -> Vec<String> {
    let rows = labels.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row.as_str().map(str::to_owned)).collect()
}

#[test]
#[allow(clippy::print_stdout)]
fn labelled_transcripts_are_read_as_people_read_them() {
    let compiled = example();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (file, labels) in labelled() {
        let found = found(&compiled, &file, &labels);
        let place = file.file_stem().unwrap_or_default().to_string_lossy();
        for kind in KINDS {
            let texts = found.of(kind).map(|said| match (kind, &said.about) {
                (Kind::Term, Some(term)) => term.clone(),
                _ => said.text.clone(),
            });
            let score = scores.entry(kind.id()).or_default();
            score.add(&place, &list(&labels, kind.id()), texts.collect());
        }
        let commands = found.commands.iter().map(|shown| shown.text.clone()).collect();
        scores.entry("command").or_default().add(&place, &list(&labels, "command"), commands);
    }
    let mut all = Score::default();
    println!("{:12} {:>5} {:>9} {:>6}", "kind", "right", "precision", "recall");
    for (kind, score) in scores {
        println!("{kind:12} {:5} {:9.2} {:6.2}", score.right, score.precision(), score.recall());
        score.wrong.iter().for_each(|text| println!("  not {kind}: {text}"));
        score.missed.iter().for_each(|text| println!("  missed: {text}"));
        all.right += score.right;
        all.wrong.extend(score.wrong);
        all.missed.extend(score.missed);
    }
    println!("{:12} {:5} {:9.2} {:6.2}", "all", all.right, all.precision(), all.recall());
    assert!(all.precision() >= 0.85 && all.recall() >= 0.8);
}

#[test]
fn follow_ups_have_an_owner_and_a_day() {
    let compiled = example();
    for (file, labels) in labelled() {
        let found = found(&compiled, &file, &labels);
        for (text, expected) in labels.get("owners").and_then(toml::Value::as_table).into_iter().flatten() {
            let said = found.of(Kind::FollowUp).find(|said| said.text.contains(text.as_str()));
            let said = said.unwrap_or_else(|| panic!("{file:?}: {text}"));
            let owner = said.owner.clone().unwrap_or_default();
            let due = said.due.map(|due| due.to_string()).unwrap_or_default();
            assert_eq!(format!("{owner} {due}"), expected.as_str().unwrap_or_default(), "{file:?}: {text}");
        }
    }
}

/// The words of a text in small letters, code and punctuation among them taken apart.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
fn every_quotation_was_said() {
    let compiled = example();
    let words = Words::new(&compiled.portal.schema, "en").expect("words");
    for (file, labels) in labelled() {
        let text = std::fs::read_to_string(&file).expect("a transcript");
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let turns = transcript::read(&name, &text, &words, &[]).turns;
        let said: Vec<Vec<String>> = turns
            .iter()
            .flat_map(|turn| &turn.blocks)
            .map(|block| match block {
                Block::Prose(text) | Block::Item { text, .. } | Block::Code { text, .. } => words_of(text),
            })
            .collect();
        for quoted in found(&compiled, &file, &labels).said {
            let quoted_words = words_of(&quoted.text);
            let was_said = said.iter().any(|said| is_within(&quoted_words, said));
            assert!(was_said, "{file:?}: {}", quoted.text);
        }
    }
}

/// Whether words stand in others in their order, with no more left out between them than fillers are.
fn is_within(quoted: &[String], said: &[String]) -> bool {
    (0..said.len()).any(|start| {
        let mut at = start;
        quoted.iter().all(|word| {
            let skip = said[at.min(said.len())..].iter().take(4).position(|other| other == word);
            at += skip.unwrap_or_default() + 1;
            skip.is_some()
        })
    })
}

#[test]
fn the_method_decides_the_type() {
    let compiled = example();
    for (file, labels) in labelled() {
        let text = std::fs::read_to_string(&file).expect("a transcript");
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let method = match labels["method"].as_str() {
            Some("interview") => layout::Method::Interview,
            Some("code_walkthrough") => layout::Method::CodeWalkthrough,
            _ => layout::Method::ProblemSolving,
        };
        let request = lyceum::capture::Conversation {
            name: &name,
            text: &text,
            expert: labels["expert"].as_str().unwrap_or_default(),
            method,
            type_id: None,
            title: None,
            author: None,
            today: compiled.portal.today,
        };
        let draft = lyceum::capture::conversation(&compiled.portal, &request).expect("a draft");
        if let Some(expected) = labels.get("type").and_then(toml::Value::as_str) {
            assert!(draft.text.contains(&format!("\ntype = \"{expected}\"\n")), "{}", draft.text);
        }
        insta::assert_snapshot!(format!("draft_{}", name.replace('.', "_")), draft.text);
    }
}

/// Lines that transcripts are made of, and what breaks readers of them.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[a-zA-Z .,?!:`*_'\\-]{0,60}",
        "\\PC{0,40}",
        "(Priya|Q|A|Noor Aziz|Speaker 1): (We decided|First,|Never|I'll send|um, so, ) [a-z` ]{0,30}[.?!]?",
        "\\[?[0-9]{1,3}:[0-9]{2}(:[0-9]{2})?\\]? ?[A-Z]?[a-z]{0,8}:?",
        "[0-9]{1,9}:[0-9]{2}:[0-9]{2}[.,][0-9]{3} --> [0-9]{2}:[0-9]{2}:[0-9]{2}[.,][0-9]{3}",
        Just("WEBVTT".to_owned()),
        Just("<v Ana>yes".to_owned()),
        Just("```sh".to_owned()),
        Just("$ make `x".to_owned()),
        Just("+++".to_owned()),
        Just("{\"a\": [{\"text\": \"We decided.\", \"start\": 1e300}]}".to_owned()),
        Just("Um, uh. Okay… um?".to_owned()),
        Just("by 31 February 2026-99-99 I'll send it".to_owned()),
        Just(String::new()),
    ];
    proptest::collection::vec(line, 0..25).prop_map(|lines| lines.join("\n"))
}

#[test]
fn no_transcript_is_too_much_and_nothing_is_made_up() {
    let compiled = example();
    let words = Words::new(&compiled.portal.schema, "en").expect("words");
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let names = ["a.md", "a.vtt", "a.srt", "a.json", "a.txt"];
    let result = runner.run(&(lines(), 0..5_usize, 0..3_usize), |(text, name, method)| {
        use layout::Method;
        let method = [Method::Interview, Method::CodeWalkthrough, Method::ProblemSolving][method];
        let request = lyceum::capture::Conversation {
            name: names[name],
            text: &text,
            expert: "priya-raman",
            method,
            type_id: None,
            title: None,
            author: None,
            today: compiled.portal.today,
        };
        let draft = lyceum::capture::conversation(&compiled.portal, &request);
        prop_assert!(draft.is_ok_and(|draft| draft.text.ends_with('\n')) || !text.contains("We decided to"));
        let names_known = Names::new(&compiled.portal, None);
        let transcript = transcript::read(names[name], &text, &words, &[]);
        let asked = Asked {
            words: &words,
            names: &names_known,
            problem: method == Method::ProblemSolving,
            walk: method == Method::CodeWalkthrough,
            day: compiled.portal.today,
        };
        for said in find(&transcript, &asked).said {
            let turn = &transcript.turns[said.place.turn];
            let quoted = words_of(&said.text);
            let was_said = turn.blocks.iter().any(|block| match block {
                Block::Prose(text) | Block::Item { text, .. } => {
                    let said = words_of(text);
                    let mut rest = said.iter();
                    quoted.iter().all(|word| rest.any(|other| other == word))
                }
                Block::Code { .. } => false,
            });
            prop_assert!(was_said, "{:?} of {:?}", said.text, turn);
        }
        Ok(())
    });
    result.expect("every transcript is read");
}
