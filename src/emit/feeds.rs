//! Atom feeds: what is new in the portal and in each group; what is new and due in each type, and for each person and
//! team.

use std::cmp::Reverse;

use atom_syndication::{Category, Entry, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::Date;

use super::notice::Notice;
use super::{absolute_base, link, one_line, xml_text};
use crate::artifact::Artifact;
use crate::portal::{PageIx, Portal, PortalPage, Taxonomies, Url, urls};
use crate::registers::Registers;
use crate::registers::due::{self, Deadline};
use crate::registers::lessons::report;

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
    /// The people and teams that it is for.
    pub actors: Vec<PageIx>,
    /// What it tells, newest first.
    pub entries: Vec<Item>,
}

/// An entry of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A page changed.
    Changed(PageIx),
    /// Something has to be done soon, or is late.
    Due(Deadline),
    /// The report of a week that is over, by its place among the weeks.
    Week(usize),
    /// Somebody was thanked, by the place among all thanks.
    Thanked(usize),
}

/// All feeds: the portal's own first. A feed that has nothing to tell does not exist.
pub fn feeds(portal: &Portal, registers: &Registers<'_>) -> Vec<Feed> {
    let all: Vec<PageIx> = portal.iter().map(|(ix, _)| ix).collect();
    let site = &portal.config.title;
    let feed = |page: Url, title: String, entries: Vec<Item>| {
        let url = Url::new(format!("{page}atom.xml"));
        Feed { url, title, page, actors: Vec::new(), entries }
    };
    let whole = feed(Url::new("/"), site.clone(), newest(portal, registers, &all, &[]));
    let groups = portal.taxonomies.groups.iter().map(|term| {
        feed(term.url.clone(), format!("{site}: {}", term.title), newest(portal, registers, &term.pages, &[]))
    });
    let types = portal.taxonomies.types.iter().map(|term| {
        let due = due::of_type(portal, registers, term);
        feed(
            term.url.clone(),
            format!("{site}: {}", term.title),
            newest(portal, registers, &term.pages, &due),
        )
    });
    let people = due::actors(portal, registers).into_iter().map(|(name, actors)| {
        let deadlines = due::of_actors(portal, registers, &actors);
        let owned = actors.iter().filter_map(|ix| registers.work.people.get(ix));
        let mut owned: Vec<PageIx> = owned.flat_map(|person| &person.owned).copied().collect();
        owned.sort_unstable();
        owned.dedup();
        let first = actors.first().map(|ix| portal.page(*ix));
        let title = first.map_or("", |page| page.page.title.as_str());
        let listed = Taxonomies::find(&portal.taxonomies.owners, &name).map(|term| term.url.clone());
        let page = listed.or_else(|| first.map(|page| page.url.clone()));
        let entries = newest(portal, registers, &owned, &deadlines);
        let url = Url::new(format!("browse/owner/{name}/atom.xml"));
        Feed {
            url,
            title: format!("{site}: {title}"),
            page: page.unwrap_or_else(|| Url::new("/")),
            actors,
            entries,
        }
    });
    let weeks = registers.lessons.weeks.iter().enumerate().filter(|(_, week)| week.over);
    let weeks = weeks.map(|(at, _)| Item::Week(at)).collect();
    let weekly = feed(Url::new("browse/weekly/"), format!("{site}: Weekly report"), weeks);
    let thanks = (0..registers.culture.thanks.len().min(LENGTH)).map(Item::Thanked).collect();
    let wall = feed(Url::new("browse/thanks/"), format!("{site}: Thanks"), thanks);
    let all = std::iter::once(whole).chain(groups).chain(types).chain(people).chain([weekly, wall]);
    all.filter(|feed| !feed.entries.is_empty()).collect()
}

pub(super) fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let feeds = feeds(portal, registers);
    feeds.iter().map(|feed| Artifact::new(feed.url.file(), write(portal, registers, feed))).collect()
}

/// The last change that a reader should know of.
fn changed(page: &PortalPage) -> Option<Date> {
    page.page.meta.updated.or(page.page.meta.created)
}

/// The day on which an entry came, or came to say something else: something is due from some days before its date on,
/// and late from the day after it. The same on every later build, so that a reader sees it once.
fn since(portal: &Portal, registers: &Registers<'_>, item: Item) -> Option<Date> {
    match item {
        // A report is out on the day after its week.
        Item::Week(at) => registers.lessons.weeks.get(at)?.last.tomorrow().ok(),
        Item::Changed(ix) => changed(portal.page(ix)),
        Item::Thanked(at) => Some(registers.culture.thanks.get(at)?.date),
        Item::Due(Deadline { due, .. }) if due < portal.today => due.tomorrow().ok(),
        Item::Due(Deadline { due, .. }) => {
            let soon = i64::from(portal.config.due_soon_days.min(36_500));
            Some(due.saturating_sub(jiff::Span::new().days(soon))).filter(|day| *day <= portal.today)
        }
    }
}

fn newest(portal: &Portal, registers: &Registers<'_>, pages: &[PageIx], due: &[Deadline]) -> Vec<Item> {
    let items = pages.iter().map(|ix| Item::Changed(*ix)).chain(due.iter().map(|due| Item::Due(*due)));
    let mut dated: Vec<_> =
        items.filter_map(|item| Some((Reverse(since(portal, registers, item)?), item))).collect();
    dated.sort_unstable();
    dated.truncate(LENGTH);
    dated.into_iter().map(|(_, item)| item).collect()
}

fn write(portal: &Portal, registers: &Registers<'_>, feed: &Feed) -> Vec<u8> {
    let newest = feed.entries.first().and_then(|item| since(portal, registers, *item));
    let site = text(if portal.config.title.is_empty() { "Portal" } else { &portal.config.title });
    let mut atom = atom_syndication::Feed {
        title: Text::plain(text(if feed.title.is_empty() { &site } else { &feed.title })),
        id: id(portal, &feed.url, ""),
        updated: midnight(newest.unwrap_or(portal.today)),
        authors: vec![Person { name: site, ..Person::default() }],
        generator: Some(Generator { value: "lyceum".into(), ..Generator::default() }),
        links: vec![
            anchor("self", link(portal, &feed.url), "application/atom+xml"),
            anchor("alternate", link(portal, &feed.page), "text/html"),
        ],
        entries: feed.entries.iter().map(|item| entry(portal, registers, *item)).collect(),
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

fn entry(portal: &Portal, registers: &Registers<'_>, item: Item) -> Entry {
    match item {
        Item::Changed(ix) => of_page(portal, portal.page(ix)),
        Item::Due(deadline) => of_deadline(portal, registers, deadline),
        Item::Week(at) => of_week(portal, registers, at),
        Item::Thanked(at) => of_thanks(portal, registers, at),
    }
}

fn of_deadline(portal: &Portal, registers: &Registers<'_>, deadline: Deadline) -> Entry {
    let page = portal.page(deadline.page);
    let Notice { name, what, who } = Notice::of(portal, registers, deadline);
    let late = deadline.due < portal.today;
    let state = if late { "overdue since" } else { "due on" };
    let title = format!("{what} {state} {}: {}", deadline.due, page.page.title);
    Entry {
        title: Text::plain(text(&title)),
        id: id(portal, &page.url, &format!("{name}-{}", deadline.due)),
        updated: midnight(since(portal, registers, Item::Due(deadline)).unwrap_or(deadline.due)),
        categories: vec![Category {
            term: if late { "overdue" } else { "due" }.into(),
            ..Category::default()
        }],
        links: vec![anchor("alternate", link(portal, &page.url), "text/html")],
        summary: who.map(|who| Text::plain(text(&who))),
        ..Entry::default()
    }
}

/// Who was thanked, and for what.
fn of_thanks(portal: &Portal, registers: &Registers<'_>, at: usize) -> Entry {
    let Some(thanks) = registers.culture.thanks.get(at) else { return Entry::default() };
    let url = Url::new("browse/thanks/");
    let people: Vec<&str> = thanks.people.iter().map(|ix| portal.page(*ix).page.title.as_str()).collect();
    let said = |ix| Person { name: text(&portal.page(ix).page.title), ..Person::default() };
    let behaviour = portal.schema.incentives.behaviour_title(&thanks.behaviour);
    Entry {
        title: Text::plain(text(&format!("{}: {behaviour}", people.join(", ")))),
        id: id(portal, &url, &thanks.id),
        updated: midnight(thanks.date),
        authors: thanks.given_by.map(said).into_iter().collect(),
        categories: vec![Category {
            term: text(&thanks.behaviour),
            scheme: None,
            label: Some(text(&behaviour)),
        }],
        links: vec![anchor("alternate", link(portal, &url), "text/html")],
        summary: Some(Text::plain(text(&thanks.why))),
        ..Entry::default()
    }
}

/// The report of a week, with what it tells in one sentence.
fn of_week(portal: &Portal, registers: &Registers<'_>, at: usize) -> Entry {
    let Some(week) = registers.lessons.weeks.get(at) else { return Entry::default() };
    let url = week.url();
    Entry {
        title: Text::plain(text(&format!("{}: {}", week.title(), report::sentence(week)))),
        id: id(portal, &url, ""),
        updated: midnight(since(portal, registers, Item::Week(at)).unwrap_or(week.last)),
        categories: vec![Category { term: "weekly".into(), ..Category::default() }],
        links: vec![
            anchor("alternate", link(portal, &url), "text/html"),
            anchor("alternate", link(portal, &week.mail()), "text/markdown"),
        ],
        summary: Some(Text::plain(text(&format!("{}: {}.", report::days(week), report::sentence(week))))),
        ..Entry::default()
    }
}

fn of_page(portal: &Portal, page: &PortalPage) -> Entry {
    let meta = &page.page.meta;
    let of = portal.schema.get(&page.page.type_id);
    let kind = Category { term: text(&of.id), scheme: None, label: Some(text(&of.title)) };
    let tags = meta.tags.iter().map(|tag| Category { term: text(tag), scheme: None, label: None });
    let author = page.fields.get("author").and_then(|v| v.first_ref().copied()).or(page.owner);
    let author = author.map(|ix| Person { name: text(&portal.page(ix).page.title), ..Person::default() });
    Entry {
        title: Text::plain(text(&page.page.title)),
        id: id(portal, &page.url, ""),
        updated: midnight(changed(page).unwrap_or(portal.today)),
        authors: author.into_iter().collect(),
        categories: std::iter::once(kind).chain(tags).collect(),
        links: vec![anchor("alternate", link(portal, &page.url), "text/html")],
        published: meta.created.map(midnight),
        summary: Some(text(&meta.summary)).filter(|s| !s.is_empty()).map(Text::plain),
        ..Entry::default()
    }
}

/// The permanent name of a feed or entry: its full address, or where no host is known one made from its path. `part`
/// tells apart what has one address.
fn id(portal: &Portal, url: &Url, part: &str) -> String {
    let part = if part.is_empty() { String::new() } else { format!("#{}", urls::encode_path(part)) };
    if absolute_base(portal).is_some() {
        return format!("{}{part}", link(portal, url));
    }
    let hash = blake3::hash(format!("{}\n{url}{part}", portal.config.base_path()).as_bytes());
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
mod tests;
