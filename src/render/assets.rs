//! Style sheet, script and icon of the theme: joined, minified once, and named by their content so that browsers may
//! keep them for ever.

use std::sync::LazyLock;

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use serde::Serialize;

use crate::artifact::Artifact;

macro_rules! theme_files {
    ($kind:literal, $($name:literal),* $(,)?) => {
        concat!($(include_str!(concat!("../../themes/default/", $kind, "/", $name, ".", $kind)), "\n"),*)
    };
}

const STYLES: &str = theme_files!(
    "css",
    "tokens",
    "base",
    "layout",
    "prose",
    "components",
    "lists",
    "types",
    "boards",
    "charts",
    "skills",
    "training",
    "lessons",
    "learn",
    "process",
    "improve",
    "pipeline",
    "radar",
    "culture",
    "local-graph",
    "media",
);
const SEARCH_STYLES: &str = theme_files!("css", "search");
const SCRIPT: &str = theme_files!(
    "js",
    "dom",
    "store",
    "scheme",
    "level",
    "freshness",
    "toc",
    "code",
    "tabs",
    "tasks",
    "types",
    "visits",
    "feedback",
    "register",
    "board",
    "training",
    "chart",
    "radar",
    "prefetch",
    "open-search",
    "open-learn",
);
const SEARCH: &str = concat!(
    include_str!("../../search/client/search.js"),
    include_str!("../../themes/default/js/dom.js"),
    include_str!("../../themes/default/search/shared.js"),
    include_str!("../../themes/default/search/offline.js"),
    include_str!("../../themes/default/search/filters.js"),
    include_str!("../../themes/default/search/dialog.js"),
);
const RESULTS: &str = concat!(
    include_str!("../../themes/default/search/results.js"),
    include_str!("../../themes/default/search/found.js"),
);
const LEARN: &str = concat!(
    include_str!("../../themes/default/learn/progress.js"),
    include_str!("../../themes/default/learn/learn.js"),
);
static MODULE: &[u8] = include_bytes!("../../search/module/search.bin");
static MODULE_ALL: &[u8] = include_bytes!("../../search/module/search-all.bin");
/// For the pages that show skills, roles and plans.
const SKILLS: &str = theme_files!("js", "dom", "skills/shared", "skills/matrix", "skills/roles");
/// For the page that draws the graph.
const GRAPH: &str = concat!(
    include_str!("../../themes/default/js/dom.js"),
    include_str!("../../themes/default/graph/data.js"),
    include_str!("../../themes/default/graph/layer.js"),
    include_str!("../../themes/default/graph/draw.js"),
    include_str!("../../themes/default/graph/input.js"),
    include_str!("../../themes/default/graph/panel.js"),
    include_str!("../../themes/default/graph/start.js"),
);
const GRAPH_STYLES: &str = include_str!("../../themes/default/graph/graph.css");
const FAVICON: &str = include_str!("../../themes/default/favicon.svg");

/// The one script that runs before the first paint: it keeps the reader's colour scheme and level from flashing.
/// It never changes, so that a content security policy can name it by its hash.
pub(super) const EARLY_SCRIPT: &str = concat!(
    "(d=>{d.classList.add(\"js\");try{let s=localStorage.getItem(\"lyceum:scheme\"),",
    "l=localStorage.getItem(\"lyceum:level\");s&&(d.dataset.scheme=s);l&&(d.dataset.reader=l)}catch{}})",
    "(document.documentElement)"
);

/// Addresses of the assets, below the base path.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AssetUrls {
    pub(super) css: String,
    pub(super) js: String,
    pub(super) search: String,
    pub(super) search_css: String,
    pub(super) results: String,
    pub(super) learn: String,
    pub(super) favicon: String,
    pub(super) skills: String,
    pub(super) graph: String,
    pub(super) graph_css: String,
}

/// The files and where they are.
pub(super) struct Assets {
    pub(super) files: Vec<Artifact>,
}

impl Assets {
    /// The files, made once in a process.
    pub(super) fn get() -> &'static Self {
        static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::new);
        &ASSETS
    }

    /// Joins and minifies.
    fn new() -> Self {
        let file = |name: &str, extension: &str, text: String| named(name, extension, text.into_bytes());
        Self {
            files: vec![
                file("theme", "css", minify_css(STYLES)),
                file("theme", "js", minify_js(SCRIPT)),
                file("search", "js", minify_js(SEARCH)),
                file("search", "css", minify_css(SEARCH_STYLES)),
                file("results", "js", minify_js(RESULTS)),
                file("learn", "js", minify_js(LEARN)),
                file("icon", "svg", FAVICON.trim().to_owned()),
                file("skills", "js", minify_js(SKILLS)),
                file("graph", "js", minify_js(GRAPH)),
                file("graph", "css", minify_css(GRAPH_STYLES)),
            ],
        }
    }

    /// Addresses under a base path.
    pub(super) fn urls(&self, base: &str) -> AssetUrls {
        let url = |index: usize| format!("{base}{}", self.files[index].path);
        AssetUrls {
            css: url(0),
            js: url(1),
            search: url(2),
            search_css: url(3),
            results: url(4),
            learn: url(5),
            favicon: url(6),
            skills: url(7),
            graph: url(8),
            graph_css: url(9),
        }
    }
}

/// The search engine for the browser; the larger one stems every language and not English alone.
pub(super) fn search_module(all_languages: bool) -> Artifact {
    named("search", "bin", if all_languages { MODULE_ALL } else { MODULE }.to_vec())
}

fn named(name: &str, extension: &str, bytes: Vec<u8>) -> Artifact {
    let hash = blake3::hash(&bytes).to_hex();
    Artifact::new(format!("_lyceum/{name}-{}.{extension}", &hash[..10]), bytes)
}

/// Unreadable CSS is published as it is: a browser skips what it does not know.
fn minify_css(text: &str) -> String {
    let Ok(mut sheet) = StyleSheet::parse(text, ParserOptions::default()) else {
        return text.to_owned();
    };
    if sheet.minify(MinifyOptions::default()).is_err() {
        return text.to_owned();
    }
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    sheet.to_css(options).map_or_else(|_| text.to_owned(), |out| out.code)
}

/// Drops indentation, blank lines and whole-line comments: after compression the rest of a minifier's work is a few
/// hundred bytes. The theme's script has no text over several lines.
pub(super) fn minify_js(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheets_are_valid_and_get_smaller() {
        for styles in [STYLES, SEARCH_STYLES] {
            let sheet = StyleSheet::parse(styles, ParserOptions::default());
            assert!(sheet.is_ok(), "{:?}", sheet.err());
            let small = minify_css(styles);
            assert!(small.len() < styles.len() * 9 / 10, "{} of {}", small.len(), styles.len());
            assert!(small.contains("light-dark("));
        }
    }

    #[test]
    fn scripts_keep_their_code() {
        assert_eq!(minify_js("// about\n\n  let a = 1; // kept\n"), "let a = 1; // kept\n");
    }

    #[test]
    fn names_follow_content() {
        let assets = Assets::new();
        let names: Vec<_> = assets.files.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(names.len(), 10);
        assert!(names[0].starts_with("_lyceum/theme-") && names[0].ends_with(".css"), "{names:?}");
        assert!(assets.urls("/repo/").css.starts_with("/repo/_lyceum/theme-"));
    }
}
