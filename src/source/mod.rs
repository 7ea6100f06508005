//! Stage 1: the only reader of content. Everything is read once, as owned text; nothing is executed or followed out
//! of the root.

mod changed;
pub(crate) mod git;
mod history;
mod include;
mod revisions;
mod walk;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::parse::measurements::is_measurements;

pub use changed::changed_since;
pub use git::NoHistory;
pub use history::{Edit, FileHistory, History, Last as LastHistory};
pub use include::Includes;
pub use revisions::{Change, LastVersions, Version, Versions, changes};

/// What `git log` says of a folder with these arguments after `log`, under the rules that nothing of a repository is run.
pub(crate) fn git_log(folder: &Path, args: &[&str], limit: std::time::Duration) -> Option<Vec<u8>> {
    git::compare(folder, args, limit)
}

/// The largest Markdown, data, pack or template file, in bytes.
const TEXT_LIMIT: u64 = 8 << 20;

/// Where a portal's parts lie.
#[derive(Debug, Clone)]
pub struct Root {
    /// The root folder, canonical.
    pub dir: PathBuf,
    /// The content folder, canonical: `content/`, else `docs/`, else the root itself.
    pub content: PathBuf,
    /// The content folder below the root with a slash at the end, or empty.
    pub prefix: String,
    /// The text of `lyceum.toml`, when there is one.
    pub config: Option<Arc<SourceText>>,
}

/// A file or folder that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The root is missing or no folder.
    #[error("there is no folder `{}`", .0.display())]
    NoRoot(PathBuf),
    /// The operating system's word.
    #[error("cannot read `{}`: {source}", path.display())]
    Read {
        /// What was read.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl SourceError {
    fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }
}

impl Root {
    /// Finds the parts of a root folder.
    pub fn open(dir: &Path) -> Result<Self, SourceError> {
        let dir = dir.canonicalize().map_err(|_| SourceError::NoRoot(dir.to_owned()))?;
        if !dir.is_dir() {
            return Err(SourceError::NoRoot(dir));
        }
        let found = ["content", "docs"].into_iter().find(|name| dir.join(name).is_dir());
        let (content, prefix) = match found {
            Some(name) => {
                let content = dir.join(name);
                let content = content.canonicalize().map_err(|e| SourceError::read(&content, e))?;
                (content, format!("{name}/"))
            }
            None => (dir.clone(), String::new()),
        };
        let file = dir.join("lyceum.toml");
        let config = if file.is_file() {
            let text = std::fs::read_to_string(&file).map_err(|e| SourceError::read(&file, e))?;
            Some(SourceText::new("lyceum.toml", text))
        } else {
            None
        };
        Ok(Self { dir, content, prefix, config })
    }
}

/// Everything that a build reads.
#[derive(Debug, Default)]
pub struct Sources {
    /// Markdown files, by path.
    pub pages: Vec<ContentFile>,
    /// Files of `data/`, by path.
    pub data: Vec<Arc<SourceText>>,
    /// Files of measurements in `data/`: path below the root → the file. They may be long and are not held.
    pub measurements: BTreeMap<String, Asset>,
    /// The portal's own `packs/**/*.toml`, and what lies beside them for the checks: `words.txt`, `styles/**/*.yml`.
    pub packs: Vec<Arc<SourceText>>,
    /// The portal's own templates: name below `templates/`, and text.
    pub templates: Vec<(String, Arc<SourceText>)>,
    /// Files that a page may use: path below the content folder → the file.
    pub assets: BTreeMap<String, Asset>,
    /// Files of `static/`, published as they are: path below it → the file.
    pub statics: BTreeMap<String, Asset>,
}

/// A Markdown file.
#[derive(Debug)]
pub struct ContentFile {
    /// Path below the content folder, with forward slashes.
    pub path: String,
    /// Its text, with its path below the root.
    pub text: Arc<SourceText>,
}

/// A file that is published as it is. Its content is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it lies.
    pub file: PathBuf,
    /// Bytes.
    pub len: u64,
    /// Last change, in nanoseconds since 1970: only to tell whether it changed between two builds.
    pub modified: u128,
}

/// Reads everything below a root. `skip` are folders inside it that lyceum itself writes.
pub fn read(root: &Root, skip: &[PathBuf]) -> Result<(Sources, Vec<Diagnostic>), SourceError> {
    let mut found = Vec::new();
    let mut sources = Sources::default();

    read_content(root, skip, &mut sources, &mut found)?;
    if root.config.is_some() || !root.prefix.is_empty() {
        read_beside(root, skip, &mut sources, &mut found)?;
    }
    Ok((sources, found))
}

/// The pages and assets of the content folder.
fn read_content(
    root: &Root,
    skip: &[PathBuf],
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Result<(), SourceError> {
    let tree = walk::walk(&root.content, skip, found, &root.prefix)?;
    let whole_root = root.prefix.is_empty();
    let mut markdown = Vec::new();
    for file in tree {
        // Where the root itself is the content, the folders beside the content are no content.
        let own = whole_root
            && ["packs/", "templates/", "data/", "static/", "styles/", "words.txt"]
                .iter()
                .any(|p| file.path.starts_with(p));
        if own && root.config.is_some() || file.path == "lyceum.toml" {
            continue;
        }
        if walk::is_markdown(&file.path) {
            if !walk::is_private(&file.path) {
                markdown.push(file);
            }
        } else if walk::is_publishable(&file.path) {
            sources.assets.insert(file.path, file.asset);
        }
    }
    let read: Vec<_> = markdown
        .into_par_iter()
        .map(|file| {
            let text = read_text(&file.asset, format!("{}{}", root.prefix, file.path))?;
            Ok((file.path, text))
        })
        .collect::<Result<_, SourceError>>()?;
    for (path, text) in read {
        match text {
            Ok(text) => sources.pages.push(ContentFile { path, text }),
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
    Ok(())
}

/// The folders and files beside the content folder.
fn read_beside(
    root: &Root,
    skip: &[PathBuf],
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Result<(), SourceError> {
    sources.measurements = find_measurements(root, found)?;
    for (folder, extensions) in
        [("data", ["csv", "toml", "jsonl"].as_slice()), ("packs", &["toml"]), ("templates", &["html"])]
    {
        let texts = read_folder(root, folder, extensions, found)?;
        match folder {
            "data" => sources.data = texts,
            "packs" => sources.packs = texts,
            _ => {
                sources.templates = texts
                    .into_iter()
                    .map(|t| (t.path.trim_start_matches("templates/").to_owned(), t))
                    .collect();
            }
        }
    }
    // Of the text files of a style, only the accepted words count.
    let styles = read_folder(root, "styles", &["yml", "txt"], found)?;
    sources
        .packs
        .extend(styles.into_iter().filter(|t| t.path.ends_with(".yml") || t.path.ends_with("/accept.txt")));
    sources.packs.extend(read_words(root, found)?);
    let statics = root.dir.join("static");
    if statics.is_dir() {
        for file in walk::walk(&statics, skip, found, "static/")? {
            if walk::is_static(&file.path, found) {
                sources.statics.insert(file.path, file.asset);
            }
        }
    }
    Ok(())
}

/// The files of measurements, without reading them.
fn find_measurements(
    root: &Root,
    found: &mut Vec<Diagnostic>,
) -> Result<BTreeMap<String, Asset>, SourceError> {
    let dir = root.dir.join("data");
    if !dir.is_dir() {
        return Ok(BTreeMap::new());
    }
    // What is left out of the folder is reported with its other files.
    let known = found.len();
    let files = walk::walk(&dir, &[], found, "data/")?;
    found.truncate(known);
    let files = files.into_iter().map(|file| (format!("data/{}", file.path), file.asset));
    Ok(files.filter(|(path, _)| is_measurements(path)).collect())
}

/// Opens a file that is read bit by bit.
pub(crate) fn open(asset: &Asset) -> io::Result<std::fs::File> {
    std::fs::File::open(&asset.file)
}

/// Reads a text among the assets, else says why not; `shown` is its path below the root.
pub fn read_asset(asset: &Asset, shown: String) -> Result<Arc<SourceText>, String> {
    match read_text(asset, shown) {
        Ok(text) => text.map_err(|found| found.message),
        Err(error) => Err(error.to_string()),
    }
}

/// The project's own words, `words.txt` in the root.
fn read_words(root: &Root, found: &mut Vec<Diagnostic>) -> Result<Option<Arc<SourceText>>, SourceError> {
    let file = root.dir.join("words.txt");
    let Ok(metadata) = std::fs::symlink_metadata(&file) else { return Ok(None) };
    if !metadata.is_file() {
        return Ok(None);
    }
    let asset = Asset { file, len: metadata.len(), modified: 0 };
    Ok(match read_text(&asset, "words.txt".into())? {
        Ok(text) => Some(text),
        Err(diagnostic) => {
            found.push(*diagnostic);
            None
        }
    })
}

fn read_folder(
    root: &Root,
    folder: &str,
    extensions: &[&str],
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Arc<SourceText>>, SourceError> {
    let dir = root.dir.join(folder);
    let mut texts = Vec::new();
    if !dir.is_dir() {
        return Ok(texts);
    }
    let prefix = format!("{folder}/");
    for file in walk::walk(&dir, &[], found, &prefix)? {
        let extension = file.path.rsplit_once('.').map_or("", |(_, e)| e);
        let path = format!("{prefix}{}", file.path);
        if extensions.contains(&extension) && !is_measurements(&path) {
            match read_text(&file.asset, path)? {
                Ok(text) => texts.push(text),
                Err(diagnostic) => found.push(*diagnostic),
            }
        }
    }
    Ok(texts)
}

/// A text, or why it is none.
type TextOr = Result<Arc<SourceText>, Box<Diagnostic>>;

fn read_text(asset: &Asset, path: String) -> Result<TextOr, SourceError> {
    if asset.len > TEXT_LIMIT {
        let message = format!(
            "the file has {} MiB; text files may have {} MiB",
            asset.len.div_ceil(1 << 20),
            TEXT_LIMIT >> 20
        );
        let span = Span::first_line(&SourceText::new(path, ""));
        return Ok(Err(Box::new(Diagnostic::new(Code::TooLarge, message).at(span))));
    }
    let bytes = std::fs::read(&asset.file).map_err(|e| SourceError::read(&asset.file, e))?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let lossy = String::from_utf8_lossy(&error.into_bytes()).into_owned();
            let span = Span::new(&SourceText::new(path, lossy), at..at + 1);
            let help = "save the file as UTF-8";
            Err(Box::new(Diagnostic::new(Code::Encoding, "the file is not UTF-8 text").at(span).help(help)))
        }
    })
}
