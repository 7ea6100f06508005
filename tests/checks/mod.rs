//! How good the checks are: pages with seeded defects, and labelled findings in real documentation.
//!
//! A line `<!-- expect: LY105 misspelling, LY105 article -->` says what has to be found in the line after it; whatever
//! is found besides is a false alarm. A file may hold several pages: each begins after a line `%%%% name.md`.

mod labels;

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{TODAY, arg, folder, lyceum, package, stderr};

/// Of what is there, and of what is reported, at least this share has to be right.
const ENOUGH: f64 = 0.95;

/// A finding: page, line, code and rule.
pub(super) type Found = (String, usize, String, String);

/// The findings of the checks in a root.
pub(super) fn findings(root: &std::path::Path) -> Vec<Found> {
    let output = lyceum(&["check", arg(root), "--format", "json", "--verbose", "--today", TODAY]);
    // Findings go to stderr, with what the command says of itself after them.
    let text = stderr(&output);
    let start = text.find('[').expect("a list");
    let mut lists = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Vec<serde_json::Value>>();
    let all = lists.next().expect("a list").expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of = |d: serde_json::Value| {
        let line = d["line"].as_u64().unwrap_or_default() as usize;
        (text(&d["file"]), line, text(&d["code"]), text(&d["rule"]))
    };
    all.into_iter().map(of).collect()
}

/// The pages of a file with their names.
fn pages(name: &str, text: &str) -> Vec<(String, String)> {
    if !text.starts_with("%%%% ") {
        return vec![(format!("content/{name}"), text.to_owned())];
    }
    let parts = text.split("%%%% ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(name, text)| (format!("content/{}", name.trim()), text.to_owned())).collect()
}

/// What a page says has to be found in it.
fn expected(path: &str, text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let named = line.trim().strip_prefix("<!-- expect: ").and_then(|rest| rest.strip_suffix(" -->"));
        for entry in named.into_iter().flat_map(|named| named.split(", ")) {
            let (code, rule) = entry.split_once(' ').expect("a code and a rule");
            // A blank line may stand between, where Markdown asks for one.
            let blank = usize::from(text.lines().nth(i + 1).is_some_and(|next| next.is_empty()));
            all.push((path.to_owned(), i + 2 + blank, code.to_owned(), rule.to_owned()));
        }
    }
    all
}

/// Defects, found ones, and false alarms.
#[derive(Default)]
struct Score {
    defects: usize,
    found: usize,
    alarms: usize,
}

#[test]
fn seeded_defects_are_found_and_nothing_else() {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(package().join("tests/checks/defects")).expect("the folder") {
        let file = entry.expect("an entry").path();
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(&file).expect("a text");
        match name.as_str() {
            _ if name.ends_with(".md") => files.extend(pages(&name, &text)),
            "lyceum.toml" => files.push((name, text)),
            // `styles.Name.yml` is `styles/Name.yml`, `packs.own.checks.x.toml` is `packs/own/checks/x.toml`.
            _ => {
                let (stem, extension) = name.rsplit_once('.').expect("an extension");
                files.push((format!("{}.{extension}", stem.replace('.', "/")), text));
            }
        }
    }
    let expected: Vec<Found> = files.iter().flat_map(|(path, text)| expected(path, text)).collect();
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let root = folder(&borrowed);
    let found: Vec<Found> = findings(root.path());
    let found: Vec<Found> = found.into_iter().filter(|(_, _, code, _)| code.starts_with("LY1")).collect();

    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = BTreeSet::new();
    let (wanted, got): (BTreeSet<_>, BTreeSet<_>) = (expected.iter().collect(), found.iter().collect());
    for one in &wanted {
        let score = scores.entry(one.2.clone()).or_default();
        score.defects += 1;
        if got.contains(one) {
            score.found += 1;
        } else {
            wrong.insert(format!("missed  {}:{} {} {}", one.0, one.1, one.2, one.3));
        }
    }
    // Codes that nobody has seeded yet are not judged here.
    let judged: BTreeSet<String> = scores.keys().cloned().collect();
    for one in got.difference(&wanted).filter(|one| judged.contains(&one.2)) {
        scores.entry(one.2.clone()).or_default().alarms += 1;
        wrong.insert(format!("alarm   {}:{} {} {}", one.0, one.1, one.2, one.3));
    }
    let mut report = String::from("check  defects  found  alarms  recall  precision\n");
    let mut bad = Vec::new();
    for (code, score) in &scores {
        let recall = score.found as f64 / score.defects as f64;
        let precision = score.found as f64 / (score.found + score.alarms).max(1) as f64;
        let Score { defects, found, alarms } = score;
        report += &format!("{code} {defects:>9} {found:>6} {alarms:>7} {recall:>7.3} {precision:>10.3}\n");
        if recall < ENOUGH || precision < ENOUGH || *defects < 15 {
            bad.push(code);
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    println!("{report}{}", wrong.join("\n"));
    assert!(bad.is_empty(), "{bad:?}\n{report}{}", wrong.join("\n"));
}
