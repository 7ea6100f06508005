//! Atom feeds: what is new in the portal, in each group and type, and by each owner.

use std::cmp::Reverse;

use atom_syndication::{Category, Entry, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::Date;

use super::{absolute_base, link, one_line, xml_text};
use crate::artifact::Artifact;
use crate::portal::{PageIx, Portal, PortalPage, Url};

/// How many of the newest changes a feed holds.
const LENGTH: usize = 50;

/// A feed that the portal has: for `<link rel="alternate">` and for links on index pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub url: Url,
    /// Its title.
    pub title: String,
    /// The page that shows the same to readers.
    pub page: Url,
    /// The newest pages, newest first.
    pub entries: Vec<PageIx>,
}

/// All feeds: the portal's own first. A feed without a single dated page does not exist.
pub fn feeds(portal: &Portal) -> Vec<Feed> {
    let home = Url::new("/");
    let all: Vec<PageIx> = portal.iter().map(|(ix, _)| ix).collect();
    let whole = Feed {
        url: Url::new("atom.xml"),
        title: portal.config.title.clone(),
        page: home,
        entries: newest(portal, &all),
    };
    let taxonomies = &portal.taxonomies;
    let terms =
        taxonomies.groups.iter().chain(&taxonomies.types).chain(&taxonomies.owners).map(|term| Feed {
            url: Url::new(format!("{}atom.xml", term.url)),
            title: format!("{}: {}", portal.config.title, term.title),
            page: term.url.clone(),
            entries: newest(portal, &term.pages),
        });
    std::iter::once(whole).chain(terms).filter(|feed| !feed.entries.is_empty()).collect()
}

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    feeds(portal).iter().map(|feed| Artifact::new(feed.url.file(), write(portal, feed))).collect()
}

/// The last change that a reader should know of.
fn changed(page: &PortalPage) -> Option<Date> {
    page.page.meta.updated.or(page.page.meta.created)
}

fn newest(portal: &Portal, pages: &[PageIx]) -> Vec<PageIx> {
    let mut dated: Vec<_> =
        pages.iter().filter_map(|ix| Some((Reverse(changed(portal.page(*ix))?), *ix))).collect();
    dated.sort_unstable();
    dated.truncate(LENGTH);
    dated.into_iter().map(|(_, ix)| ix).collect()
}

fn write(portal: &Portal, feed: &Feed) -> Vec<u8> {
    let newest = feed.entries.first().and_then(|ix| changed(portal.page(*ix)));
    let site = text(if portal.config.title.is_empty() { "Portal" } else { &portal.config.title });
    let mut atom = atom_syndication::Feed {
        title: Text::plain(text(if feed.title.is_empty() { &site } else { &feed.title })),
        id: id(portal, &feed.url),
        updated: midnight(newest.unwrap_or(portal.today)),
        authors: vec![Person { name: site, ..Person::default() }],
        generator: Some(Generator { value: "lyceum".into(), ..Generator::default() }),
        links: vec![
            anchor("self", link(portal, &feed.url), "application/atom+xml"),
            anchor("alternate", link(portal, &feed.page), "text/html"),
        ],
        entries: feed.entries.iter().map(|ix| entry(portal, portal.page(*ix))).collect(),
        lang: Some(text(&portal.config.lang)),
        ..atom_syndication::Feed::default()
    };
    if !portal.config.description.is_empty() && feed.page.as_str() == "/" {
        atom.subtitle = Some(Text::plain(text(&portal.config.description)));
    }
    let config = atom_syndication::WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    // Writing to memory fails for no reason but a broken formatter; an empty feed would then be the visible result.
    let mut bytes = atom.write_with_config(Vec::new(), config).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry(portal: &Portal, page: &PortalPage) -> Entry {
    let meta = &page.page.meta;
    let of = portal.schema.get(&page.page.type_id);
    let kind = Category { term: text(&of.id), scheme: None, label: Some(text(&of.title)) };
    let tags = meta.tags.iter().map(|tag| Category { term: text(tag), scheme: None, label: None });
    let author = page.fields.get("author").and_then(|v| v.ref_list().first().map(|ix| **ix)).or(page.owner);
    let author = author.map(|ix| Person { name: text(&portal.page(ix).page.title), ..Person::default() });
    Entry {
        title: Text::plain(text(&page.page.title)),
        id: id(portal, &page.url),
        updated: midnight(changed(page).unwrap_or(portal.today)),
        authors: author.into_iter().collect(),
        categories: std::iter::once(kind).chain(tags).collect(),
        links: vec![anchor("alternate", link(portal, &page.url), "text/html")],
        published: meta.created.map(midnight),
        summary: Some(text(&meta.summary)).filter(|s| !s.is_empty()).map(Text::plain),
        ..Entry::default()
    }
}

/// The permanent name of a feed or entry: its full address, or where no host is known one made from its path.
fn id(portal: &Portal, url: &Url) -> String {
    if absolute_base(portal).is_some() {
        return link(portal, url);
    }
    let hash = blake3::hash(format!("{}\n{url}", portal.config.base_path()).as_bytes());
    let mut bytes: [u8; 16] = std::array::from_fn(|i| hash.as_bytes()[i]);
    // Version 8 (made by the application), and the variant of RFC 9562.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn anchor(rel: &str, href: String, mime: &str) -> Link {
    Link { href, rel: rel.into(), mime_type: Some(mime.into()), ..Link::default() }
}

fn text(written: &str) -> String {
    one_line(&xml_text(written))
}

/// Atom wants a time; a page has a day.
fn midnight(date: Date) -> FixedDateTime {
    format!("{date}T00:00:00Z").parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, elements, portal, text};

    #[test]
    fn a_whole_feed() {
        let files = emit(&portal("https://docs.example/kb/", SMALL));
        let expected = r#"<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title>Shared memory: Troubleshooting</title>
 <id>https://docs.example/kb/browse/type/troubleshooting/atom.xml</id>
 <updated>2026-09-14T00:00:00+00:00</updated>
 <author>
  <name>Shared memory</name>
 </author>
 <generator>lyceum</generator>
 <link href="https://docs.example/kb/browse/type/troubleshooting/atom.xml" rel="self" type="application/atom+xml"/>
 <link href="https://docs.example/kb/browse/type/troubleshooting/" rel="alternate" type="text/html"/>
 <entry>
  <title>Lag &amp; offsets</title>
  <id>https://docs.example/kb/guides/lag/</id>
  <updated>2026-09-14T00:00:00+00:00</updated>
  <author>
   <name>Inês Carvalho</name>
  </author>
  <category term="troubleshooting" label="Troubleshooting guide"/>
  <category term="Kafka"/>
  <link href="https://docs.example/kb/guides/lag/" rel="alternate" type="text/html"/>
  <published>2025-11-03T00:00:00+00:00</published>
  <summary>When `orders` falls behind, look at &lt;offsets&gt;.</summary>
 </entry>
</feed>
"#;
        assert_eq!(text(&files, "browse/type/troubleshooting/atom.xml"), expected);
        elements(expected);
    }

    #[test]
    fn newest_first_and_dated_by_the_newest() {
        let portal = portal("https://docs.example/", SMALL);
        let all = &feeds(&portal)[0];
        let titles: Vec<_> = all.entries.iter().map(|ix| portal.page(*ix).page.title.as_str()).collect();
        assert_eq!(titles, ["Lag & offsets", "Señal"]);
        let files = emit(&portal);
        assert!(text(&files, "atom.xml").contains("<updated>2026-09-14T00:00:00+00:00</updated>"));
        for file in &files {
            assert_eq!(elements(std::str::from_utf8(&file.bytes).unwrap())[0], "feed", "{}", file.path);
        }
    }

    #[test]
    fn a_feed_ends_at_fifty() {
        let page = |i: usize| {
            (
                format!("p{i:02}.md"),
                format!("+++\ntitle = \"P\"\nupdated = 2026-{:02}-{:02}\n+++\n", i / 28 + 1, i % 28 + 1),
            )
        };
        let pages: Vec<_> = (0..60).map(page).collect();
        let pages: Vec<_> = pages.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        let portal = portal("", &pages);
        let all = &feeds(&portal)[0];
        assert_eq!(all.entries.len(), 50);
        assert_eq!(portal.page(all.entries[49]).page.path, "p10.md");
    }

    #[test]
    fn names_are_stable_without_a_host() {
        let portal = portal("", SMALL);
        let files = emit(&portal);
        let feed = text(&files, "atom.xml");
        let name = id(&portal, &Url::new("atom.xml"));
        assert_eq!(name.len(), "urn:uuid:".len() + 36);
        assert!(feed.contains(&format!("<id>{name}</id>")));
        assert!(feed.contains("href=\"/guides/lag/\""));
    }

    #[test]
    fn no_dates_no_feed() {
        assert_eq!(emit(&portal("", &[("index.md", "# Home\n")])), []);
    }
}
