//! The history of a repository: who changed which lines, and who reviewed it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;

use crate::source::NoHistory;
use crate::source::git::{self, compare, run};

/// Fields of a commit's head, and entries of a list in one of them.
const FIELD: char = '\u{1f}';
const ENTRY: char = '\u{1e}';

/// One pass over the log. Renames are found, so that who moves a file is not who wrote it.
const LOG: [&str; 5] = [
    "log",
    "--numstat",
    "--find-renames",
    "-l400",
    "--format=/%H%x1f%P%x1f%as%x1f%aE%x1f%aN%x1f%(trailers:key=Co-authored-by,valueonly=true,separator=%x1e)%x1f%(trailers:key=Reviewed-by,valueonly=true,separator=%x1e)",
];

/// Somebody as version control knows them. The address tells people apart and is never published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// The name as commits give it.
    pub name: String,
    /// The address in small letters.
    pub mail: String,
}

/// A commit, or a merge, which changes nothing itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: String,
    /// The commits before it; the first is the branch that it stands on.
    pub parents: Vec<String>,
    /// The author's day.
    pub date: Date,
    /// The author, then those named by `Co-authored-by`.
    pub authors: Vec<Person>,
    /// Those named by `Reviewed-by`, and who merged it.
    pub reviewers: Vec<Person>,
    /// Path of today → lines added.
    pub files: Vec<(String, u32)>,
}

/// The commits that lead to the present one, the newest first. `limit` is for each question to git.
pub fn read(folder: &Path, limit: Duration) -> Result<Vec<Commit>, NoHistory> {
    git::head(folder, limit)?;
    let log = compare(folder, &LOG, limit).ok_or(NoHistory::Slow)?;
    let mut commits = parse(&log);
    apply_mailmap(&mut commits, folder, limit);
    merged(&mut commits);
    Ok(commits)
}

/// Reads parts that end in a zero byte: heads begin with a slash, which no path does.
fn parse(log: &[u8]) -> Vec<Commit> {
    let mut commits: Vec<Commit> = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let text = String::from_utf8_lossy(log);
    let mut parts = text.split('\0').map(|part| part.strip_prefix('\n').unwrap_or(part));
    while let Some(part) = parts.next() {
        if let Some(head) = part.strip_prefix('/') {
            commits.extend(commit(head));
            continue;
        }
        let mut fields = part.splitn(3, '\t');
        let (Some(added), Some(_), Some(path)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        // Of a rename the two paths are parts of their own.
        let path = if path.is_empty() {
            let (old, new) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let today = today(&names, new);
            names.insert(old.to_owned(), today.clone());
            today
        } else {
            today(&names, path)
        };
        // Of a binary file git counts no lines.
        if let (Some(commit), Ok(added)) = (commits.last_mut(), added.parse()) {
            commit.files.push((path, added));
        }
    }
    commits
}

fn today(names: &BTreeMap<String, String>, path: &str) -> String {
    names.get(path).cloned().unwrap_or_else(|| path.to_owned())
}

fn commit(head: &str) -> Option<Commit> {
    let mut fields = head.split(FIELD);
    let mut next = || fields.next().map(str::trim);
    let (id, parents, date) = (next()?, next()?, next()?.parse().ok()?);
    let (mail, name) = (next()?, next()?);
    let author = Person { name: name.to_owned(), mail: mail.to_lowercase() };
    let (others, reviewers) = (people(next()?), people(next().unwrap_or_default()));
    let mut authors = vec![author];
    authors.extend(others);
    Some(Commit {
        id: id.to_owned(),
        parents: parents.split_whitespace().map(str::to_owned).collect(),
        date,
        authors,
        reviewers,
        files: Vec::new(),
    })
}

/// `Name <address>` of each entry; what is written otherwise names nobody for certain.
fn people(trailer: &str) -> Vec<Person> {
    trailer.split(ENTRY).filter_map(person).collect()
}

fn person(text: &str) -> Option<Person> {
    let (name, rest) = text.trim().split_once('<')?;
    let mail = rest.strip_suffix('>')?.trim().to_lowercase();
    (mail.contains('@') && !mail.contains(['\n', '<', '>']))
        .then(|| Person { name: name.trim().to_owned(), mail })
}

/// The log gives authors as `.mailmap` says; people in trailers are looked up in it.
fn apply_mailmap(commits: &mut [Commit], folder: &Path, limit: Duration) {
    let named =
        |commit: &Commit| commit.authors.iter().skip(1).chain(&commit.reviewers).cloned().collect::<Vec<_>>();
    let all: BTreeSet<Person> = commits.iter().flat_map(named).collect();
    if all.is_empty() {
        return;
    }
    let asked: Vec<String> =
        all.iter().map(|person| format!("{} <{}>\n", person.name, person.mail)).collect();
    let Some(output) = run(folder, &["check-mailmap", "--stdin"], Some(asked.concat().into_bytes()), limit)
    else {
        return;
    };
    let output = String::from_utf8_lossy(&output);
    let known: BTreeMap<Person, Person> = all
        .into_iter()
        .zip(output.lines())
        .filter_map(|(asked, line)| Some((asked, person(line)?)))
        .collect();
    for commit in commits {
        for person in commit.authors.iter_mut().skip(1).chain(&mut commit.reviewers) {
            if let Some(proper) = known.get(person) {
                person.clone_from(proper);
            }
        }
    }
}

/// Who merges the work of others has looked at it: each commit counts for the first merge that brought it.
fn merged(commits: &mut [Commit]) {
    let places: BTreeMap<String, usize> =
        commits.iter().enumerate().map(|(at, commit)| (commit.id.clone(), at)).collect();
    let mut claimed = vec![false; commits.len()];
    let mut branch = Vec::new();
    let mut next = (!commits.is_empty()).then_some(0);
    while let Some(at) = next {
        claimed[at] = true;
        branch.push(at);
        next = commits[at].parents.first().and_then(|id| places.get(id)).copied().filter(|at| !claimed[*at]);
    }
    for merge in branch.into_iter().rev().filter(|at| commits[*at].parents.len() > 1).collect::<Vec<_>>() {
        let merger = commits[merge].authors[0].clone();
        let mut open = commits[merge].parents[1..].to_vec();
        while let Some(at) = open.pop().and_then(|id| places.get(&id).copied()) {
            if std::mem::replace(&mut claimed[at], true) {
                continue;
            }
            open.extend(commits[at].parents.iter().cloned());
            commits[at].reviewers.push(merger.clone());
        }
    }
    for commit in commits {
        let authors = std::mem::take(&mut commit.authors);
        let mut seen = BTreeSet::new();
        commit.authors = authors.into_iter().filter(|person| seen.insert(person.mail.clone())).collect();
        // Nobody reviews what they wrote.
        commit.reviewers.retain(|person| seen.insert(person.mail.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(id: &str, parents: &str, who: &str, others: &str, reviewed: &str) -> String {
        format!(
            "/{id}\u{1f}{parents}\u{1f}2026-10-01\u{1f}{who}@x.example\u{1f}{who}\u{1f}{others}\u{1f}{reviewed}\0"
        )
    }

    fn mails(people: &[Person]) -> Vec<&str> {
        people.iter().map(|person| person.mail.split('@').next().unwrap_or_default()).collect()
    }

    #[test]
    fn lines_follow_a_file_through_its_names() {
        let log = head("b", "a", "Ana", "Cy <CY@x.example>", "Bo <bo@x.example>\u{1e}somebody")
            + "\n3\t1\t\0old.rs\0new.rs\0-\t-\tlogo.png\0"
            + &head("a", "", "Bo", "", "")
            + "\n10\t0\told.rs\0";
        let commits = parse(log.as_bytes());
        assert_eq!(commits[0].files, [("new.rs".to_owned(), 3)]);
        assert_eq!(commits[1].files, [("new.rs".to_owned(), 10)]);
        assert_eq!(mails(&commits[0].authors), ["ana", "cy"]);
        assert_eq!(mails(&commits[0].reviewers), ["bo"]);
    }

    #[test]
    fn who_merges_has_reviewed_what_the_merge_brings() {
        // m brings d and c; c is also in the older merge n.
        let log = head("m", "n d", "Ana", "", "")
            + &head("d", "c", "Bo", "", "")
            + &head("n", "a c", "Cy", "", "")
            + &head("c", "a", "Bo", "", "Bo <bo@x.example>")
            + &head("a", "", "Ana", "", "");
        let mut commits = parse(log.as_bytes());
        merged(&mut commits);
        let reviewers: Vec<_> =
            commits.iter().map(|commit| (commit.id.as_str(), mails(&commit.reviewers))).collect();
        assert_eq!(
            reviewers,
            [("m", vec![]), ("d", vec!["ana"]), ("n", vec![]), ("c", vec!["cy"]), ("a", vec![])]
        );
    }

    #[test]
    fn what_is_no_log_gives_nothing() {
        for log in ["", "\0\0", "/x\0", "1\t2\ta.rs\0", "/a\u{1f}\u{1f}nodate\u{1f}\u{1f}\u{1f}\u{1f}\0"] {
            assert_eq!(parse(log.as_bytes()), [], "{log:?}");
        }
    }
}
