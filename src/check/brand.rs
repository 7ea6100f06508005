//! `brand_guidelines`: names as their owners write them, words that are not to be used, and the files of the logo.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::words::{self, Word};
use super::{Check, Cx, Findings};
use crate::diagnostic::Diagnostic;
use crate::markdown::text::{InlineKind, Prose};

/// `[check.brand]` in `lyceum.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Names as they are written.
    pub names: Vec<String>,
    /// Words that are not to be used.
    pub banned: BTreeMap<String, Banned>,
    /// The images that may be used as a logo: file names, or paths that an image's path ends with.
    pub logos: Vec<String>,
}

/// A word that is not to be used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Banned {
    /// What to write in its place; without it there is no one answer.
    #[serde(rename = "use")]
    pub instead: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// `packs/*/checks/brand_guidelines.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Raw {
    /// Names as they are written.
    names: Vec<String>,
    /// Names that are written in lower case too, as commands or packages.
    commands: Vec<String>,
    /// Wrong forms with the right ones.
    forms: BTreeMap<String, String>,
    banned: BTreeMap<String, Banned>,
}

/// What is compared with a page.
pub(super) struct Rules {
    /// By the first word, in lower case: all that begins so.
    by_first: HashMap<String, Vec<Entry>>,
    logos: Vec<String>,
}

/// A name, a wrong form or a banned word.
struct Entry {
    /// Its words in lower case.
    words: Vec<String>,
    kind: Kind,
}

enum Kind {
    /// Written so, and perhaps in lower case as well.
    Name {
        right: String,
        lower: bool,
    },
    /// Always wrong.
    Form(String),
    Banned(Banned),
}

impl Rules {
    /// Puts the rule files and the portal's settings together; the later one counts.
    pub(super) fn new(files: Vec<Raw>, settings: &Settings) -> Self {
        let mut all: BTreeMap<String, Kind> = BTreeMap::new();
        let own = Raw { names: settings.names.clone(), banned: settings.banned.clone(), ..Raw::default() };
        for file in files.into_iter().chain([own]) {
            let names = file.names.into_iter().map(|name| (name, false));
            for (right, lower) in names.chain(file.commands.into_iter().map(|name| (name, true))) {
                all.insert(right.to_lowercase(), Kind::Name { right, lower });
            }
            all.extend(
                file.forms.into_iter().map(|(wrong, right)| (wrong.to_lowercase(), Kind::Form(right))),
            );
            all.extend(
                file.banned.into_iter().map(|(word, banned)| (word.to_lowercase(), Kind::Banned(banned))),
            );
        }
        let mut entries: Vec<Entry> = Vec::new();
        for (text, kind) in all {
            let words = words::words(&text).map(|word| word.text.to_owned()).collect();
            entries.push(Entry { words, kind });
        }
        // The longest first.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        let mut by_first: HashMap<String, Vec<Entry>> = HashMap::new();
        for entry in entries {
            if let Some(first) = entry.words.first() {
                by_first.entry(first.clone()).or_default().push(entry);
            }
        }
        Self { by_first, logos: settings.logos.clone() }
    }
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    for part in &cx.parts {
        let (text, all) = part.with_names();
        let mut at = 0;
        while at < all.len() {
            at += rules.at(cx, part.prose, text, &all[at..], found).max(1);
        }
        logos(cx, rules, part.prose, found);
    }
}

impl Rules {
    /// Looks at the words from one on; returns how many of them are said something about.
    fn at(&self, cx: &Cx<'_>, prose: &Prose, text: &str, all: &[Word<'_>], found: &mut Findings) -> usize {
        let Some(first) = all.first() else { return 0 };
        let Some(entries) = self.by_first.get(&first.text.to_lowercase()) else { return 0 };
        for entry in entries {
            let Some(words) = all.get(..entry.words.len()) else { continue };
            let same =
                words.iter().zip(&entry.words).all(|(word, wanted)| word.text.to_lowercase() == *wanted);
            let Some(last) = words.last().filter(|_| same) else { continue };
            let range = first.start..last.range().end;
            let given = &text[range.clone()];
            // One space, or the end of a line, between its words; and nothing glued to it.
            let apart =
                words.windows(2).all(|pair| matches!(&text[pair[0].range().end..pair[1].start], " " | "-"));
            if !apart {
                continue;
            }
            if let Some(d) = finding(cx, prose, entry, given, range, words) {
                found.push(d);
            }
            return entry.words.len();
        }
        0
    }
}

fn finding(
    cx: &Cx<'_>,
    prose: &Prose,
    entry: &Entry,
    given: &str,
    range: std::ops::Range<usize>,
    words: &[Word<'_>],
) -> Option<Diagnostic> {
    let source = prose.source(range.clone());
    let shouted = given.len() > 1 && !given.chars().any(char::is_lowercase);
    let lower = !given.chars().any(char::is_uppercase);
    match &entry.kind {
        Kind::Name { right, lower: allowed } => {
            // A part of a compound in lower case is mostly a package: `github-actions`.
            let compound = words.iter().any(|word| word.compound) && words.len() == 1;
            if given == right || shouted || lower && (*allowed || compound) || given.contains('-') {
                return None;
            }
            let message = format!("`{given}` is written `{right}`");
            let d = cx.finding(Check::Brand, "name", source, message.clone());
            Some(cx.fix(d, prose, range, right.clone()).grouped(message))
        }
        // "They are linked in the page" is no network.
        Kind::Form(_) if words.len() > 1 && !words.iter().all(|w| w.text.starts_with(char::is_uppercase)) => {
            None
        }
        Kind::Form(right) => {
            let message = format!("`{given}` is written `{right}`");
            let d = cx.finding(Check::Brand, "name", source, message.clone());
            Some(cx.fix(d, prose, range, right.clone()).grouped(message))
        }
        Kind::Banned(banned) => {
            let reason = banned.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
            let message = format!("`{given}` is not used here{reason}");
            let d = cx.finding(Check::Brand, "banned", source, message.clone()).grouped(message);
            let Some(instead) = &banned.instead else { return Some(d) };
            let capital = given.starts_with(char::is_uppercase);
            let right = if capital { super::spelling::capitalised(instead) } else { instead.clone() };
            Some(cx.fix(d.help(format!("write `{right}`")), prose, range, right))
        }
    }
}

fn logos(cx: &Cx<'_>, rules: &Rules, prose: &Prose, found: &mut Findings) {
    if rules.logos.is_empty() {
        return;
    }
    for inline in &prose.inline {
        let InlineKind::Image(to) = &inline.kind else { continue };
        let path = to.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        let allowed = |logo: &String| path == logo || path.ends_with(&format!("/{logo}"));
        if name.to_lowercase().contains("logo") && !rules.logos.iter().any(allowed) {
            let d = cx.finding(
                Check::Brand,
                "logo",
                inline.source.clone(),
                format!("`{name}` is no approved logo"),
            );
            found.push(d.help(format!("use {}", rules.logos.join(" or "))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, printed, with_config};
    use super::*;

    #[test]
    fn names_as_their_owners_write_them() {
        for (text, expected) in [
            ("Github and Javascript", vec!["1:1 name", "1:12 name"]),
            ("GitHub, JavaScript, GITHUB and macOS", vec![]),
            ("kubernetes and prometheus", vec!["1:1 name"]),
            ("kubernetes-client, `github`, github.com and src/github", vec![]),
            ("A Git Hub page is linked in it.", vec!["1:3 name"]),
            ("NodeJS and Nodejs", vec!["1:1 name", "1:12 name"]),
            ("![Github](x.png)", vec!["1:3 name"]),
        ] {
            assert_eq!(findings(Check::Brand, text), expected, "{text}");
        }
    }

    #[test]
    fn the_brand_of_the_portal() {
        let config = "[check.brand]\nnames = [\"TradeSense\", \"Order Lens\"]\nlogos = [\"brand/logo.svg\"]\n\
                      [check.brand.banned]\nsynergy = { reason = \"it says nothing\" }\nleverage = { use = \"use\" }\n";
        let said = |text: &str| -> Vec<String> {
            with_config(Check::Brand, config, text).into_iter().map(|d| d.message).collect()
        };
        assert_eq!(
            said("Tradesense and order lens"),
            ["`Tradesense` is written `TradeSense`", "`order lens` is written `Order Lens`"]
        );
        assert_eq!(
            said("Leverage the synergy"),
            ["`Leverage` is not used here", "`synergy` is not used here: it says nothing"]
        );
        assert_eq!(
            said("![a](../brand/logo.svg) ![b](other-logo.png)"),
            ["`other-logo.png` is no approved logo"]
        );
        assert_eq!(said("TradeSense, `synergy` and a lever"), [""; 0]);
    }

    #[test]
    fn messages() {
        insta::assert_snapshot!(printed(Check::Brand, "The code is on Github.\n"));
    }
}
