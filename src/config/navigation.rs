//! Headings over the first level of the sidebar.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::Config;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};

/// A heading of the sidebar and the folders under it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavGroup {
    /// The heading.
    pub title: String,
    /// Folders of the content folder, and pages that lie directly in it. Among themselves they are ordered by weight.
    pub folders: Vec<String>,
}

impl Config {
    /// The place of the heading that a folder or page of the first level stands under; `None` for those that no
    /// heading names.
    pub fn nav_group(&self, path: &str) -> Option<usize> {
        self.navigation.iter().position(|group| group.folders.iter().any(|folder| folder == path))
    }

    /// Reports names that are neither a folder nor a page of the first level, and those named twice. `paths` are those
    /// of all pages, whoever may see them, and `rows` the folders in which rows lie.
    pub fn check_navigation<'a>(
        &self,
        source: &Arc<SourceText>,
        paths: impl Iterator<Item = &'a str>,
        rows: impl Iterator<Item = &'a str>,
    ) -> Vec<Diagnostic> {
        if self.navigation.is_empty() {
            return Vec::new();
        }
        let first = |path: &'a str| path.split_once('/').map_or(path, |(folder, _)| folder);
        let stem = |path: &'a str| path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let known: BTreeSet<&str> = paths.map(stem).map(first).chain(rows.map(first)).collect();
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for folder in self.navigation.iter().flat_map(|group| &group.folders) {
            let twice = !seen.insert(folder);
            let message = if twice {
                format!("`{folder}` stands under two headings of the navigation")
            } else if known.contains(folder.as_str()) {
                continue;
            } else {
                format!("the navigation names `{folder}`, and there is no such folder")
            };
            let quoted = format!("\"{folder}\"");
            let at = if twice { source.text.rfind(&quoted) } else { source.text.find(&quoted) };
            let start = at.map_or(0, |at| at + 1);
            let near = if twice { None } else { suggest(folder, known.iter().copied()) };
            found.push(
                Diagnostic::new(Code::Config, message)
                    .at(Span::new(source, start..start + folder.len()))
                    .help_opt(near),
            );
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_not_there_or_named_twice_are_reported() {
        let text = "[[navigation]]\ntitle = \"A\"\nfolders = [\"guides\", \"gides\", \"words\"]\n\
            [[navigation]]\ntitle = \"B\"\nfolders = [\"about\", \"guides\"]\n";
        let source = SourceText::new("lyceum.toml", text);
        let (config, found) = Config::parse(&source);
        assert_eq!(found, []);
        let pages = ["guides/a.md", "about.md", "index.md"];
        let found = config.check_navigation(&source, pages.into_iter(), ["words"].into_iter());
        let said: Vec<_> = found.iter().map(|d| (d.message.as_str(), d.help.as_deref())).collect();
        let expected = [
            ("the navigation names `gides`, and there is no such folder", Some("did you mean `guides`?")),
            ("`guides` stands under two headings of the navigation", None),
        ];
        assert_eq!(said, expected);
        let of = |name: &str| config.nav_group(name);
        assert_eq!([of("words"), of("about"), of("index")], [Some(0), Some(1), None]);
    }
}
