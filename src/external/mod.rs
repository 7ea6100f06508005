//! Links to other sites: whether what they lead to answers. The only part of the program that uses the network, and only
//! when it is asked to.

mod cache;
mod fetch;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::check::Check;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::portal::Portal;

pub use cache::Cache;

/// `[check.links]` of `lyceum.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Addresses that begin so are not asked: `https://intranet.example/`.
    pub skip: Vec<String>,
    /// The only hosts that may be linked, with those below them; empty for all.
    pub allow: Vec<String>,
    /// Addresses asked at once.
    pub parallel: usize,
    /// Addresses of one host asked at once.
    pub per_host: usize,
    /// Seconds that an answer may take.
    pub timeout: u64,
    /// How often an address is asked again that does not answer.
    pub retries: u32,
    /// Days for which a good answer is remembered; a bad one is for one day.
    pub cache_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            skip: Vec::new(),
            allow: Vec::new(),
            parallel: 16,
            per_host: 2,
            timeout: 15,
            retries: 2,
            cache_days: 7,
        }
    }
}

/// What an address answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// There is something; perhaps only for those who log in.
    Fine,
    /// It has moved for good.
    Moved(String),
    /// It answers with an error.
    Status(u16),
    /// It does not answer.
    Silent(String),
}

/// Asks every external link of a portal, each address once, and reports those that do not lead anywhere.
pub fn check(portal: &Portal, cache: &mut Cache) -> Vec<Diagnostic> {
    let settings = &portal.config.check.links;
    let mut found = Vec::new();
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (url, span) in links(portal) {
        let Some(host) = host(&url) else { continue };
        if !allowed(&settings.allow, &host) {
            let message = format!("`{host}` is not among the hosts that pages may link to");
            let d = Diagnostic::new(Check::Links.code(), message).rule("host").at(span);
            found.push(d.help("add it to `allow` under `[check.links]`, or remove the link"));
        } else if !settings.skip.iter().any(|start| url.starts_with(start.as_str())) {
            let address = url.split('#').next().unwrap_or_default().to_owned();
            places.entry(address).or_default().push(span);
        }
    }
    let unknown: Vec<&String> =
        places.keys().filter(|url| cache.get(url, settings.cache_days).is_none()).collect();
    for (url, answer) in ask(&unknown, settings) {
        cache.put(url, answer);
    }
    for (url, spans) in &places {
        let Some(answer) = cache.get(url, settings.cache_days) else { continue };
        found.extend(spans.iter().filter_map(|span| report(url, answer, span)));
    }
    found
}

/// Absolute addresses with their places, page by page.
fn links(portal: &Portal) -> impl Iterator<Item = (String, Span)> + '_ {
    portal.pages.iter().flat_map(|page| {
        let outline = &page.page.outline;
        let written = outline.links.iter().map(|link| (&link.dest, &link.span));
        let html = outline.html_links.iter().map(|link| (&link.dest, &link.span));
        written.chain(html).filter_map(|(dest, span)| {
            let dest = dest.strip_prefix("//").map_or_else(|| dest.clone(), |rest| format!("https://{rest}"));
            let web = dest.starts_with("http://") || dest.starts_with("https://");
            web.then(|| (dest, span.clone()))
        })
    })
}

fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    (!host.is_empty()).then(|| host.to_lowercase())
}

fn allowed(allow: &[String], host: &str) -> bool {
    let bare = host.split(':').next().unwrap_or(host);
    allow.is_empty() || allow.iter().any(|known| bare == known || bare.ends_with(&format!(".{known}")))
}

/// Asks addresses in parallel, those of one host in few lanes, one after the other.
fn ask(urls: &[&String], settings: &Settings) -> Vec<(String, Answer)> {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in urls {
        hosts.entry(host(url).unwrap_or_default()).or_default().push((*url).clone());
    }
    let mut lanes: VecDeque<Vec<String>> = VecDeque::new();
    for urls in hosts.into_values() {
        let size = urls.len().div_ceil(settings.per_host.max(1)).max(1);
        lanes.extend(urls.chunks(size).map(<[String]>::to_vec));
    }
    let workers = settings.parallel.clamp(1, 64).min(lanes.len());
    let lanes = Mutex::new(lanes);
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let client = fetch::Client::new(settings);
                loop {
                    let lane = lanes.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(lane) = lane else { break };
                    for url in lane {
                        let answer = client.ask(&url);
                        answers.lock().unwrap_or_else(PoisonError::into_inner).push((url, answer));
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn report(url: &str, answer: &Answer, span: &Span) -> Option<Diagnostic> {
    let new = |rule: &'static str, message: String| {
        Diagnostic::new(Check::Links.code(), message).rule(rule).at(span.clone()).grouped(url)
    };
    match answer {
        Answer::Fine => None,
        Answer::Moved(to) => {
            let mut d = new("moved", format!("`{url}` has moved for good")).help(format!("write {to}"));
            d.severity = Severity::Note;
            Some(d)
        }
        Answer::Status(status) => {
            let d = new("dead", format!("`{url}` answers with {status}"));
            Some(d.help("find where it went, or remove the link; `skip` under `[check.links]` leaves it out"))
        }
        Answer::Silent(why) => {
            let d = new("dead", format!("`{url}` does not answer: {why}"));
            Some(d.help("find where it went, or remove the link; `skip` under `[check.links]` leaves it out"))
        }
    }
}

/// The file of the cache below a root.
pub fn cache_file(root: &Path) -> std::path::PathBuf {
    root.join(".lyceum-cache").join("links.json")
}
