//! The conventions of a repository, as a draft.

use std::fmt::Write;

use super::measure::{Convention, Measured};
use crate::extract::draft::{Draft, Section};
use crate::extract::language::Language;
use crate::extract::origin::Origin;

/// One page for each language that something was measured of, below the folder of the repository.
pub fn drafts(repository: &str, all: &[Measured], origin: &Origin) -> Vec<Draft> {
    let of =
        |language: Language| -> Vec<&Measured> { all.iter().filter(|it| it.language == language).collect() };
    let languages = Language::ALL.into_iter().map(|language| (language, of(language)));
    languages
        .filter(|(_, measured)| measured.iter().any(|it| it.convention != Convention::TooFew))
        .map(|(language, measured)| draft(repository, language, &measured, origin))
        .collect()
}

fn draft(repository: &str, language: Language, measured: &[&Measured], origin: &Origin) -> Draft {
    let id = match language {
        Language::Python => "python",
        Language::Rust => "rust",
        Language::Javascript => "javascript",
        Language::Go => "go",
        Language::Java => "java",
    };
    let kept: Vec<&&Measured> =
        measured.iter().filter(|it| matches!(it.convention, Convention::Kept(_))).collect();
    let open: Vec<&&Measured> = measured.iter().filter(|it| it.convention == Convention::None).collect();
    let section = |heading: &str, text: String| Section { heading: heading.to_owned(), text };
    let purpose = format!(
        "How the code of {repository} in {} is written today, counted in its files: {}. A convention is what at least \
         80 % of at least ten places do. It says what is done, not what should be.",
        language.title(),
        counted(kept.len(), open.len()),
    );
    let exceptions = exceptions(&kept, origin);
    let rules = rules(&kept);
    Draft {
        path: format!("{repository}/conventions-{id}.md"),
        type_id: "code_guidelines",
        title: format!("How {repository} is written in {}", language.title()),
        fields: vec![
            ("summary", format!("Conventions of the code of {repository} in {}, with the share that follows each and the places that do not.", language.title()).into()),
            ("language", id.into()),
            ("enforcement", "advisory".into()),
            ("applies_to", toml::Value::Array(vec![repository.into()])),
        ],
        intro: String::new(),
        sections: vec![
            section("Purpose and Scope", purpose),
            section("Rules", rules),
            section("Examples", examples(&open)),
            section("Tooling", "Counted by `lyceum extract`, which is run again when the code has changed.".into()),
            section("Exceptions", exceptions),
        ],
        unsaid: Vec::new(),
    }
}

fn counted(kept: usize, open: usize) -> String {
    let conventions = if kept == 1 { "1 convention".to_owned() } else { format!("{kept} conventions") };
    match open {
        0 => conventions,
        1 => format!("{conventions}, and 1 question that is not settled"),
        n => format!("{conventions}, and {n} questions that are not settled"),
    }
}

fn rules(kept: &[&&Measured]) -> String {
    if kept.is_empty() {
        return "Nothing that was counted is done in one way.".into();
    }
    let mut out = String::new();
    let mut group = "";
    for it in kept {
        let Convention::Kept(share) = it.convention else { continue };
        if it.group != group {
            group = it.group;
            let _ = writeln!(out, "\n### {group}\n");
        }
        let _ = writeln!(
            out,
            "- {}: {}. {} of {}.",
            it.title,
            code(it.leading()),
            percent(share).replace("over", "Over"),
            it.counted()
        );
    }
    out.trim().to_owned()
}

/// What is not settled, with the shares of each way.
fn examples(open: &[&&Measured]) -> String {
    if open.is_empty() {
        return "Everything that was counted is settled.".into();
    }
    let mut out = String::from("No convention, by what was counted:\n\n");
    for it in open {
        let all = it.counted();
        let shares: Vec<String> = it
            .choices
            .iter()
            .take(4)
            .map(|(choice, count)| format!("{} {}", percent(*count as f64 / all as f64), code(choice)))
            .collect();
        let _ = writeln!(out, "- {}: {} (of {all}).", it.title, shares.join(", "));
    }
    out.trim_end().to_owned()
}

fn exceptions(kept: &[&&Measured], origin: &Origin) -> String {
    let mut out = String::new();
    for it in kept.iter().filter(|it| it.others > 0) {
        let _ = write!(out, "\n### {}, not {}\n\n", it.title, code(it.leading()));
        for one in &it.exceptions {
            let place = format!("`{}:{}`", one.path, one.line);
            let place = origin
                .url(&one.path, one.line, one.line)
                .map_or(place.clone(), |url| format!("[{place}]({url})"));
            let what = one.what.replace('`', "'");
            let what = if what.is_empty() { String::new() } else { format!("`{what}`, ") };
            let _ = writeln!(out, "- {place}: {what}{}", code(one.choice));
        }
        if it.others > it.exceptions.len() {
            let _ = writeln!(out, "- and {} more", it.others - it.exceptions.len());
        }
    }
    if out.is_empty() { "There are none.".into() } else { out.trim().to_owned() }
}

/// A style of names is shown in itself.
fn code(choice: &str) -> String {
    let style = choice.contains(['_', '-'])
        || choice.ends_with("Case")
        || choice == "MixedCaps"
        || choice == "UPPERCASE";
    if style && !choice.contains([' ', '`']) { format!("`{choice}`") } else { choice.to_owned() }
}

fn percent(share: f64) -> String {
    // What is not all is not shown as all.
    let percent = (share * 100.0).round();
    if percent >= 100.0 && share < 1.0 { "over 99 %".into() } else { format!("{percent:.0} %") }
}
