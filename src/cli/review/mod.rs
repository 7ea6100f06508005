//! `lyceum review`: what is due, a signature, a request.

mod args;
mod save;

pub(super) use save::replace;

use std::path::Path;

use lyceum::compile::{self, Compiled, Settings};
use lyceum::diagnostic::print::Format;
use lyceum::diagnostic::{Diagnostic, SourceText};
use lyceum::governance::Verdict;
use lyceum::portal::{PageIx, PortalPage};
use lyceum::prose::counted;
use lyceum::review::{self, Change, Filter, Signature, Signed};

use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};
pub(super) use args::Review;
use args::{Assign, Due, DueFormat, Sign, Verb};

pub(super) fn run(verb: &Review, output: &Output) -> Result<(), Stop> {
    match &verb.verb {
        Verb::Due(verb) => due(verb, output),
        Verb::Sign(verb) => sign(verb, output),
        Verb::Assign(verb) => assign(verb, output),
    }
}

fn due(verb: &Due, output: &Output) -> Result<(), Stop> {
    let settings = settings(&verb.site.scope, None)?;
    let compiled = load_or_stop(compile::load(&verb.site.root, &settings)?, &settings, output)?;
    let filter = Filter { within: verb.within, owner: verb.owner.clone(), type_id: verb.r#type.clone() };
    let due = review::due(&compiled.portal, &compiled.governance, &filter)?;
    output.out(&match verb.format {
        DueFormat::Text => review::text(&due),
        DueFormat::Json => review::json(&due),
        DueFormat::Csv => review::csv(&due),
    });
    let evergreen = match due.evergreen {
        0 => String::new(),
        1 => "; 1 evergreen page is left out".to_owned(),
        n => format!("; {n} evergreen pages are left out"),
    };
    output.say(&format!("{} until {}{evergreen}", counted(due.pages.len(), "page"), due.until));
    Ok(())
}

/// A portal in which a page is to be changed.
struct Opened {
    compiled: Compiled,
    settings: Settings,
    ix: PageIx,
}

impl Opened {
    /// Reads a portal, drafts included, and finds the page in it. Mistakes elsewhere do not matter.
    fn open(root: &Path, scope: &super::args::Scope, page: &str, output: &Output) -> Result<Self, Stop> {
        let settings = Settings { drafts: true, ..settings(scope, None)? };
        let loaded = compile::load(root, &settings)?;
        let dir = loaded.root.dir.clone();
        let compiled = compile::compile(loaded, &settings);
        // Where a file of this name lies below the root, it is meant, wherever the command runs.
        let file = Path::new(page).canonicalize().ok().filter(|file| file.is_file());
        let below = file.as_deref().and_then(|file| file.strip_prefix(&dir).ok()).and_then(Path::to_str);
        let found = review::page(&compiled.portal, below.unwrap_or(page));
        let ix = match found {
            Ok(ix) => ix,
            Err(_) if compiled.portal.pages.is_empty() => return Err(stopped(&compiled, None, root, output)),
            Err(refused) => return Err(refused.into()),
        };
        let path = &compiled.portal.page(ix).page.source.path;
        if errors(&compiled, path).next().is_some() {
            return Err(stopped(&compiled, Some(path), root, output));
        }
        Ok(Self { compiled, settings, ix })
    }

    fn page(&self) -> &PortalPage {
        self.compiled.portal.page(self.ix)
    }

    /// The portal as it will be with another text of the page.
    fn with(&self, root: &Path, text: &str) -> Result<Compiled, Stop> {
        let mut loaded = compile::load(root, &self.settings)?;
        let path = &self.page().page.source.path;
        for file in loaded.sources.pages.iter_mut().filter(|file| file.text.path == *path) {
            file.text = SourceText::new(path.clone(), text);
        }
        Ok(compile::compile(loaded, &self.settings))
    }

    fn save(&self, root: &Path, text: &str) -> Result<(), Stop> {
        let source = &self.page().page.source;
        save::replace(&root.join(&source.path), &source.text, text)
    }
}

fn errors<'a>(compiled: &'a Compiled, path: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
    let of_page = move |d: &&Diagnostic| d.span.as_ref().is_some_and(|span| span.source.path == path);
    compiled.diagnostics.iter().filter(|d| d.is_error()).filter(of_page)
}

/// Prints the errors of a page, or all.
fn stopped(compiled: &Compiled, path: Option<&str>, root: &Path, output: &Output) -> Stop {
    let found: Vec<Diagnostic> = match path {
        Some(path) => errors(compiled, path).cloned().collect(),
        None => compiled.diagnostics.iter().filter(|d| d.is_error()).cloned().collect(),
    };
    output.findings(&found, Format::Text, root);
    Stop::Findings
}

fn sign(verb: &Sign, output: &Output) -> Result<(), Stop> {
    let opened = Opened::open(&verb.root, &verb.scope, &verb.page, output)?;
    let page = opened.page();
    let signature = Signature {
        review: &verb.r#type,
        reviewer: &verb.reviewer,
        scores: &verb.scores,
        verdict: verb.verdict.map(Verdict::from),
        comment: verb.comment.as_deref(),
        date: verb.date.unwrap_or(opened.settings.today),
    };
    let changes = review::sign(&opened.compiled.portal, opened.ix, &signature)?;
    let mut text = review::apply(&page.page.source.text, &changes)?;
    let after = opened.with(&verb.root, &text)?;
    let signed = review::signed(page, &after.portal, &after.governance, &after.diagnostics)?;
    let dated = review::reviewed(page, &signed);
    if let Some(change) = &dated {
        text = review::apply(&text, std::slice::from_ref(change))?;
    }
    opened.save(&verb.root, &text)?;
    let reviewer = signed.record.reviewer.map(|ix| after.portal.page(ix).page.title.clone());
    let title = after.portal.schema.governance.review_title(&signed.record.review).to_lowercase();
    let path = &page.page.source.path;
    output.out(&format!("{path}: {}\n", summary(&signed, &title, &reviewer.unwrap_or_default())));
    if changes.iter().any(|change| matches!(change, Change::Remove { .. })) {
        output.out(&format!("{path}: the request is done\n"));
    }
    if let (Some(_), Some(date)) = (&dated, signed.record.date) {
        output.out(&format!("{path}: last reviewed on {date}\n"));
    }
    if let Some(void) = &signed.void {
        output.say(&format!("it does not count: {void}"));
    }
    if signed.missing.is_empty() {
        output.say("nothing is missing");
    }
    for missing in &signed.missing {
        output.say(&format!("missing: {}", missing.sentence()));
    }
    Ok(())
}

/// `technical accuracy by Tom Lind on 2026-11-21: approved, 91.5 of 100`.
fn summary(signed: &Signed, title: &str, reviewer: &str) -> String {
    let verdict = signed.record.verdict.map_or("", Verdict::title).to_lowercase();
    let date = signed.record.date.map(|date| format!(" on {date}")).unwrap_or_default();
    let score = signed.score.map(|score| format!(", {score} of 100")).unwrap_or_default();
    format!("{title} by {reviewer}{date}: {verdict}{score}")
}

/// Who could be asked: those who know the code that the page is about.
fn suggest(opened: &Opened, output: &Output) {
    let found = review::candidates(&opened.compiled.portal, opened.ix);
    for (id, name, why) in &found {
        output.out(&format!("{id:24} {name}: {why}\n"));
    }
    if found.is_empty() {
        output.say("the history of code names nobody for this page to this audience");
    } else {
        output.say("ask one of them with --type TYPE --to PERSON");
    }
}

fn assign(verb: &Assign, output: &Output) -> Result<(), Stop> {
    let opened = Opened::open(&verb.root, &verb.scope, &verb.page, output)?;
    let portal = &opened.compiled.portal;
    if verb.r#type.is_none() && verb.owner.is_none() {
        suggest(&opened, output);
        return Ok(());
    }
    let mut changes = Vec::new();
    if let (Some(review), Some(to)) = (&verb.r#type, &verb.to) {
        changes.push(review::request(portal, opened.ix, review, to, verb.due)?);
    }
    if let Some(to) = &verb.owner {
        changes.push(review::owner(portal, to)?);
    }
    let source = &opened.page().page.source;
    let text = review::apply(&source.text, &changes)?;
    let after = opened.with(&verb.root, &text)?;
    if errors(&after, &source.path).next().is_some() {
        return Err(stopped(&after, Some(&source.path), &verb.root, output));
    }
    opened.save(&verb.root, &text)?;
    for change in &changes {
        let what = match change {
            Change::Set { .. } => format!("owner is {}", verb.owner.as_deref().unwrap_or_default()),
            _ => format!(
                "{} is asked of {}",
                verb.r#type.as_deref().unwrap_or_default(),
                verb.to.as_deref().unwrap_or_default()
            ),
        };
        output.out(&format!("{}: {what}\n", source.path));
    }
    Ok(())
}
