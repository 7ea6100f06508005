//! The pipeline up to the [`Portal`]: what every verb of the command line starts with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use jiff::civil::Date;

use crate::check::memo::{Memo, world};
use crate::check::{self, Checker, Place, Schemas};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, SourceText};
use crate::extract;
use crate::governance::{self, Assessment, Checked};
use crate::incremental;
use crate::parse;
use crate::portal::audience::sees_records;
use crate::portal::{self, PageIx, Portal};
use crate::registers::culture;
use crate::schema::{self, Schema};
use crate::source::{
    self, Asset, Change, Edit, History, Includes, LastHistory, LastVersions, NoHistory, Root, SourceError,
    Sources,
};

/// How long version control may take; a build must not hang on it.
pub const GIT_LIMIT: Duration = Duration::from_secs(20);

/// What a portal is compiled for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The build date.
    pub today: Date,
    /// The audience.
    pub audience: String,
    /// In place of the configured one.
    pub base_url: Option<String>,
    /// Keep drafts, and pages outside their dates.
    pub drafts: bool,
    /// Folders that lyceum itself writes.
    pub skip: Vec<PathBuf>,
    /// Run the automated checks on every page; else only on those whose gates have been assessed by somebody.
    pub checks: bool,
}

impl Settings {
    /// For everybody on a day: without drafts, and without the checks on pages that nobody has assessed.
    pub fn on(today: Date) -> Self {
        Self {
            today,
            audience: "public".into(),
            base_url: None,
            drafts: false,
            skip: Vec::new(),
            checks: false,
        }
    }
}

/// Everything that was read, before anything is computed from it.
#[derive(Debug)]
pub struct Loaded {
    /// Where things lie.
    pub root: Root,
    /// The settings.
    pub config: Config,
    /// The content types.
    pub schema: Schema,
    /// The texts and the list of files.
    pub sources: Sources,
    /// Whether the tree has no `lyceum.toml`.
    pub foreign: bool,
    /// Last change by path below the content folder, from version control.
    pub changed: BTreeMap<String, Date>,
    /// Where version control stands, when a page has reviews: what it was before may count then.
    pub head: Vec<u8>,
    /// Why version control could not tell the history of a repository, if it could not.
    pub no_history: Option<NoHistory>,
    /// First commit by path below the content folder.
    pub first: BTreeMap<String, Date>,
    /// Commits by path below the content folder, where points come from them.
    pub edits: BTreeMap<String, Vec<Edit>>,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// A portal with the files behind its assets.
#[derive(Debug)]
pub struct Compiled {
    /// The portal.
    pub portal: Portal,
    /// Whether what people assert of its pages holds.
    pub governance: Assessment,
    /// Files below the content folder.
    pub assets: BTreeMap<String, Asset>,
    /// Files of `static/`.
    pub statics: BTreeMap<String, Asset>,
    /// The portal's own templates.
    pub templates: Vec<(String, std::sync::Arc<diagnostic::SourceText>)>,
    /// Files that pages include.
    pub included: BTreeSet<PathBuf>,
    /// The hash of what every page depends on: settings, content types and templates.
    pub salt: [u8; 32],
    /// Everything that is wrong, sorted, with the configured severities.
    pub diagnostics: Vec<Diagnostic>,
}

/// What outlives one run, for the next one in the same process.
#[derive(Debug, Default)]
pub struct Last {
    history: LastHistory,
    versions: LastVersions,
    parsed: parse::Last,
    words: portal::Words,
    measurements: parse::measurements::Last,
    checked: Memo,
}

/// Reads a root: configuration, packs, texts.
pub fn load(dir: &Path, settings: &Settings) -> Result<Loaded, SourceError> {
    load_again(dir, settings, &mut Last::default())
}

/// As [`load`], with what is still known of version control.
pub fn load_again(dir: &Path, settings: &Settings, last: &mut Last) -> Result<Loaded, SourceError> {
    let root = Root::open(dir)?;
    let (mut config, mut diagnostics) = match &root.config {
        Some(text) => Config::parse(text),
        None => (Config::default(), Vec::new()),
    };
    if let Some(url) = &settings.base_url {
        config.base_url = Some(if url.ends_with('/') { url.clone() } else { format!("{url}/") });
    }
    let (sources, found) = source::read(&root, &settings.skip)?;
    diagnostics.extend(found);
    let (schema, found) = schema::load(&sources.packs);
    diagnostics.extend(found);
    diagnostics.extend(extract::rules::check(&sources.packs));
    if let Some(text) = &root.config {
        diagnostics.extend(config.check_types(text, &schema));
        let pages = sources.pages.iter().map(|page| page.path.as_str());
        let rows = schema.types.values().flat_map(|of| of.folders.iter().map(String::as_str));
        diagnostics.extend(config.check_navigation(text, pages, rows));
    }
    let foreign = root.config.is_none();
    let wanted = sources.pages.iter().map(|p| p.path.clone()).collect();
    let history = History::read_again(&root.content, &wanted, GIT_LIMIT, &mut last.history);
    let (changed, first) = (history.last_changed(), history.first_seen());
    let counted = !foreign
        && config.culture.points_from_git
        && sees_records(&config, &schema, &settings.audience, culture::types::RECOGNITION);
    let edits = if counted { history.edits() } else { BTreeMap::new() };
    let reviewed = sources.pages.iter().any(|p| p.text.text.contains("reviewer"));
    let head = if reviewed { last.history.head().to_vec() } else { Vec::new() };
    // Without a repository there is nothing that is missing.
    let no_history = last.history.unknown().filter(|why| *why != NoHistory::Untold);
    Ok(Loaded {
        root,
        config,
        schema,
        sources,
        foreign,
        changed,
        head,
        no_history,
        first,
        edits,
        diagnostics,
    })
}

/// The last change of each page's status that was committed; nothing in a tree without governance.
pub fn status_changes(loaded: &Loaded) -> BTreeMap<String, Change> {
    if loaded.foreign {
        return BTreeMap::new();
    }
    let wanted = loaded.sources.pages.iter().map(|p| p.path.clone()).collect();
    source::changes(&loaded.root.content, &wanted, "status", GIT_LIMIT)
}

/// The pages as they are written, of no audience: only to find people and places by, never to be shown.
pub fn pages(loaded: &Loaded) -> Vec<parse::Page> {
    let admonitions = loaded.config.markdown.admonitions;
    let options = parse::Options { foreign: loaded.foreign, admonitions };
    parse::parse(&loaded.sources, &loaded.schema, &Includes::new(&loaded.root), options).0
}

/// Parses and resolves what was read.
pub fn compile(loaded: Loaded, settings: &Settings) -> Compiled {
    compile_with(loaded, settings, None, None)
}

/// Runs the examples of a portal's pages.
pub type Run<'a> = &'a dyn Fn(&Portal) -> check::Executed;

/// As [`compile`], with what comes of running the examples: it is a part of the gates' scores.
pub fn compile_running(loaded: Loaded, settings: &Settings, run: Option<Run<'_>>) -> Compiled {
    compile_with(loaded, settings, None, run)
}

/// As [`compile`], with the work of the last run on pages that did not change.
pub fn compile_again(loaded: Loaded, settings: &Settings, last: &mut Last) -> Compiled {
    compile_with(loaded, settings, Some(last), None)
}

fn compile_with(
    loaded: Loaded,
    settings: &Settings,
    last: Option<&mut Last>,
    run: Option<Run<'_>>,
) -> Compiled {
    if settings.checks {
        check::prepare();
    }
    let mut nothing = Last::default();
    let salt = incremental::salt(&loaded, settings);
    let Loaded { root, mut config, schema, sources, foreign, changed, first, edits, mut diagnostics, .. } =
        loaded;
    let options = parse::Options { foreign, admonitions: config.markdown.admonitions };
    let includes = Includes::new(&root);
    let again = last.is_some();
    let last = last.unwrap_or(&mut nothing);
    let (parsed, words) = (again.then_some(&mut last.parsed), again.then_some(&mut last.words));
    let (versions, memo) = (&mut last.versions, &mut last.checked);
    let (pages, found) = match parsed {
        Some(last) => parse::parse_again(&sources, &schema, &includes, options, salt, last),
        None => parse::parse(&sources, &schema, &includes, options),
    };
    diagnostics.extend(found);
    let (usage, found) = parse::usage::read(&sources);
    diagnostics.extend(found);
    let (measurements, found) = parse::measurements::read(&sources, &mut last.measurements);
    diagnostics.extend(found);
    if config.title.is_empty() {
        config.title = site_title(&pages, &root);
    }
    let assets: BTreeSet<String> = sources.assets.keys().cloned().collect();
    let statics: BTreeSet<String> = sources.statics.keys().cloned().collect();
    let file = |path: &str| sources.assets.get(path).or_else(|| sources.statics.get(path));
    let image_size = |path: &str| size_of(&file(path)?.file);
    let (portal, found) = portal::build(portal::Input {
        config,
        schema,
        pages,
        assets,
        statics,
        image_size: &image_size,
        changed: &changed,
        first: &first,
        edits: &edits,
        usage: &usage,
        measurements: &measurements,
        audience: settings.audience.clone(),
        today: settings.today,
        drafts: settings.drafts,
        foreign,
        words,
    });
    diagnostics.extend(found);
    let mut diagnostics = portal.config.apply_severity(diagnostics);
    let from = From { root: &root, sources: &sources, options, salt: &salt };
    let governance = judge(&portal, settings, &from, (versions, memo), run, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compiled {
        portal,
        governance,
        assets: sources.assets,
        statics: sources.statics,
        templates: sources.templates,
        included: includes.into_read(),
        salt,
        diagnostics,
    }
}

/// Width and height of a picture, in its own pixels.
fn size_of(file: &Path) -> Option<(u32, u32)> {
    let size = imagesize::size(file).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// What a portal was made from, as far as its pages are judged by it.
struct From<'a> {
    root: &'a Root,
    sources: &'a Sources,
    options: parse::Options,
    salt: &'a [u8; 32],
}

/// Runs the checks that were asked for, and judges whether what people assert of pages holds.
fn judge(
    portal: &Portal,
    settings: &Settings,
    from: &From<'_>,
    (versions, memo): (&mut LastVersions, &mut Memo),
    run: Option<Run<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Assessment {
    let checker = || {
        let (checker, found) = Checker::new(portal);
        (checker.with_schemas(schemas(portal, from.sources, from.root)), found)
    };
    if settings.checks {
        let (checker, found) = checker();
        diagnostics.extend(found);
        diagnostics.extend(checker.all());
    }
    let executed = run.map(|run| run(portal)).unwrap_or_default();
    diagnostics.extend(executed.findings);
    if from.options.foreign {
        return Assessment::default();
    }
    let checker = || checker().0;
    let make = (!settings.checks).then_some(&checker as &(dyn Fn() -> _ + Sync));
    memo.begin(world(portal, from.salt));
    let versions = Earlier { root: from.root, options: from.options, versions };
    let known = Known { findings: diagnostics, executed: &executed.pages };
    let governance = govern(portal, versions, known, make, memo);
    let found = governance::report(portal, &governance);
    diagnostics.extend(portal.config.apply_severity(found));
    governance
}

/// Where earlier versions of pages come from, and how they are read.
struct Earlier<'a> {
    root: &'a Root,
    options: parse::Options,
    versions: &'a mut LastVersions,
}

/// What is known of the pages so far.
struct Known<'a> {
    findings: &'a [Diagnostic],
    /// Pages whose examples were run.
    executed: &'a BTreeSet<PageIx>,
}

/// Judges what people assert of the pages. `known` has the findings of the automated checks unless there is a `make` for
/// them; then they are run on the pages that ask for it.
fn govern<'a>(
    portal: &'a Portal,
    earlier: Earlier<'_>,
    known: Known<'_>,
    make: Option<&(dyn Fn() -> Checker<'a> + Sync)>,
    memo: &Memo,
) -> Assessment {
    let Earlier { root, options, versions } = earlier;
    let includes = Includes::new(root);
    let earlier = |path: &str, text: &str| {
        let text = SourceText::new(format!("{}{path}", root.prefix), text);
        parse::version(path, text, &portal.schema, &includes, options)
    };
    let read = |paths: &BTreeSet<String>| versions.read(&root.content, paths, GIT_LIMIT).clone();
    let drifts = governance::drifts(portal, read, &earlier);
    let mut by_path: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for d in known.findings {
        if let Some(span) = &d.span {
            by_path.entry(&span.source.path).or_default().push(d);
        }
    }
    let checker = OnceLock::new();
    let checked = |ix: PageIx| {
        let own = by_path.get(portal.page(ix).page.source.path.as_str());
        let mut all: Vec<Diagnostic> = own.into_iter().flatten().map(|d| (*d).clone()).collect();
        if let Some(make) = make {
            let page = &portal.page(ix).page;
            all.extend(memo.findings(page, || checker.get_or_init(make).page(ix)));
        }
        Checked { findings: all, executed: known.executed.contains(&ix) }
    };
    governance::assess(portal, &drifts, &checked)
}

/// The schema files that pages name, and what these refer to.
fn schemas(portal: &Portal, sources: &Sources, root: &Root) -> Schemas {
    let mut texts = BTreeMap::new();
    let mut wanted = check::wanted(portal);
    while let Some(place) = wanted.pop_first() {
        let (asset, shown) = match &place {
            Place::Content(path) => (sources.assets.get(path), format!("{}{path}", root.prefix)),
            Place::Static(path) => (sources.statics.get(path), format!("static/{path}")),
        };
        let Some(asset) = asset.filter(|_| !texts.contains_key(&place)) else { continue };
        let text = source::read_asset(asset, shown);
        if let Ok(text) = &text {
            wanted.extend(check::references(&place, text));
        }
        texts.insert(place, text);
    }
    Schemas::new(texts)
}

/// A portal without a configured title is called after its home page, else its folder.
fn site_title(pages: &[parse::Page], root: &Root) -> String {
    let home = pages.iter().find(|p| p.origin == parse::Origin::Index && !p.path.contains('/'));
    if let Some(home) = home {
        return home.title.clone();
    }
    let name = root.dir.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    schema::title_from_name(&name)
}
