//! `lyceum capture`: a conversation, or what people wrote, as a draft page.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use jiff::civil::Date;
use lyceum::capture::layout::Method;
use lyceum::capture::{self, Conversation, Draft, sources};
use lyceum::compile;
use lyceum::portal::Portal;
use lyceum::prose::counted;
use lyceum::scaffold;

use super::args::Scope;
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

/// `lyceum capture`
#[derive(Debug, ClapArgs)]
pub(crate) struct Capture {
    /// A transcript: Markdown, plain text, `WebVTT`, `SubRip` or JSON; with `--from`, a document, a folder of them or a repository
    pub(crate) path: PathBuf,
    /// What it is
    #[arg(long, value_enum, default_value_t)]
    pub(crate) from: From,
    /// Who said it: the id or name of a person
    #[arg(long, value_name = "PERSON")]
    pub(crate) expert: Option<String>,
    /// How they were asked
    #[arg(long, value_enum)]
    pub(crate) method: Option<How>,
    /// The address of a commit, with `{commit}` in place of its hash
    #[arg(long, value_name = "URL")]
    pub(crate) link_template: Option<String>,
    /// A new CSV file for the tasks in notes and reports
    #[arg(long, value_name = "FILE")]
    pub(crate) tasks: Option<PathBuf>,
    /// The type of the page; else the one that fits the method
    #[arg(long, value_name = "TYPE")]
    pub(crate) r#type: Option<String>,
    /// The page's title; else the transcript's
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Who captures it: the id of a person
    #[arg(long, value_name = "ID")]
    pub(crate) author: Option<String>,
    /// A new file that ends in `.md`, or a folder; else where the content has pages of the type
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// What is captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum From {
    /// What people said
    #[default]
    Transcript,
    /// Decision records in Markdown
    Decisions,
    /// The messages of a repository's commits
    Commits,
    /// The messages of its merges
    Merges,
    /// Reports of incidents in Markdown
    Incidents,
    /// Notes of meetings in Markdown
    Notes,
}

/// How somebody was asked.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum How {
    /// Questions and answers
    Interview,
    /// Somebody goes through code
    CodeWalkthrough,
    /// A problem that was looked into
    ProblemSolving,
}

impl std::convert::From<How> for Method {
    fn from(how: How) -> Self {
        match how {
            How::Interview => Self::Interview,
            How::CodeWalkthrough => Self::CodeWalkthrough,
            How::ProblemSolving => Self::ProblemSolving,
        }
    }
}

/// The largest transcript, in bytes: a week of talking.
const LARGEST: u64 = 16 << 20;

pub(super) fn run(verb: &Capture, output: &Output) -> Result<(), Stop> {
    let mut settings = settings(&verb.scope, None)?;
    settings.drafts = true;
    let loaded = compile::load(&verb.root, &settings)?;
    let content = loaded.root.content.clone();
    let compiled = load_or_stop(loaded, &settings, output)?;
    let portal = &compiled.portal;
    match verb.from {
        From::Transcript => conversation(verb, portal, &content, settings.today, output),
        From::Commits | From::Merges => commits(verb, portal, &content, settings.today, output),
        From::Decisions => documents(verb, "decisions", portal, &content, settings.today, output),
        From::Incidents => documents(verb, "incidents", portal, &content, settings.today, output),
        From::Notes => documents(verb, "notes", portal, &content, settings.today, output),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn conversation(
    verb: &Capture,
    portal: &Portal,
    content: &Path,
    today: Date,
    output: &Output,
) -> Result<(), Stop> {
    let (Some(expert), Some(method)) = (&verb.expert, verb.method) else {
        return Err(Stop::World("a transcript needs `--expert` and `--method`".into()));
    };
    let (name, text) = (name_of(&verb.path), read(&verb.path)?);
    let request = Conversation {
        name: &name,
        text: &text,
        expert,
        method: method.into(),
        type_id: verb.r#type.as_deref(),
        title: verb.title.as_deref(),
        author: verb.author.as_deref(),
        today,
    };
    let draft = capture::conversation(portal, &request)?;
    write(content, verb.output.as_deref(), &draft, output)?;
    if !draft.tally.is_empty() {
        output.say(&draft.tally);
    }
    if draft.unplaced > 0 {
        output.say(&format!("{} not yet placed", counted(draft.unplaced, "sentence")));
    }
    if let Some(expert) = draft.asked {
        output.say(&format!("asked {} for a review", portal.page(expert).page.title));
    }
    Ok(())
}

/// One page for each document; pages that are there stay, and the others are written all the same.
fn documents(
    verb: &Capture,
    kind: &str,
    portal: &Portal,
    content: &Path,
    today: Date,
    output: &Output,
) -> Result<(), Stop> {
    let mut files = vec![verb.path.clone()];
    if verb.path.is_dir() {
        let entries = std::fs::read_dir(&verb.path).map_err(|error| cannot_read(&verb.path, &error))?;
        files = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "md"));
        files.sort();
    }
    let mut drafts = Vec::new();
    let mut rows = Vec::new();
    for file in &files {
        let (draft, actions) = sources::document(portal, kind, (&name_of(file), &read(file)?), today)?;
        rows.extend(sources::task_rows(&actions, draft.path.trim_end_matches(".md")));
        drafts.push(draft);
    }
    write_all(verb, content, &drafts, output)?;
    let Some(tasks) = &verb.tasks else { return Ok(()) };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "title", "page", "assignee", "due", "state"])?;
    for row in &rows {
        writer.write_record(row)?;
    }
    let text = String::from_utf8_lossy(&writer.into_inner()?).into_owned();
    let written = scaffold::create(Path::new(""), &tasks.to_string_lossy(), &text)?;
    output.out(&format!("{}\n", written.display()));
    output.say(&counted(rows.len(), "task"));
    Ok(())
}

fn commits(
    verb: &Capture,
    portal: &Portal,
    content: &Path,
    today: Date,
    output: &Output,
) -> Result<(), Stop> {
    let merges = verb.from == From::Merges;
    let folder = verb.path.canonicalize().map_err(|error| cannot_read(&verb.path, &error))?;
    let Some(commits) = sources::commits::read(&folder, merges) else {
        return Err(Stop::World(format!("git knows of no commits in `{}`", verb.path.display())));
    };
    let request = sources::commits::Request {
        repository: &name_of(&folder),
        merges,
        link: verb.link_template.as_deref(),
        today,
    };
    let drafts = sources::commits::drafts(portal, &commits, &request)?;
    if drafts.is_empty() {
        output.say(&format!(
            "{} read; none gives reasons for one area twice",
            counted(commits.len(), "commit")
        ));
    }
    write_all(verb, content, &drafts, output)
}

/// Several drafts go to a folder. What is there already is told, and fails at the end.
fn write_all(verb: &Capture, content: &Path, drafts: &[Draft], output: &Output) -> Result<(), Stop> {
    let to = verb.output.as_deref();
    if drafts.len() > 1 && to.is_some_and(Path::is_file) {
        return Err(Stop::World("`--output` is a file, and there are several pages to write".into()));
    }
    let mut there = Vec::new();
    for draft in drafts {
        let own = Path::new(&draft.path).file_name().unwrap_or_default();
        let to = to.map(|to| if drafts.len() > 1 { to.join(own) } else { to.to_owned() });
        match write(content, to.as_deref(), draft, output) {
            Ok(()) => output.say(&draft.tally),
            Err(Stop::World(why)) if why.contains("exists already") => there.push(why),
            Err(stop) => return Err(stop),
        }
    }
    if there.is_empty() { Ok(()) } else { Err(Stop::World(there.join("\n"))) }
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Stop {
    Stop::World(format!("cannot read `{}`: {error}", path.display()))
}

/// A text, in whatever way it is written.
fn read(path: &Path) -> Result<String, Stop> {
    let failed = |error: std::io::Error| cannot_read(path, &error);
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(Stop::World(format!("`{}` is larger than 16 MiB", path.display())));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    capture::decode(&bytes).ok_or_else(|| {
        let how = "save what was said as plain text, Markdown, WebVTT, SubRip or JSON";
        Stop::World(format!("`{}` is no text: {how}", path.display()))
    })
}

/// To a new file: as asked, into a folder under the page's own name, or where its type lies in the content.
fn write(content: &Path, to: Option<&Path>, draft: &Draft, output: &Output) -> Result<(), Stop> {
    let own = draft.path.rsplit('/').next().unwrap_or_default();
    let file = to.map_or_else(|| content.join(&draft.path), |to| scaffold::page_at(to, own));
    let written = scaffold::create(Path::new(""), &file.to_string_lossy(), &draft.text)?;
    output.out(&format!("{}\n", written.display()));
    Ok(())
}
