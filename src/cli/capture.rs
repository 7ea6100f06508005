//! `lyceum capture`: a conversation, or what people wrote, as a draft page.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use lyceum::capture::layout::Method;
use lyceum::capture::{self, Conversation, Draft};
use lyceum::compile;
use lyceum::scaffold;

use super::args::Scope;
use super::check::settings;
use super::output::{Output, counted};
use super::{Stop, load_or_stop};

/// `lyceum capture`
#[derive(Debug, ClapArgs)]
pub(crate) struct Capture {
    /// A transcript: Markdown, plain text, `WebVTT`, `SubRip` or JSON
    pub(crate) path: PathBuf,
    /// Who said it: the id or name of a person
    #[arg(long, value_name = "PERSON")]
    pub(crate) expert: String,
    /// How they were asked
    #[arg(long, value_enum)]
    pub(crate) method: How,
    /// The type of the page; else the one that fits the method
    #[arg(long, value_name = "TYPE")]
    pub(crate) r#type: Option<String>,
    /// The page's title; else the transcript's
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Who captures it: the id of a person
    #[arg(long, value_name = "ID")]
    pub(crate) author: Option<String>,
    /// A file that does not exist yet, or a folder; else where the content has pages of the type
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) scope: Scope,
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

impl From<How> for Method {
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
    let name = verb.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = read(&verb.path)?;
    let loaded = compile::load(&verb.root, &settings)?;
    let content = loaded.root.content.clone();
    let compiled = load_or_stop(loaded, &settings, output)?;
    let request = Conversation {
        name: &name,
        text: &text,
        expert: &verb.expert,
        method: verb.method.into(),
        type_id: verb.r#type.as_deref(),
        title: verb.title.as_deref(),
        author: verb.author.as_deref(),
        today: settings.today,
    };
    let draft = capture::conversation(&compiled.portal, &request)?;
    write(&content, verb.output.as_deref(), &draft, output)?;
    if !draft.tally.is_empty() {
        output.say(&draft.tally);
    }
    if draft.unplaced > 0 {
        output.say(&format!("{} not yet placed", counted(draft.unplaced, "sentence")));
    }
    if let Some(expert) = draft.asked {
        output.say(&format!("asked {} for a review", compiled.portal.page(expert).page.title));
    }
    Ok(())
}

/// A text, of which nothing fails but its size: what is no UTF-8 is read as well as it can be.
fn read(path: &Path) -> Result<String, Stop> {
    let failed = |error: std::io::Error| Stop::World(format!("cannot read `{}`: {error}", path.display()));
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(Stop::World(format!("`{}` is larger than 16 MiB", path.display())));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// To a new file: as asked, into a folder under the page's own name, or where its type lies in the content.
fn write(content: &Path, to: Option<&Path>, draft: &Draft, output: &Output) -> Result<(), Stop> {
    let own = Path::new(&draft.path).file_name().unwrap_or_default();
    let file = match to {
        None => content.join(&draft.path),
        Some(to) if to.is_dir() || to.to_string_lossy().ends_with('/') => to.join(own),
        Some(to) => to.to_owned(),
    };
    let written = scaffold::create(Path::new(""), &file.to_string_lossy(), &draft.text)?;
    output.out(&format!("{}\n", written.display()));
    Ok(())
}
