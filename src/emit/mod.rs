//! Stage 5: what a portal publishes besides its pages: feeds, sitemap, calendar, redirects and the model as data.
//!
//! Every emitter is a function of the [`Portal`] and of its [`Registers`]. It knows no page outside the audience, reads no clock and no
//! disk, and gives the same bytes for the same portal.

mod calendar;
mod feeds;
pub mod graph;
mod llms;
mod model;
mod notice;
mod records;
mod redirects;
mod sessions;
mod sitemap;
#[cfg(test)]
pub(crate) mod testing;
mod value;
mod weekly;

use std::borrow::Cow;

use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::portal::{Portal, Url};
use crate::registers::Registers;

pub(crate) use calendar::{calendar_url, due_calendars};
pub use feeds::{Feed, Item, feeds};
pub(crate) use redirects::redirect;
pub(crate) use sessions::session_calendar;

/// The version of the layout of `portal.json` and of the records files. It grows when a reader would have to change.
pub const DATA_VERSION: u32 = 1;

/// Everything that is not a page, sorted by path.
pub fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let of_pages: [fn(&Portal) -> Vec<Artifact>; 5] =
        [sitemap::emit, model::emit, records::emit, redirects::emit, llms::emit];
    let of_registers: [fn(&Portal, &Registers<'_>) -> Vec<Artifact>; 5] =
        [feeds::emit, calendar::emit, sessions::emit, weekly::emit, graph::emit];
    let (mut all, more): (Vec<Artifact>, Vec<Artifact>) = rayon::join(
        || of_pages.par_iter().flat_map_iter(|emit| emit(portal)).collect(),
        || of_registers.par_iter().flat_map_iter(|emit| emit(portal, registers)).collect(),
    );
    all.extend(more);
    // GitHub Pages hands files to Jekyll, which drops names that start with `_`, unless this file is there.
    all.push(Artifact::new(".nojekyll", ""));
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

/// The portal's address with scheme and host, when the settings give one.
fn absolute_base(portal: &Portal) -> Option<&str> {
    portal.config.base_url.as_deref().filter(|url| url.contains("://"))
}

/// The portal's address as completely as it is known: with scheme and host, or as a path.
fn base(portal: &Portal) -> &str {
    absolute_base(portal).unwrap_or_else(|| portal.config.base_path())
}

/// The host of the portal's address.
fn host(portal: &Portal) -> Option<&str> {
    let after = absolute_base(portal)?.split_once("://")?.1;
    after.split('/').next().filter(|host| !host.is_empty())
}

/// The address of a place in the portal, as completely as it is known.
pub(crate) fn link(portal: &Portal, url: &Url) -> String {
    url.href(base(portal))
}

/// Escapes a text for an XML or HTML element or attribute. Characters that XML cannot express are dropped.
fn escape(text: &str) -> String {
    quick_xml::escape::escape(xml_text(text)).into_owned()
}

/// A text without the characters that XML 1.0 cannot express, not even escaped.
fn xml_text(text: &str) -> Cow<'_, str> {
    let allowed =
        |c: char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| allowed(*c)).collect())
    }
}

/// A text on one line, every run of white space and control characters a single space.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// JSON of a value that cannot fail to serialise: all keys are strings, and no writer is involved.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::with_registers;
    use crate::emit::testing::{SMALL, portal};

    #[test]
    fn paths_are_unique_and_sorted() {
        let all = with_registers(emit, &portal("https://docs.example/kb/", SMALL));
        let paths: Vec<_> = all.iter().map(|a| a.path.as_str()).collect();
        assert!(paths.is_sorted_by(|a, b| a < b), "{paths:?}");
        assert_eq!(
            paths,
            [
                ".nojekyll",
                "atom.xml",
                "browse/group/general/atom.xml",
                "browse/group/technical/atom.xml",
                "browse/owner/ines/atom.xml",
                "browse/owner/ines/due.ics",
                "browse/review/reviews.ics",
                "browse/type/page/atom.xml",
                "browse/type/page/records.json",
                "browse/type/person/records.json",
                "browse/type/troubleshooting/atom.xml",
                "browse/type/troubleshooting/due.ics",
                "browse/type/troubleshooting/records.json",
                "graph.graphml",
                "graph.jsonld",
                "llms.txt",
                "old/lag/index.html",
                "portal.json",
                "robots.txt",
                "sitemap.xml",
            ]
        );
    }

    #[test]
    fn what_the_audience_may_not_see_is_in_no_file() {
        let secret = "+++\ntitle = \"Merger plan\"\naccess = \"restricted\"\npeople = [\"ines\"]\n\
            updated = 2026-11-20\nlast_reviewed = 2026-01-01\nreview_cycle = \"90d\"\naliases = [\"zebra\"]\n\
            tags = [\"takeover\"]\nrelated = [\"guides/lag\"]\n+++\nText about [lag](guides/lag.md).\n";
        let with: Vec<(&str, &str)> = SMALL.iter().copied().chain([("plans/merger.md", secret)]).collect();
        assert_eq!(
            with_registers(emit, &portal("https://docs.example/kb/", &with)),
            with_registers(emit, &portal("https://docs.example/kb/", SMALL))
        );
    }

    #[test]
    fn xml_holds_no_forbidden_characters() {
        assert_eq!(escape("a\u{0}\u{b}<b>&\"'\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;&apos;\n");
        assert_eq!(one_line(" a\r\n\tb  c\u{7} "), "a b c");
    }
}
