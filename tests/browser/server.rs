//! Built portals as a plain host of files serves them.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{TODAY, arg, example, lyceum_ok, package, read};

/// A folder under an address.
pub(crate) struct Site {
    /// The folder.
    pub(crate) root: PathBuf,
    /// Scheme, host and port.
    pub(crate) origin: String,
    /// The path under which the folder is mounted, with a slash at both ends.
    pub(crate) base: &'static str,
    /// Whether it hangs up on everybody: the reader has no network.
    pub(crate) down: Arc<AtomicBool>,
}

/// The example portal at the root of a host.
pub(crate) fn portal() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| serve(example().to_owned(), "/"))
}

/// The example portal as a project's pages, below `/repo/`.
pub(crate) fn below_a_path() -> &'static Site {
    static SITE: OnceLock<(Site, TempDir)> = OnceLock::new();
    let build = || {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let out = dir.path().join("out");
        let root = package().join("content-example");
        build_below_a_path(&root, &out);
        (serve(out, "/repo/"), dir)
    };
    &SITE.get_or_init(build).0
}

/// Builds a portal for a project's pages, below `/repo/`.
pub(crate) fn build_below_a_path(root: &Path, out: &Path) {
    let base = "https://x.example/repo/";
    lyceum_ok(&["build", arg(root), "-o", arg(out), "--base-url", base, "--today", TODAY]);
}

/// A folder that a test has for itself, below a path.
pub(crate) fn alone(root: &Path) -> &'static Site {
    Box::leak(Box::new(serve(root.to_owned(), "/repo/")))
}

impl Site {
    /// The address of a path relative to the base.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{}{}", self.origin, self.base, path.trim_start_matches('/'))
    }

    /// One page of each content type, the one with the most words, as paths.
    pub(crate) fn one_of_each_type(&self) -> Vec<String> {
        let model: Value =
            serde_json::from_str(&read(&self.root, "portal.json")).expect("portal.json is JSON");
        let mut longest = std::collections::BTreeMap::new();
        for page in model["pages"].as_array().expect("pages") {
            let text = |key: &str| page[key].as_str().unwrap_or_default().to_owned();
            let found = (page["words"].as_u64().unwrap_or_default(), text("url"));
            let best = longest.entry(text("type")).or_insert_with(|| found.clone());
            if found.0 > best.0 {
                *best = found;
            }
        }
        let below =
            |url: &str| url.split_once(self.base).map_or_else(String::new, |(_, path)| path.to_owned());
        longest.into_values().map(|(_, url)| below(&url)).collect()
    }

    /// One page of each kind: the types, the start, indices, a register, a page that is not there.
    pub(crate) fn one_of_each_kind(&self) -> Vec<String> {
        let mut paths = self.one_of_each_type();
        let others = [
            "",
            "browse/",
            "browse/type/decision_records/",
            "browse/level/beginner/",
            "glossary/",
            "browse/board/",
            "browse/work/",
            "browse/reviews/",
            "browse/health/",
            "browse/matrix/",
            "browse/ladder/",
            "browse/coverage/",
            "browse/training/",
            "browse/calendar/",
            "browse/certifications/",
            "browse/roi/",
            "browse/initiatives/",
            "browse/improvements/",
            "browse/paths/",
            "browse/incidents/",
            "browse/actions/",
            "browse/weekly/",
            "browse/weekly/2026-W42/",
            "actions/one-click-rollback-button/",
            "post-mortems/2026-07-07-second-release-rolled-forward/",
            "browse/radar/",
            "browse/radar/2025-11/",
            "browse/evaluations/",
            "browse/ideas/",
            "browse/projects/",
            "browse/funnel/",
            "browse/culture/",
            "browse/thanks/",
            "people/callum-reid/",
            "browse/graph/",
            "browse/code/",
            "code/trade-intake/modules/",
            "knowledge/castell-wait/",
            "browse/onboarding/engineer/",
            "guidelines/sql/",
            "404.html",
        ];
        paths.extend(others.map(str::to_owned));
        paths
    }
}

/// One thread and one answer a connection: a browser opens several at once, and none of them has to wait for another.
fn serve(root: PathBuf, base: &'static str) -> Site {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let folder = root.clone();
    let down = Arc::new(AtomicBool::new(false));
    let hangs_up = Arc::clone(&down);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if hangs_up.load(Ordering::SeqCst) {
                continue;
            }
            let root = folder.clone();
            // A browser that has gone on to another page does not wait for the answer.
            std::thread::spawn(move || respond(stream, &root, base).ok());
        }
    });
    Site { root, origin, base, down }
}

fn respond(mut stream: TcpStream, root: &Path, base: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // A connection that is closed while the rest is unread loses its answer.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split([' ', '?']).nth(1).unwrap_or_default();
    let (status, kind, bytes) = answer(root, base, path);
    let length = bytes.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    stream.write_all(&bytes)
}

/// Status, content type and bytes for a path.
pub(crate) fn answer(root: &Path, base: &str, path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let name = path.strip_prefix(base).filter(|name| !name.split('/').any(|part| part == ".."));
    let file = name.map(|name| match name {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    });
    if let Some(bytes) = file.as_ref().and_then(|file| std::fs::read(root.join(file)).ok()) {
        return ("200 OK", content_type(file.as_deref().unwrap_or_default()), bytes);
    }
    ("404 Not Found", "text/html; charset=utf-8", std::fs::read(root.join("404.html")).unwrap_or_default())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
