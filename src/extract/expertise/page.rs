//! What a team knows of a repository, as a draft.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::log::Commit;
use super::people::People;
use super::{Holder, Known, Subject, is_bot};
use crate::date::human;
use crate::extract::draft::{Draft, Section};
use crate::markdown::slugify;
use crate::prose::listed;

/// The content type of the pages.
pub const TYPE: &str = "team_knowledge";

/// What the pages of a repository are made of.
pub struct Source<'a> {
    /// The repository's name.
    pub repository: &'a str,
    /// Who knows what.
    pub known: &'a [Known],
    /// The history.
    pub commits: &'a [Commit],
    /// Pages of people.
    pub people: &'a People,
    /// The day of the run.
    pub today: Date,
    /// Days without a commit or review after which somebody counts as inactive.
    pub inactive_after: i64,
    /// Parts of names and addresses of programs that commit.
    pub bots: &'a [String],
}

/// One page for each team that holds the most of some area.
pub fn drafts(of: &Source<'_>) -> Vec<Draft> {
    let mut teams: BTreeMap<(String, String), Vec<&Known>> = BTreeMap::new();
    for known in of.known.iter().filter(|known| matches!(known.subject, Subject::Area(_))) {
        if let Some(team) = team(of, known) {
            teams.entry(team).or_default().push(known);
        }
    }
    teams.into_iter().map(|((id, title), areas)| draft(of, &id, &title, &areas)).collect()
}

/// The team whose members hold the most of an area together.
fn team(of: &Source<'_>, known: &Known) -> Option<(String, String)> {
    let mut shares: BTreeMap<&(String, String), f64> = BTreeMap::new();
    for holder in &known.holders {
        if let Some(team) = of.people.find(&holder.person).and_then(|colleague| colleague.team.as_ref()) {
            *shares.entry(team).or_default() += holder.share;
        }
    }
    let most = shares.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
    most.map(|(team, _)| team.clone())
}

fn draft(of: &Source<'_>, id: &str, title: &str, areas: &[&Known]) -> Draft {
    let repository = of.repository;
    let (first, second) = experts(of, areas);
    let least = areas.iter().map(|known| known.bus_factor).min().unwrap_or_default();
    let list = |ids: Vec<String>| toml::Value::Array(ids.into_iter().map(toml::Value::String).collect());
    let mut fields = vec![
        ("summary", format!("Which parts of {repository} {title} looks after, and whom to ask about each, by the history of the code.").into()),
        ("team", id.into()),
        ("topic", format!("code of {repository}").into()),
        ("knowledge_source", "code_analysis".into()),
        ("bus_factor", toml::Value::Integer(i64::try_from(least).unwrap_or(i64::MAX))),
        ("services", list(vec![repository.to_owned()])),
    ];
    if !first.is_empty() {
        fields.push(("experts", list(first)));
    }
    if !second.is_empty() {
        fields.push(("backup", list(second)));
    }
    let section = |heading: &str, text: String| Section { heading: heading.to_owned(), text };
    Draft {
        path: format!("{repository}/code-of-{}.md", slugify(id)),
        type_id: TYPE,
        title: format!("Who knows the code of {repository}: {title}"),
        fields,
        intro: String::new(),
        sections: vec![
            section("What This Covers", covers(of, areas)),
            section("How We Work", pace(of)),
            section("What We Look After", table(of, areas)),
            section("Good to Know", risks(of, areas)),
            section("Whom to Ask", ask(of, areas)),
        ],
        unsaid: Vec::new(),
    }
}

/// The first person of each area, and the second, with pages.
fn experts(of: &Source<'_>, areas: &[&Known]) -> (Vec<String>, Vec<String>) {
    let nth = |n: usize| {
        let mut ids: Vec<String> = Vec::new();
        for holder in areas.iter().filter_map(|known| known.holders.get(n)) {
            let id = of.people.find(&holder.person).map(|colleague| colleague.id.clone());
            ids.extend(id.filter(|id| !ids.contains(id)));
        }
        ids
    };
    let first = nth(0);
    let second = nth(1).into_iter().filter(|id| !first.contains(id)).collect();
    (first, second)
}

fn covers(of: &Source<'_>, areas: &[&Known]) -> String {
    let (count, word) = (areas.len(), if areas.len() == 1 { "area" } else { "areas" });
    format!(
        "{count} {word} of `{}` in which the team holds the most, by the lines that its people added and reviewed until {}. \
         Younger lines count more.",
        of.repository,
        human(of.today)
    )
}

/// How much was changed of late, and how much of it somebody else looked at.
fn pace(of: &Source<'_>) -> String {
    let days = 180;
    let recent = of.commits.iter().filter(|commit| {
        !commit.files.is_empty()
            && (of.today - commit.date).get_days() <= days
            && commit.authors.iter().any(|person| !is_bot(person, of.bots))
    });
    let (all, reviewed) = recent.fold((0_usize, 0_usize), |(all, reviewed), commit| {
        (all + 1, reviewed + usize::from(commit.reviewers.iter().any(|person| !is_bot(person, of.bots))))
    });
    match all {
        0 => format!("Nothing was changed in the last {days} days."),
        _ => format!(
            "{all} commits in the last {days} days; {reviewed} of them name a reviewer or were merged by somebody else."
        ),
    }
}

fn table(of: &Source<'_>, areas: &[&Known]) -> String {
    let mut out = String::from(
        "| Area | Knows most | Share | Then | Known by | Last change |\n| --- | --- | ---: | --- | ---: | --- |\n",
    );
    for known in areas {
        let Some(first) = known.holders.first() else { continue };
        let then: Vec<String> = known.holders.iter().skip(1).take(2).map(|holder| who(of, holder)).collect();
        let last = known.holders.iter().map(|holder| holder.last_active).max();
        let _ = writeln!(
            out,
            "| {} | {} ({}) | {:.0} % | {} | {} | {} |",
            area(known),
            who(of, first),
            first.level.id(),
            first.share * 100.0,
            then.join(", "),
            known.bus_factor,
            last.map(human).unwrap_or_default()
        );
    }
    out.push_str("\n*Known by* is the fewest people who hold over half of an area together.");
    out
}

fn risks(of: &Source<'_>, areas: &[&Known]) -> String {
    let mut lines = Vec::new();
    let mut alone: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for known in areas {
        let Some(first) = known.holders.first() else { continue };
        let colleague = of.people.find(&first.person);
        if colleague.is_some_and(|colleague| colleague.left) {
            lines.push(format!("- {} has left and holds the most of {}.", who(of, first), area(known)));
        } else if i64::from((of.today - first.last_active).get_days()) > of.inactive_after {
            lines.push(format!(
                "- {} holds the most of {} and has not been there since {}.",
                who(of, first),
                area(known),
                human(first.last_active)
            ));
        }
        if known.bus_factor == 1 {
            alone.entry(who(of, first)).or_default().push(area(known));
        }
    }
    lines.extend(
        alone.into_iter().map(|(who, areas)| format!("- {who} alone holds over half of {}.", listed(&areas))),
    );
    if lines.is_empty() {
        return "No area depends on one person, and everybody who holds the most of one was there of late."
            .into();
    }
    lines.join("\n")
}

fn ask(of: &Source<'_>, areas: &[&Known]) -> String {
    let line = |known: &&Known| {
        let mut people = known.holders.iter().map(|holder| who(of, holder));
        let first = people.next()?;
        let then = people.next().map(|second| format!(", then {second}")).unwrap_or_default();
        Some(format!("- {}: {first}{then}", area(known)))
    };
    let mut lines: Vec<String> = areas.iter().filter_map(line).collect();
    for known in of.known {
        let (Subject::Technology(tag), Some(first)) = (&known.subject, known.holders.first()) else {
            continue;
        };
        lines.push(format!("- `{tag}`: {}", who(of, first)));
    }
    lines.join("\n")
}

fn area(known: &Known) -> String {
    match &known.subject {
        Subject::Area(area) | Subject::Technology(area) => format!("`{area}`"),
    }
}

/// A link to the person's page, or the name. What a name says is text, whatever is written in it.
fn who(of: &Source<'_>, holder: &Holder) -> String {
    match of.people.find(&holder.person) {
        Some(colleague) => format!("[[{}]]", colleague.id),
        None => plain(&of.people.name(&holder.person)),
    }
}

/// Text without what Markdown reads as markup.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '.' | ',')).collect()
}
