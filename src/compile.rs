//! The pipeline up to the [`Portal`]: what every verb of the command line starts with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{self, Diagnostic};
use crate::portal::{self, Portal};
use crate::schema::{self, Schema};
use crate::source::{self, Includes, Root, SourceError, Sources};
use crate::{parse, source::Asset};

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
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// A portal with the files behind its assets.
#[derive(Debug)]
pub struct Compiled {
    /// The portal.
    pub portal: Portal,
    /// Files below the content folder.
    pub assets: BTreeMap<String, Asset>,
    /// Files of `static/`.
    pub statics: BTreeMap<String, Asset>,
    /// The portal's own templates.
    pub templates: Vec<(String, std::sync::Arc<diagnostic::SourceText>)>,
    /// Everything that is wrong, sorted, with the configured severities.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a root: configuration, packs, texts.
pub fn load(dir: &Path, settings: &Settings) -> Result<Loaded, SourceError> {
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
    let foreign = root.config.is_none();
    Ok(Loaded { root, config, schema, sources, foreign, diagnostics })
}

/// Parses and resolves what was read.
pub fn compile(loaded: Loaded, settings: &Settings) -> Compiled {
    let Loaded { root, mut config, schema, sources, foreign, mut diagnostics } = loaded;
    let options = parse::Options { foreign, admonitions: config.markdown.admonitions };
    let (pages, found) = parse::parse(&sources, &schema, &Includes::new(&root), options);
    diagnostics.extend(found);
    if config.title.is_empty() {
        config.title = site_title(&pages, &root);
    }
    let changed = BTreeMap::new();
    let assets: BTreeSet<String> = sources.assets.keys().cloned().collect();
    let image_size = |path: &str| {
        let size = imagesize::size(&sources.assets.get(path)?.file).ok()?;
        Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
    };
    let (portal, found) = portal::build(portal::Input {
        config,
        schema,
        pages,
        assets,
        image_size: &image_size,
        changed: &changed,
        audience: settings.audience.clone(),
        today: settings.today,
        drafts: settings.drafts,
        foreign,
    });
    diagnostics.extend(found);
    let mut diagnostics = portal.config.apply_severity(diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compiled {
        portal,
        assets: sources.assets,
        statics: sources.statics,
        templates: sources.templates,
        diagnostics,
    }
}

/// A portal without a configured title is called after its home page, else its folder.
fn site_title(pages: &[parse::Page], root: &Root) -> String {
    let home = pages.iter().find(|p| p.origin == parse::Origin::Index && !p.path.contains('/'));
    home.map(|p| p.title.clone()).unwrap_or_else(|| {
        let name = root.dir.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        schema::title_from_name(&name)
    })
}
