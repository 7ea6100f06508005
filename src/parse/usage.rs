//! `data/usage.csv`: how often pages were read and how readers voted. The portal's own columns, or an export of a
//! common analytics tool as it is.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::source::Sources;

/// A row of a file of usage figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The page as written: a path, an identifier or an address.
    pub page: String,
    /// How often it was read.
    pub views: u64,
    /// Votes that it helped.
    pub helpful: u64,
    /// Votes that it did not.
    pub unhelpful: u64,
    /// The file.
    pub source: Arc<SourceText>,
    /// The row's place in it.
    pub range: Range<usize>,
}

/// Whether a file of `data/` holds usage figures and no records.
pub(crate) fn is_usage(path: &str) -> bool {
    path == "data/usage.csv" || path.starts_with("data/usage/") && path.ends_with(".csv")
}

/// Reads every file of usage figures.
pub(crate) fn read(sources: &Sources) -> (Vec<Row>, Vec<Diagnostic>) {
    let mut all = (Vec::new(), Vec::new());
    for source in sources.data.iter().filter(|data| is_usage(&data.path)) {
        let (rows, found) = rows(source);
        all.0.extend(rows);
        all.1.extend(found);
    }
    all
}

/// Column names of the page, best first. `GoatCounter` puts its format's version before the first one.
const PAGES: [&str; 9] = [
    "page",
    "metadata: url",
    "page path and screen class",
    "page path",
    "page location",
    "path",
    "page url",
    "name",
    "label",
];
/// Column names of the number of views, best first. Matomo calls them hits, GA4 views, Plausible page views.
const VIEWS: [&str; 6] = ["views", "pageviews", "page views", "nb_hits", "hits", "screen page views"];

/// Reads the rows of one file.
pub(crate) fn rows(source: &Arc<SourceText>) -> (Vec<Row>, Vec<Diagnostic>) {
    let text = source.text.as_str();
    let start = table_start(text);
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .delimiter(delimiter(&text[start..]))
        .from_reader(&text.as_bytes()[start..]);
    let head: Vec<String> = match reader.headers() {
        Ok(head) => head.iter().map(|name| name.trim_start_matches('\u{feff}').to_lowercase()).collect(),
        Err(_) => Vec::new(),
    };
    let Some(columns) = Columns::find(&head) else {
        let message = "the file has no column of pages and their views";
        let help =
            "write `page,views,helpful,unhelpful`, or take the page export of an analytics tool as it is";
        let line = text[start..].find('\n').map_or(text.len(), |i| start + i);
        return (
            Vec::new(),
            vec![Diagnostic::new(Code::DataRow, message).at(Span::new(source, start..line)).help(help)],
        );
    };
    let mut rows = Vec::new();
    let mut found = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let at = start + record.position().map_or(0, |p| p.byte() as usize);
        let line = text.get(at..).unwrap_or_default();
        let range = at..at + line.trim_start().find('\n').unwrap_or(line.len());
        match columns.read(&record) {
            Read::Row { page, numbers: [views, helpful, unhelpful] } => {
                rows.push(Row { page, views, helpful, unhelpful, source: Arc::clone(source), range });
            }
            Read::NotANumber(cell) => {
                let message = format!("`{cell}` is not a number of views or votes");
                found.push(Diagnostic::new(Code::DataRow, message).at(Span::new(source, range)));
            }
            Read::Other => {}
        }
    }
    (rows, found)
}

/// GA4 puts lines that begin with `#` before the table, and an empty one.
fn table_start(text: &str) -> usize {
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for line in text[at..].split_inclusive('\n') {
        if !line.trim().is_empty() && !line.starts_with('#') {
            break;
        }
        at += line.len();
    }
    at
}

fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |c: char| head.matches(c).count();
    *[(count(','), b','), (count(';'), b';'), (count('\t'), b'\t')]
        .iter()
        .max_by_key(|(count, delimiter)| (*count, *delimiter == b','))
        .map_or(&b',', |(_, delimiter)| delimiter)
}

/// Where what stands.
struct Columns {
    page: usize,
    /// `None` where every row is one view.
    views: Option<usize>,
    helpful: Option<usize>,
    unhelpful: Option<usize>,
    /// Rows that are no reader's view of a page.
    event: Option<usize>,
    bot: Option<usize>,
}

enum Read {
    Row {
        page: String,
        numbers: [u64; 3],
    },
    NotANumber(String),
    /// A total, an event, a bot.
    Other,
}

impl Columns {
    fn find(head: &[String]) -> Option<Self> {
        let place = |name: &str| head.iter().position(|column| column == name);
        let among = |names: &[&str]| names.iter().find_map(|name| place(name));
        // GoatCounter exports every view as a row, and calls its first column `2Path` in version 2 of the format.
        let each = head.first().is_some_and(|name| {
            name.strip_suffix("path").is_some_and(|version| version.parse::<u32>().is_ok())
        });
        let views = among(&VIEWS);
        let page = if each { Some(0) } else { among(&PAGES) };
        let (helpful, unhelpful) = (place("helpful"), place("unhelpful"));
        let counted = each || views.is_some() || helpful.is_some();
        page.filter(|_| counted).map(|page| Self {
            page,
            views,
            helpful,
            unhelpful,
            event: place("event").filter(|_| each),
            bot: place("bot").filter(|_| each),
        })
    }

    fn read(&self, record: &csv::StringRecord) -> Read {
        let cell = |at: Option<usize>| record.get(at?);
        let page = cell(Some(self.page)).unwrap_or_default();
        let skipped = page.is_empty()
            || matches!(
                page.to_lowercase().as_str(),
                "total" | "grand total" | "(not set)" | "others" | "(other)"
            )
            || cell(self.event).is_some_and(|event| matches!(event, "true" | "1"))
            || cell(self.bot).is_some_and(|bot| !matches!(bot, "" | "0"));
        if skipped {
            return Read::Other;
        }
        let mut numbers = [u64::from(self.views.is_none() && self.helpful.is_none()), 0, 0];
        for (slot, at) in numbers.iter_mut().zip([self.views, self.helpful, self.unhelpful]) {
            let Some(text) = cell(at).filter(|text| !text.is_empty()) else { continue };
            match number(text) {
                Some(number) => *slot = number,
                None => return Read::NotANumber(text.to_owned()),
            }
        }
        Read::Row { page: page.to_owned(), numbers }
    }
}

/// A whole number, perhaps with a separator at the thousands: `1,234`, `1 234`, `1'234`; `12.0` is one too.
fn number(text: &str) -> Option<u64> {
    let bare = text.strip_suffix(".0").unwrap_or(text);
    let mut groups = bare.split([',', '.', '\'', ' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, [u64; 3])>, Vec<String>) {
        let (rows, found) = rows(&SourceText::new("data/usage.csv", text));
        let rows = rows.into_iter().map(|row| (row.page, [row.views, row.helpful, row.unhelpful])).collect();
        (rows, found.into_iter().map(|d| d.message).collect())
    }

    fn same(text: &str, expected: &[(&str, [u64; 3])]) {
        let (rows, found) = read(text);
        let rows: Vec<_> = rows.iter().map(|(page, numbers)| (page.as_str(), *numbers)).collect();
        assert_eq!((rows.as_slice(), found.len()), (expected, 0), "{text}");
    }

    #[test]
    fn own_columns_in_any_order() {
        same("page,views,helpful,unhelpful\na/b,12,3,1\nc,7,,\n", &[("a/b", [12, 3, 1]), ("c", [7, 0, 0])]);
        same("helpful,page,unhelpful\n3,a,1\n", &[("a", [0, 3, 1])]);
    }

    #[test]
    fn exports_of_analytics_tools() {
        same("name,visitors,pageviews,bounce_rate,time_on_page\n/a/,40,61,52,80\n", &[("/a/", [61, 0, 0])]);
        same(
            "# ------\n# Pages and screens\n# 20260901-20260930\n# ------\n\nPage path and screen class,Views,Active users\n,\"1,300\",400\n/kb/a/,\"1,234\",300\nGrand total,1300,400\n",
            &[("/kb/a/", [1234, 0, 0])],
        );
        same(
            "\u{feff}Label,Unique Pageviews,Pageviews,Bounce Rate,Metadata: url\na,30,44,51%,https://x.example/kb/a/\n",
            &[("https://x.example/kb/a/", [44, 0, 0])],
        );
        same("label\tnb_visits\tnb_hits\n/a\t3\t5\n", &[("/a", [5, 0, 0])]);
        same(
            "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer\n/a/,A,false,,Firefox,Linux,s,0,\n\
            /a/,A,false,,Firefox,Linux,s,0,\nclick,C,true,,,,s,0,\n/a/,A,false,,bot,,s,6,\n",
            &[("/a/", [1, 0, 0]), ("/a/", [1, 0, 0])],
        );
        same("Page URL;Pageviews\n/a/;1 234\n", &[("/a/", [1234, 0, 0])]);
    }

    #[test]
    fn what_is_no_table_of_pages_is_said() {
        assert_eq!(read("country,visitors\nPT,3\n").1, ["the file has no column of pages and their views"]);
        assert_eq!(read("").1, ["the file has no column of pages and their views"]);
        assert_eq!(read("page,views\na,many\nb,3\n").1, ["`many` is not a number of views or votes"]);
    }

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("12", Some(12)),
            ("1,234,567", Some(1_234_567)),
            ("1.234", Some(1234)),
            ("12.0", Some(12)),
            ("1,23", None),
            ("-3", None),
            ("12 %", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn which_files() {
        for (path, expected) in [
            ("data/usage.csv", true),
            ("data/usage/2026-10.csv", true),
            ("data/usage.toml", false),
            ("data/person.csv", false),
        ] {
            assert_eq!(is_usage(path), expected, "{path}");
        }
    }
}
