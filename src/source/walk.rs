//! Which files of a folder count: regular ones, inside it, not hidden, not secret.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::WalkDir;

use super::{Asset, SourceError};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

/// A file below the walked folder.
pub(super) struct Found {
    /// Below the walked folder, with forward slashes.
    pub(super) path: String,
    pub(super) asset: Asset,
}

/// Kinds of file that a portal publishes; everything else in the content folder stays where it is.
const PUBLISHED: [&str; 40] = [
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "svg",
    "ico",
    "bmp",
    "mp4",
    "webm",
    "ogv",
    "mp3",
    "ogg",
    "wav",
    "flac",
    "vtt",
    "pdf",
    "txt",
    "csv",
    "tsv",
    "json",
    "jsonl",
    "xml",
    "yaml",
    "yml",
    "toml",
    "ics",
    "zip",
    "gz",
    "xz",
    "drawio",
    "excalidraw",
    "pptx",
    "docx",
    "xlsx",
    "odt",
    "odp",
    "ods",
    "woff2",
];

/// Files that hold secrets or belong to tools, whatever their extension.
const SECRET: [&str; 12] = [
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    ".pem",
    ".key",
    ".p12",
    ".pfx",
    ".keystore",
    ".kdbx",
    "credentials.json",
    "secrets.yaml",
];

/// Folders of tools inside a content tree.
const TOOL_FOLDERS: [&str; 4] = ["node_modules", "target", "__pycache__", "venv"];

/// All files that count, sorted by path. `shown` is put before paths in messages.
pub(super) fn walk(
    dir: &Path,
    skip: &[PathBuf],
    found: &mut Vec<Diagnostic>,
    shown: &str,
) -> Result<Vec<Found>, SourceError> {
    let mut files = Vec::new();
    let wanted = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0
            || !(name.starts_with('.')
                || entry.file_type().is_dir() && TOOL_FOLDERS.contains(&name.as_ref())
                || entry.file_type().is_dir() && skip.iter().any(|s| s == entry.path()))
    };
    for entry in WalkDir::new(dir).sort_by_file_name().into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|e| {
            let path = e.path().unwrap_or(dir).to_owned();
            SourceError::Read { path, source: e.into() }
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let relative = entry.path().strip_prefix(dir).unwrap_or(entry.path());
        let Some(path) = relative.to_str().map(|p| p.replace('\\', "/")) else {
            skipped(found, shown, &relative.to_string_lossy(), "its name is not Unicode");
            continue;
        };
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        if SECRET.iter().any(|s| name == *s || (s.starts_with('.') && name.ends_with(s))) {
            skipped(found, shown, &path, "it looks like a secret");
            continue;
        }
        let mut file = entry.path().to_owned();
        if entry.file_type().is_symlink() {
            match file.canonicalize() {
                Ok(real) if real.starts_with(dir) => file = real,
                _ => {
                    skipped(found, shown, &path, "it is a symbolic link out of the folder");
                    continue;
                }
            }
        }
        let metadata = std::fs::metadata(&file).map_err(|e| SourceError::read(&file, e))?;
        if !metadata.is_file() {
            skipped(found, shown, &path, "it is not a regular file");
            continue;
        }
        let modified = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
        let asset = Asset { file, len: metadata.len(), modified: modified.map_or(0, |d| d.as_nanos()) };
        files.push(Found { path, asset });
    }
    Ok(files)
}

fn skipped(found: &mut Vec<Diagnostic>, shown: &str, path: &str, why: &str) {
    let span = Span::first_line(&SourceText::new(format!("{shown}{path}"), ""));
    found.push(
        Diagnostic::new(Code::SkippedFile, format!("the file is left out: {why}")).at(span).grouped(why),
    );
}

/// Whether a path is a page's.
pub(super) fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
    extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
}

/// Whether a Markdown file is a part of others and no page: in a folder, or with a name, that starts with `_`.
/// `_index.md` is a folder's own page.
pub(super) fn is_private(path: &str) -> bool {
    let mut segments: Vec<&str> = path.split('/').collect();
    let name = segments.pop().unwrap_or_default();
    segments.iter().any(|s| s.starts_with('_')) || (name.starts_with('_') && !name.starts_with("_index."))
}

/// Whether a file may be published.
pub(super) fn is_publishable(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_lowercase();
    PUBLISHED.contains(&extension.as_str()) && !is_private(path)
}

/// Kinds of file that `static/` publishes besides: what a site needs and no page links to.
const STATIC: [&str; 12] =
    ["css", "js", "mjs", "html", "htm", "wasm", "map", "webmanifest", "woff", "ttf", "otf", "eot"];

/// Whether a file of `static/` is published; a report when not.
pub(super) fn is_static(path: &str, found: &mut Vec<Diagnostic>) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, e)| e).to_lowercase();
    let known =
        name == "CNAME" || STATIC.contains(&extension.as_str()) || PUBLISHED.contains(&extension.as_str());
    if !known {
        skipped(found, "static/", path, "files of its kind are not published");
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_file() {
        assert!(is_markdown("a/B.MD") && is_markdown("x.markdown") && !is_markdown("md"));
        assert!(is_private("a/_b/c.md") && is_private("_c.md") && !is_private("a/_index.md"));
        assert!(is_publishable("a/x.PNG") && !is_publishable("a/x.sh") && !is_publishable("_a/x.png"));
    }

    #[cfg(unix)]
    #[test]
    fn only_regular_files_inside_count() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret.md"), "x").unwrap();
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        for name in ["a.md", ".hidden.md", "server.key", "id_rsa"] {
            std::fs::write(root.join(name), "x").unwrap();
        }
        symlink(outside.path().join("secret.md"), root.join("out.md")).unwrap();
        symlink(root.join("a.md"), root.join("in.md")).unwrap();
        let _socket = UnixListener::bind(root.join("s.md")).unwrap();
        let mut found = Vec::new();
        let files = walk(&root, &[], &mut found, "content/").unwrap();
        let paths: Vec<_> = files.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["a.md", "in.md"]);
        let messages: Vec<_> = found
            .iter()
            .map(|d| format!("{}: {}", d.span.as_ref().unwrap().source.path, d.message))
            .collect();
        assert_eq!(
            messages,
            [
                "content/id_rsa: the file is left out: it looks like a secret",
                "content/out.md: the file is left out: it is a symbolic link out of the folder",
                "content/s.md: the file is left out: it is not a regular file",
                "content/server.key: the file is left out: it looks like a secret",
            ]
        );
    }
}
