//! The engine outside the browser: it reads and inflates the files of a bundle itself.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::text::fold::normalise;
use crate::{Error, Hit, MANIFEST, Options, Results, Session};

/// A file that inflates to more than this is not one of ours.
const LARGEST: u64 = 256 << 20;

/// A bundle with its files at hand.
pub struct Engine {
    session: Session,
    files: Files,
}

enum Files {
    Folder(PathBuf),
    Memory(BTreeMap<String, Vec<u8>>),
}

impl Files {
    fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let deflated = match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                std::fs::read(&path).map_err(|error| Error::Io(format!("{}: {error}", path.display())))?
            }
            Self::Memory(files) => {
                files.get(name).cloned().ok_or_else(|| Error::UnknownFile(name.to_owned()))?
            }
        };
        inflate(&deflated)
    }
}

fn inflate(deflated: &[u8]) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut reader = flate2::read::DeflateDecoder::new(deflated).take(LARGEST);
    reader.read_to_end(&mut bytes).map_err(|_| Error::Corrupt)?;
    Ok(bytes)
}

impl Engine {
    /// Opens a bundle on disk: the folder that has `manifest.bin`.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        Self::over(Files::Folder(folder.as_ref().to_owned()))
    }

    /// Opens a bundle in memory: the files of a [`Bundle`](crate::Bundle).
    pub fn from_files(files: BTreeMap<String, Vec<u8>>) -> Result<Self, Error> {
        Self::over(Files::Memory(files))
    }

    fn over(files: Files) -> Result<Self, Error> {
        let session = Session::new(&files.read(MANIFEST)?)?;
        Ok(Self { session, files })
    }

    /// Answers a query, reading the files that it needs and keeping them.
    pub fn search(&mut self, query: &str, options: &Options) -> Result<Results, Error> {
        self.search_logged(query, options).map(|(results, _)| results)
    }

    /// Answers a query and names the files that were read for it: what a browser would have fetched.
    pub fn search_logged(&mut self, query: &str, options: &Options) -> Result<(Results, Vec<String>), Error> {
        let query = normalise(query);
        let mut read = Vec::new();
        loop {
            let missing = self.session.plan(&query, options);
            if missing.is_empty() {
                return Ok((self.session.results(&query, options), read));
            }
            for name in missing {
                let bytes = self.files.read(&name)?;
                self.session.provide(&name, &bytes)?;
                read.push(name);
            }
        }
    }

    /// Why a page ranks where it does for a query; `None` when it does not match.
    pub fn explain(
        &mut self,
        query: &str,
        url: &str,
        options: &Options,
    ) -> Result<Option<Explanation>, Error> {
        let options = Options { why: true, offset: 0, limit: EXPLAINED, ..options.clone() };
        let mut results = self.search(query, &options)?;
        let Some(at) = results.hits.iter().position(|hit| hit.url == url) else { return Ok(None) };
        let hit = results.hits.swap_remove(at);
        let first = if at == 0 { None } else { results.hits.into_iter().next() };
        Ok(Some(Explanation { place: at + 1, total: results.total, hit, first }))
    }
}

/// How far down a page is looked for to be explained.
const EXPLAINED: usize = 1000;

/// Why a page ranks where it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Its place, counted from 1.
    pub place: usize,
    /// Pages that match.
    pub total: usize,
    /// The page, with its score and what counted.
    pub hit: Hit,
    /// The page in the first place, when it is another one.
    pub first: Option<Hit>,
}

/// Answers a batch of queries, a JSON list of objects with a member `q`, with a JSON list of lists of URLs: up to
/// ten for each query, best first.
pub fn batch(engine: &mut Engine, queries: &str) -> Result<String, Error> {
    let mut out = String::new();
    let options = Options::default();
    let mut answers = Vec::new();
    let queries: Vec<serde_json::Value> =
        serde_json::from_str(queries).map_err(|error| Error::Batch(error.to_string()))?;
    for (index, query) in queries.iter().enumerate() {
        let text = query.get("q").and_then(serde_json::Value::as_str);
        let text = text.ok_or_else(|| Error::Batch(format!("query {index} has no text `q`")))?;
        let results = engine.search(text, &options)?;
        answers.push(results.hits.into_iter().map(|hit| hit.url).collect::<Vec<_>>());
    }
    crate::json::list(&mut out, &answers, |out, urls| {
        crate::json::list(out, urls, |out, url| crate::json::string(out, url));
    });
    Ok(out)
}
