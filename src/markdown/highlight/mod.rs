//! Syntax highlighting into a dozen short classes, each distinct block once.

mod cache;
mod classes;
mod grammar;
mod languages;
mod paint;

use std::sync::{Arc, OnceLock};

use cache::Cache;
pub(super) use languages::Language;
use languages::Languages;

/// Code that is shorter is highlighted within the budget, unless it was made not to be.
const LONG: usize = 16 << 10;

/// Highlights code. One for the whole build, shared by all threads: grammars are loaded when the first
/// block needs them, and blocks that occur again are remembered.
#[derive(Default)]
pub struct Highlighter {
    /// Blocks up to this length are left plain.
    plain: usize,
    languages: OnceLock<Languages>,
    cache: Cache,
}

/// A highlighted block.
#[derive(Debug, Clone)]
pub(super) struct Highlighted {
    /// HTML in which no element reaches over a line's end.
    pub(super) html: Arc<str>,
    /// Whether it was done within the budget; otherwise it is plain.
    pub(super) complete: bool,
}

impl Highlighter {
    /// A highlighter that knows no block yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One for those who ask what is wrong and do not look at the pages: it colours only what is so long that it may take
    /// too much time.
    pub fn of_findings() -> Self {
        Self { plain: LONG, ..Self::default() }
    }

    fn languages(&self) -> &Languages {
        self.languages.get_or_init(Languages::load)
    }

    /// The language of a fence; `None` if no grammar answers to the name.
    pub(super) fn language(&self, name: &str) -> Option<Language> {
        if languages::is_plain(name) {
            return Some(Language::plain(name));
        }
        self.languages().find(name)
    }

    /// The drawing of a diagram: slower to make than a code block is to highlight, and as seldom changed.
    pub(super) fn diagram(&self, source: &str, label: &str) -> Option<Arc<str>> {
        let key = cache::key("diagram 1", &format!("{label}\0{source}"));
        let block = self.cache.get_or_insert(key, || {
            let drawing = super::diagram::draw(source, label);
            let complete = drawing.is_some();
            Highlighted { html: drawing.unwrap_or_default().into(), complete }
        });
        block.complete.then_some(block.html)
    }

    /// The code as HTML.
    pub(super) fn highlight(&self, language: &Language, code: &str) -> Highlighted {
        let painted = language.syntax.filter(|_| code.len() >= self.plain);
        let Some(index) = painted else {
            return Highlighted { html: paint::plain(code).into(), complete: true };
        };
        let key = cache::key(&language.grammar, code);
        self.cache.get_or_insert(key, || self.languages().paint(index, code))
    }
}
