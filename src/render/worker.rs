//! `sw.js`: the service worker that keeps what was used for reading without a network.

use super::Shared;
use crate::artifact::Artifact;

const WORKER: &str = include_str!("../../themes/default/search/sw.js");
/// What takes its place where a portal does not want it: devices that have one are rid of it.
const RETIRED: &str = include_str!("../../themes/default/search/sw-retired.js");
/// An index of more bytes, and page texts of more, are not fetched ahead.
const SMALL_INDEX: usize = 200_000;
const SMALL_TEXTS: usize = 400_000;
/// The letter that the names of page texts begin with.
const TEXTS: &str = "p";

/// What a service worker of this portal keeps from the start, as paths below the base path: the results page first.
pub struct Shell(Option<Vec<String>>);

impl Shell {
    /// The shell of a portal.
    pub fn new(shared: &Shared<'_>) -> Self {
        let below = |href: &str| href.strip_prefix(shared.base()).unwrap_or(href).to_owned();
        let mut files = vec![below(&shared.href(&shared.portal.results_url()))];
        files.extend(shared.theme.assets.files.iter().map(|file| file.path.clone()));
        files.push(shared.search_module().path);
        files.push(format!("{}{}", super::SEARCH_FOLDER, lyceum_search::MANIFEST));
        Self(shared.portal.config.build.offline.then_some(files))
    }

    /// The script, given the names and sizes of the files of the search bundle.
    pub fn worker(&self, bundle: &[(String, usize)]) -> Artifact {
        let Some(files) = &self.0 else { return Artifact::new("sw.js", RETIRED) };
        let list = |names: &[&str]| serde_json::to_string(names).unwrap_or_else(|_| "[]".into());
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let index = list(&ahead(bundle));
        let script = super::assets::minify_js(WORKER);
        Artifact::new("sw.js", format!("const SHELL={},INDEX={index};\n{script}", list(&files)))
    }
}

/// The files of a small bundle that are fetched while nothing else happens.
fn ahead(bundle: &[(String, usize)]) -> Vec<&str> {
    let files = bundle.iter().filter(|(name, _)| *name != lyceum_search::MANIFEST);
    let (texts, index): (Vec<_>, Vec<_>) = files.partition(|(name, _)| name.starts_with(TEXTS));
    let size = |files: &[&(String, usize)]| files.iter().map(|(_, bytes)| bytes).sum::<usize>();
    let mut names = Vec::new();
    if size(&index) <= SMALL_INDEX {
        names.extend(index.iter().map(|(name, _)| name.as_str()));
        if size(&texts) <= SMALL_TEXTS {
            names.extend(texts.iter().map(|(name, _)| name.as_str()));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_small_index_is_fetched_ahead() {
        let bundle = |files: &[(&str, usize)]| -> Vec<(String, usize)> {
            files.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
        };
        let small =
            bundle(&[("manifest.bin", 9), ("s0-a.bin", 120_000), ("w0-b.bin", 80_000), ("p0-c.bin", 9)]);
        assert_eq!(ahead(&small), ["s0-a.bin", "w0-b.bin", "p0-c.bin"]);
        let long = bundle(&[("s0-a.bin", 120_000), ("p0-c.bin", 400_001)]);
        assert_eq!(ahead(&long), ["s0-a.bin"]);
        assert!(ahead(&bundle(&[("s0-a.bin", 200_001), ("p0-c.bin", 9)])).is_empty());
    }
}
