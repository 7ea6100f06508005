//! A conversation, or what else was written down by people, becomes a draft page.
//!
//! 1. [`transcript`] reads who said what and when, from subtitles, exports and texts.
//! 2. [`sentence`] cuts it into sentences and leaves out the sounds; nothing is put in.
//! 3. [`find`] tells what each sentence is: a question, a decision, a step, a warning …, by the [`words`] of the packs.
//! 4. [`layout`] says which section of a type takes what, and [`page`] writes the draft.
//!
//! [`sources`] does the same for decision records, commits, reports of incidents and notes of meetings.

mod encoding;
pub mod find;
pub mod layout;
pub mod page;
pub mod sentence;
pub mod sources;
pub mod transcript;
pub mod words;

pub use encoding::decode;

use jiff::civil::Date;

use find::{Asked, Found, Kind, find};
use layout::{Layouts, Method};
use words::Words;

use crate::diagnostic::suggest;
use crate::markdown::slugify;
use crate::portal::{PageIx, Portal};
use crate::prose::counted;
use crate::schema::ContentType;

/// A conversation that is to become a page.
#[derive(Debug, Clone, Copy)]
pub struct Conversation<'a> {
    /// The name of its file, which says its form.
    pub name: &'a str,
    /// The file.
    pub text: &'a str,
    /// Who said it: a name or an identifier.
    pub expert: &'a str,
    /// How they were asked.
    pub method: Method,
    /// The type of the page; else the method's.
    pub type_id: Option<&'a str>,
    /// Its title; else the transcript's, else its file's name.
    pub title: Option<&'a str>,
    /// Who captures it.
    pub author: Option<&'a str>,
    /// The day of the capture.
    pub today: Date,
}

/// A page that does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Below the content folder.
    pub path: String,
    /// The whole file.
    pub text: String,
    /// What is in it, in words: `3 questions, 1 decision`.
    pub tally: String,
    /// Sentences that no section takes.
    pub unplaced: usize,
    /// The page of whom a review is asked.
    pub asked: Option<PageIx>,
}

/// The draft of a conversation's page.
pub fn conversation(portal: &Portal, request: &Conversation<'_>) -> Result<Draft, CaptureError> {
    let expert = person(portal, request.expert)?;
    let author = request.author.map(|author| person(portal, author)).transpose()?;
    let words = Words::new(&portal.schema, &portal.config.lang)?;
    let layouts = Layouts::new(&portal.schema)?;
    let names = find::names::Names::new(portal, Some(expert));
    let known: Vec<String> = names.people.keys().cloned().collect();
    let transcript = transcript::read(request.name, request.text, &words, &known);
    let usual = layouts.usual(request.method)?;
    let asked = Asked {
        words: &words,
        names: &names,
        problem: match request.type_id {
            Some(type_id) => layouts.of(type_id)?.problems,
            None => layouts.of(&usual.type_id)?.problems,
        },
        walk: request.method == Method::CodeWalkthrough,
        day: transcript.date.unwrap_or(request.today),
    };
    let found = find(&transcript, &asked);
    if found.said.is_empty() && found.commands.is_empty() && found.code.is_empty() {
        return Err(CaptureError::Nothing(request.name.to_owned()));
    }
    // Knowledge of a team has to name one.
    let teamless =
        portal.record(expert).page_of("team").is_none() && layouts.of(&usual.type_id)?.team.is_some();
    let by_method = if found.is_technical() || teamless { &usual.technical } else { &usual.type_id };
    let type_id = request.type_id.unwrap_or(by_method);
    let layout = layouts.of(type_id)?;
    let of = content_type(portal, type_id)?;
    let title =
        request.title.map(str::to_owned).or(transcript.title).unwrap_or_else(|| title_of(request.name));
    let author = author.map(|ix| portal.page(ix).url.last_segment().to_owned());
    let page = page::Request {
        portal,
        of,
        layout,
        expert,
        method: request.method,
        source: &usual.source,
        title: &title,
        from: request.name,
        held: transcript.date.unwrap_or(request.today),
        today: request.today,
        author: author.as_deref(),
    };
    let text = page::markdown(&page, &found);
    let review = page::required_review(portal, &of.required_reviews, expert);
    Ok(Draft {
        path: path(portal, of, &title),
        unplaced: if text.contains(&format!("\n## {}\n", page::REST)) { unplaced(&found, layout) } else { 0 },
        text,
        tally: tally(&found),
        asked: review.map(|_| expert),
    })
}

/// How many sentences stand under no heading of the type.
fn unplaced(found: &Found, layout: &layout::Layout) -> usize {
    let taken: Vec<Kind> = layout.sections.iter().flat_map(layout::Taking::kinds).collect();
    let question = taken.contains(&Kind::Question);
    let placed = |said: &find::Said| {
        taken.contains(&said.kind) || question && said.answers.is_some() && said.kind == Kind::Rest
    };
    found.said.iter().filter(|said| !placed(said)).count()
}

/// Somebody of the portal.
pub fn person(portal: &Portal, given: &str) -> Result<PageIx, CaptureError> {
    crate::registers::learning::onboarding::person(portal, given).map_err(|unknown| {
        let help = unknown.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        CaptureError::Unknown(format!("{unknown}{help}"))
    })
}

fn content_type<'a>(portal: &'a Portal, id: &str) -> Result<&'a ContentType, CaptureError> {
    portal.schema.types.get(id).ok_or_else(|| {
        let help = suggest(id, portal.schema.types.keys().map(String::as_str));
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        CaptureError::Type { given: id.to_owned(), help }
    })
}

/// `2026-11-03-castell_files.vtt` → `Castell files`.
fn title_of(name: &str) -> String {
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let words = stem.replace(['-', '_'], " ");
    let title = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').trim();
    let mut chars = title.chars();
    chars.next().map_or_else(|| "Untitled".to_owned(), |first| first.to_uppercase().chain(chars).collect())
}

/// In a folder of the type that the content has, else in the type's first.
fn path(portal: &Portal, of: &ContentType, title: &str) -> String {
    let last = |folder: &str| folder.rsplit('/').next().unwrap_or_default().to_lowercase();
    let mut folders: Vec<&String> = portal.sections.iter().map(|section| &section.path).collect();
    folders.sort_by_key(|folder| (folder.matches('/').count(), (*folder).clone()));
    let own = folders.into_iter().find(|folder| of.folders.contains(&last(folder)));
    let folder = own.or(of.folders.first()).cloned().unwrap_or_else(|| of.id.replace('_', "-"));
    let slug = slugify(title);
    let slug = match slug.trim_matches(['-', '_']) {
        "" | "index" | "readme" => "captured",
        slug => slug,
    };
    format!("{folder}/{slug}.md")
}

/// What was found, in words.
fn tally(found: &Found) -> String {
    let questions = found.questions.iter().map(|question| question.asked.len()).sum();
    let parts = [
        (questions, "question"),
        (found.of(Kind::Decision).count(), "decision"),
        (found.of(Kind::Step).count() + found.of(Kind::Fix).count(), "step"),
        (found.commands.len(), "command"),
        (found.of(Kind::Term).count(), "term"),
        (found.of(Kind::Warning).count(), "warning"),
        (found.of(Kind::FollowUp).count(), "follow-up"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = parts.map(|(count, what)| counted(*count, what)).collect();
    words.join(", ")
}

/// Why nothing can be captured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// The words of a pack cannot be read.
    #[error("`{path}` cannot be read: {what}")]
    Words {
        /// Where they stand.
        path: String,
        /// What is wrong.
        what: String,
    },
    /// There is no layout for a type.
    #[error("nothing says how a page of the type `{given}` is put together{help}")]
    Type {
        /// As given.
        given: String,
        /// The nearest, as a continuation.
        help: String,
    },
    /// Nothing is said in it.
    #[error("there is nothing to capture in `{0}`")]
    Nothing(String),
    /// Somebody or something is not known.
    #[error("{0}")]
    Unknown(String),
}
