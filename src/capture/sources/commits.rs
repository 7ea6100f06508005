//! Why code is as it is, from the messages of commits and merges: one page an area, each reason with its commit.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;

use crate::capture::find::names::Names;
use crate::capture::page::{PLACEHOLDER, inline, string};
use crate::capture::sentence::split;
use crate::capture::words::Words;
use crate::capture::{CaptureError, Draft, content_type, path};
use crate::portal::Portal;
use crate::source;

/// How long git may take.
const LIMIT: Duration = Duration::from_secs(60);
/// Commits that are read at most, the newest.
const MOST: &str = "20000";
/// The type of the pages.
const TYPE: &str = "technical_knowledge";
/// Reasons that an area has to have for a page, and that a page shows at most.
const FEWEST: usize = 2;
const LONGEST: usize = 60;

/// How the first line of a merge begins that git or a host of repositories wrote.
const WRITTEN_BY_GIT: [&str; 4] =
    ["Merge pull request ", "Merge branch ", "Merge remote-tracking branch ", "Merged in "];

/// A commit, as far as it says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub hash: String,
    /// Who wrote it.
    pub author: String,
    /// On which day, as year-month-day.
    pub date: String,
    /// Its first line.
    pub subject: String,
    /// What follows, without trailers.
    pub body: String,
    /// `Reviewed-by` and the like, in order.
    pub trailers: Vec<(String, String)>,
    /// The files that it changes.
    pub files: Vec<String>,
}

impl Commit {
    /// The scope of a conventional subject, else the folder in which most of its files lie.
    pub fn area(&self) -> String {
        if let Some((kind, _)) = self.subject.split_once(": ")
            && let Some((_, scope)) = kind.trim_end_matches('!').split_once('(')
            && let Some(scope) = scope.strip_suffix(')')
        {
            return scope.trim().to_owned();
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for file in &self.files {
            let folders: Vec<&str> = file.split('/').collect();
            let depth = folders.len().saturating_sub(1).min(2);
            *counts.entry(folders[..depth].join("/")).or_default() += 1;
        }
        let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        most.map(|(folder, _)| folder).filter(|folder| !folder.is_empty()).unwrap_or_else(|| "general".into())
    }

    /// Of a merge the first line says which branch it was; what was asked to be pulled has its title below.
    fn take_title(&mut self) {
        if !WRITTEN_BY_GIT.iter().any(|start| self.subject.starts_with(start)) {
            return;
        }
        let (first, rest) = self.body.split_once('\n').unwrap_or((&self.body, ""));
        let is_title = !first.is_empty() && !first.ends_with(['.', ':']) && !first.starts_with("See ");
        // A paragraph of several lines is no title.
        if is_title && (rest.is_empty() || rest.starts_with('\n')) {
            (self.subject, self.body) = (first.trim().to_owned(), rest.trim().to_owned());
        }
    }

    /// Whether callers have to change something.
    pub fn breaks(&self) -> bool {
        let kind = self.subject.split_once(": ").is_some_and(|(kind, _)| kind.ends_with('!'));
        kind || self.body.contains("BREAKING CHANGE")
            || self.trailers.iter().any(|(key, _)| key.starts_with("BREAKING"))
    }

    /// The hash of the commit that this one takes back.
    pub fn reverts(&self) -> Option<&str> {
        let at = self.body.find("This reverts commit ")? + "This reverts commit ".len();
        let hash = self.body.get(at..)?.split(|c: char| !c.is_ascii_hexdigit()).next()?;
        (hash.len() >= 7).then_some(hash)
    }

    /// The sentences that give a reason.
    pub fn reasons(&self, words: &Words) -> Vec<String> {
        let paragraphs =
            self.body.split("\n\n").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let sentences = paragraphs
            .flat_map(|text| split(&text, words).into_iter().map(str::to_owned).collect::<Vec<_>>());
        sentences.filter(|text| words.has_sign("reason", text) && !text.starts_with("This reverts")).collect()
    }
}

/// The commits of a repository, or its merges, newest first. `None` where git knows of no repository there.
pub fn read(folder: &Path, merges: bool) -> Option<Vec<Commit>> {
    let kind: &[&str] = if merges { &["--merges", "--first-parent", "-m"] } else { &["--no-merges"] };
    let format = "--format=%x1e%H%x1f%aN%x1f%as%x1f%B%x1f";
    let args: Vec<&str> = [&["log", format, "--name-only", "-n", MOST], kind].concat();
    let output = source::git_log(folder, &args, LIMIT)?;
    let text = String::from_utf8_lossy(&output).into_owned();
    let mut commits: Vec<Commit> = text.split('\u{1e}').filter_map(commit).collect();
    if merges {
        commits.iter_mut().for_each(Commit::take_title);
    }
    Some(commits)
}

fn commit(text: &str) -> Option<Commit> {
    let mut parts = text.splitn(5, '\u{1f}');
    let (hash, author, date) = (parts.next()?, parts.next()?, parts.next()?);
    let (message, files) = (parts.next()?, parts.next()?);
    let mut lines: Vec<&str> = message.trim_end().lines().collect();
    let subject = if lines.is_empty() { String::new() } else { lines.remove(0).to_owned() };
    let mut trailers = Vec::new();
    while let Some((key, value)) = lines.last().and_then(|line| line.split_once(": ")) {
        let is_key = key.contains('-') && key.chars().all(|c| c.is_alphanumeric() || c == '-')
            || key == "BREAKING CHANGE";
        if !is_key {
            break;
        }
        trailers.insert(0, (key.to_owned(), value.to_owned()));
        lines.pop();
    }
    let files = files.split(['\0', '\n']).map(str::trim).filter(|file| !file.is_empty());
    Some(Commit {
        hash: hash.trim().to_owned(),
        author: author.to_owned(),
        date: date.to_owned(),
        subject,
        body: lines.join("\n").trim().to_owned(),
        trailers,
        files: files.map(str::to_owned).collect(),
    })
}

/// What the drafts are made of.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The name of the repository.
    pub repository: &'a str,
    /// Whether they are merges: then the source is what was asked to be pulled.
    pub merges: bool,
    /// The address of a commit, with `{commit}` in place of its hash.
    pub link: Option<&'a str>,
    /// The day of the capture.
    pub today: Date,
}

/// A draft for each area that has reasons, by area.
pub fn drafts(
    portal: &Portal,
    commits: &[Commit],
    request: &Request<'_>,
) -> Result<Vec<Draft>, CaptureError> {
    let words = Words::new(&portal.schema, &portal.config.lang)?;
    let names = Names::new(portal, None);
    let mut areas: BTreeMap<String, Vec<(&Commit, Vec<String>)>> = BTreeMap::new();
    for commit in commits {
        let reasons = commit.reasons(&words);
        if !reasons.is_empty() || commit.breaks() || commit.reverts().is_some() {
            areas.entry(commit.area()).or_default().push((commit, reasons));
        }
    }
    let of = content_type(portal, TYPE)?;
    let counted =
        |commits: &[(&Commit, Vec<String>)]| commits.iter().map(|(_, reasons)| reasons.len()).sum::<usize>();
    let areas = areas.into_iter().filter(|(_, commits)| counted(commits) >= FEWEST);
    let drafts = areas.map(|(area, commits)| {
        let title = format!("Why {area} is as it is ({})", request.repository);
        Draft {
            path: path(portal, of, &title.replace('/', " ")),
            tally: format!("{} reasons from {} commits", counted(&commits), commits.len()),
            unplaced: 0,
            asked: None,
            text: page(&title, &area, &commits, &names, request),
        }
    });
    Ok(drafts.collect())
}

fn page(
    title: &str,
    area: &str,
    commits: &[(&Commit, Vec<String>)],
    names: &Names,
    request: &Request<'_>,
) -> String {
    let source = if request.merges { "pull_requests" } else { "commit_messages" };
    let mut authors: BTreeMap<String, usize> = BTreeMap::new();
    for id in commits.iter().filter_map(|(commit, _)| names.person_id(&commit.author)) {
        *authors.entry(id).or_default() += 1;
    }
    let mut authors: Vec<(String, usize)> = authors.into_iter().collect();
    authors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let authors: Vec<String> = authors.iter().take(5).map(|(id, _)| string(id)).collect();
    let mut text = format!(
        "+++\ntitle = {}\ntype = \"{TYPE}\"\nstatus = \"draft\"\nsummary = {}\ncreated = {}\ndomain = {}\nsource = \"{source}\"\n",
        string(title),
        string(&format!("Reasons that commits to {area} give, each with its commit.")),
        request.today,
        string(area),
    );
    if !authors.is_empty() {
        let _ = writeln!(text, "expert_contributors = [{}]", authors.join(", "));
    }
    let _ = write!(
        text,
        "validation_status = \"unvalidated\"\n\n[[captured]]\nsource = \"{source}\"\ndate = {}\nfrom = {}\nvalidation_status = \"unvalidated\"\n+++\n\n## In Short\n\n{PLACEHOLDER}\n",
        request.today,
        string(request.repository),
    );
    section(&mut text, "Why", commits, request, |(commit, _)| commit.reverts().is_none() && !commit.breaks());
    section(&mut text, "Decisions", commits, request, |(commit, _)| commit.breaks());
    section(&mut text, "Watch Out", commits, request, |(commit, _)| {
        commit.reverts().is_some() && !commit.breaks()
    });
    text
}

fn section(
    text: &mut String,
    title: &str,
    commits: &[(&Commit, Vec<String>)],
    request: &Request<'_>,
    wanted: impl Fn(&&(&Commit, Vec<String>)) -> bool,
) {
    let rows: Vec<_> = commits.iter().filter(wanted).take(LONGEST).collect();
    if rows.is_empty() {
        return;
    }
    let _ = write!(text, "\n## {title}\n\n");
    for (commit, reasons) in rows {
        let reasons: Vec<String> = reasons.iter().map(|reason| inline(reason)).collect();
        let short = commit.hash.get(..9).unwrap_or(&commit.hash);
        let link = match request.link {
            Some(template) => format!("[`{short}`]({})", template.replace("{commit}", &commit.hash)),
            None => format!("`{short}`"),
        };
        let said = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(" ")) };
        let _ = writeln!(
            text,
            "- **{}**{said} *({}, {})* {link}",
            inline(&commit.subject),
            inline(&commit.author),
            commit.date
        );
    }
}
