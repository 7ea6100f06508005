//! `sitemap.xml` and `robots.txt`: what search engines of the outside world are told.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{absolute_base, escape, link};
use crate::artifact::Artifact;
use crate::portal::{Portal, Url};

/// The most addresses that the protocol allows in one file.
const LIMIT: usize = 50_000;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    // A portal for insiders is not for crawlers, wherever it is served.
    let open = portal.audience == "public";
    let mut files = if open { sitemap(portal, LIMIT) } else { Vec::new() };
    let mut robots = format!("User-agent: *\n{}\n", if open { "Allow: /" } else { "Disallow: /" });
    if let Some(first) = files.first() {
        let _ = writeln!(robots, "\nSitemap: {}", link(portal, &Url::new(&first.path)));
    }
    files.push(Artifact::new("robots.txt", robots));
    files
}

/// One file, or an index of several. Without a host there is none: the protocol asks for full addresses.
fn sitemap(portal: &Portal, limit: usize) -> Vec<Artifact> {
    if absolute_base(portal).is_none() {
        return Vec::new();
    }
    let entries = entries(portal);
    if entries.len() <= limit {
        return vec![Artifact::new("sitemap.xml", list("urlset", "url", &entries))];
    }
    let mut index = Vec::new();
    let mut parts = Vec::new();
    for (i, chunk) in entries.chunks(limit).enumerate() {
        let path = format!("sitemap-{}.xml", i + 1);
        let newest = chunk.iter().filter_map(|(_, date)| *date).max();
        index.push((link(portal, &Url::new(&path)), newest));
        parts.push(Artifact::new(path, list("urlset", "url", chunk)));
    }
    parts.insert(0, Artifact::new("sitemap.xml", list("sitemapindex", "sitemap", &index)));
    parts
}

type Entry = (String, Option<Date>);

/// Pages by address, then the indexes of groups, types and tags.
fn entries(portal: &Portal) -> Vec<Entry> {
    let pages =
        portal.pages.iter().map(|p| (link(portal, &p.url), p.page.meta.updated.or(p.page.meta.created)));
    let taxonomies = &portal.taxonomies;
    let terms = taxonomies.groups.iter().chain(&taxonomies.types).chain(&taxonomies.tags);
    pages.chain(terms.map(|term| (link(portal, &term.url), None))).collect()
}

fn list(root: &str, item: &str, entries: &[Entry]) -> String {
    let mut xml = format!("{DECLARATION}<{root} xmlns=\"{NAMESPACE}\">\n");
    for (address, date) in entries {
        let _ = write!(xml, "<{item}><loc>{}</loc>", escape(address));
        if let Some(date) = date {
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        let _ = writeln!(xml, "</{item}>");
    }
    let _ = writeln!(xml, "</{root}>");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, elements, portal, text};

    #[test]
    fn pages_and_indexes_with_their_dates() {
        let files = emit(&portal("https://docs.example/kb/", SMALL));
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">
<url><loc>https://docs.example/kb/</loc></url>
<url><loc>https://docs.example/kb/guides/lag/</loc><lastmod>2026-09-14</lastmod></url>
<url><loc>https://docs.example/kb/guides/se%C3%B1al/</loc><lastmod>2026-03-01</lastmod></url>
<url><loc>https://docs.example/kb/people/ines/</loc></url>
<url><loc>https://docs.example/kb/browse/group/general/</loc></url>
<url><loc>https://docs.example/kb/browse/group/people/</loc></url>
<url><loc>https://docs.example/kb/browse/group/technical/</loc></url>
<url><loc>https://docs.example/kb/browse/type/page/</loc></url>
<url><loc>https://docs.example/kb/browse/type/person/</loc></url>
<url><loc>https://docs.example/kb/browse/type/troubleshooting/</loc></url>
<url><loc>https://docs.example/kb/browse/tag/kafka/</loc></url>
</urlset>
";
        assert_eq!(text(&files, "sitemap.xml"), expected);
        assert_eq!(elements(expected).iter().filter(|e| *e == "url").count(), 11);
        assert_eq!(
            text(&files, "robots.txt"),
            "User-agent: *\nAllow: /\n\nSitemap: https://docs.example/kb/sitemap.xml\n"
        );
    }

    #[test]
    fn many_pages_are_split() {
        let files = sitemap(&portal("https://docs.example/", SMALL), 4);
        let paths: Vec<_> = files.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let index = text(&files, "sitemap.xml");
        assert!(index.contains(
            "<sitemap><loc>https://docs.example/sitemap-1.xml</loc><lastmod>2026-09-14</lastmod></sitemap>"
        ));
        assert_eq!(
            elements(index),
            ["sitemapindex", "sitemap", "loc", "lastmod", "sitemap", "loc", "sitemap", "loc"]
        );
    }

    #[test]
    fn without_a_host_there_is_no_sitemap() {
        let files = emit(&portal("/kb/", SMALL));
        assert_eq!(files, [Artifact::new("robots.txt", "User-agent: *\nAllow: /\n")]);
    }

    #[test]
    fn insiders_portals_are_closed_to_crawlers() {
        let mut inside = portal("https://docs.example/", SMALL);
        inside.audience = "team".into();
        assert_eq!(emit(&inside), [Artifact::new("robots.txt", "User-agent: *\nDisallow: /\n")]);
    }
}
