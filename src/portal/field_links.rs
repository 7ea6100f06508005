//! Links in the texts of fields. Such a text may be shown on any page, so its links are written out from the root of the
//! host.

use std::collections::BTreeMap;

use super::links::{Links, Space, Target};
use super::urls;
use super::{PageIx, PortalPage, Url};
use crate::markdown::{self, Leads, LinkKind};
use crate::schema::Value;

/// The fields of a page that read otherwise with their links written out, and those left out since they name a file that
/// is not there. What they lead to joins the targets of the page.
pub(super) fn resolve(
    space: &Space<'_>,
    page: &PortalPage,
    links: &mut Links,
) -> Vec<(String, Option<Value<PageIx>>)> {
    let mut fields = Vec::new();
    for (name, value) in &page.fields {
        let span = || page.page.key_span(name);
        if let Value::String(file) = value
            && names_file(space, page, name)
            && let Some(problem) = space.no_file(page, name, file)
        {
            links.found.push(problem.at(span()));
            fields.push((name.clone(), None));
        }
        if !may_link(value) {
            continue;
        }
        let mut link =
            |kind: LinkKind, dest: &str| leads(space, page, links.target(space, page, (kind, dest), span));
        fields.push((name.clone(), Some(written(value, &mut link))));
    }
    fields
}

fn names_file(space: &Space<'_>, page: &PortalPage, name: &str) -> bool {
    let common = || space.schema.common.iter().find(|field| field.name == name);
    let declared = space.schema.get(&page.page.type_id).field(name).or_else(common);
    declared.is_some_and(|field| field.names_file)
}

fn may_link(value: &Value<PageIx>) -> bool {
    match value {
        Value::Text(text) => markdown::may_link(text),
        Value::Url(url) => url.starts_with('/'),
        Value::List(items) => items.iter().any(may_link),
        Value::Map(entries) => entries.values().any(may_link),
        Value::Table(rows) => rows.iter().flat_map(BTreeMap::values).any(may_link),
        _ => false,
    }
}

fn written(value: &Value<PageIx>, link: &mut impl FnMut(LinkKind, &str) -> Option<Leads>) -> Value<PageIx> {
    let mut by_name = |entries: &BTreeMap<String, Value<PageIx>>| {
        entries.iter().map(|(name, value)| (name.clone(), written(value, link))).collect()
    };
    match value {
        Value::Map(entries) => Value::Map(by_name(entries)),
        Value::Table(rows) => Value::Table(rows.iter().map(by_name).collect()),
        Value::List(items) => Value::List(items.iter().map(|item| written(item, link)).collect()),
        Value::Text(text) => Value::Text(markdown::relink(text, link)),
        // What leads nowhere is not shown, as little as what this audience may not see.
        Value::Url(url) if url.starts_with('/') => {
            Value::Url(link(LinkKind::Page, url).map(|leads| leads.href).unwrap_or_default())
        }
        other => other.clone(),
    }
}

/// Where a target is, seen from anywhere on the host.
fn leads(space: &Space<'_>, page: &PortalPage, target: &Target) -> Option<Leads> {
    let at = |mut href: String, fragment: Option<&str>| {
        if let Some(fragment) = fragment {
            href.push('#');
            href.push_str(fragment);
        }
        href
    };
    match target {
        Target::Page(ix, fragment) => {
            let target = space.page(*ix);
            let href = at(target.url.href(space.base), fragment.as_deref());
            Some(Leads { href, title: Some(target.page.title.clone()) })
        }
        Target::Anchor(fragment) => {
            Some(Leads { href: at(page.url.href(space.base), Some(fragment)), title: None })
        }
        Target::Local(url) => Some(Leads { href: urls::below(space.base, url), title: None }),
        Target::Asset(path) => Some(Leads { href: Url::new(path).href(space.base), title: None }),
        Target::External(url) => Some(Leads { href: url.clone(), title: None }),
        Target::Broken => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::emit::testing::{last_segment, try_portal};

    const PAGE: &str = r#"+++
type = "architecture_docs"
scope = "See [why](why.md#so \"because\"), [[why]], [[why|it]], [gone](gone.md), [here](#top), [out](https://x.example/) and [lists](/browse/#all)."
architecture_state = "current"

[[components]]
name = "Gateway"
responsibility = "Takes *[orders](../index.md)*; `[no](why.md)` link."
repository = "/notes/why/"

[[components]]
name = "Ledger"
responsibility = "Keeps them."
repository = "/notes/nothing/"
+++
"#;

    #[test]
    fn links_in_fields_lead_to_the_same_place_from_anywhere() {
        let config = crate::config::Config {
            base_url: Some("https://docs.example/kb/".into()),
            ..crate::config::Config::default()
        };
        let pages =
            [("index.md", "# Home\n"), ("notes/why.md", "# Why *not*?\n\n## So\n"), ("notes/way.md", PAGE)];
        let (portal, found) = try_portal(config, &pages);
        let (at, why) = (last_segment(&portal, "way"), last_segment(&portal, "why"));
        let page = portal.page(at);
        let html = |value: &Value<PageIx>| markdown::inline(value.as_str().unwrap_or_default());
        assert_eq!(
            html(&page.fields["scope"]),
            "See <a href=\"/kb/notes/why/#so\">why</a>, <a href=\"/kb/notes/why/\">Why not?</a>, \
             <a href=\"/kb/notes/why/\">it</a>, gone, <a href=\"/kb/notes/way/#top\">here</a>, \
             <a href=\"https://x.example/\">out</a> and <a href=\"/kb/browse/#all\">lists</a>."
        );
        let Value::Table(rows) = &page.fields["components"] else { panic!("rows") };
        assert_eq!(
            html(&rows[0]["responsibility"]),
            "Takes <em><a href=\"/kb/\">orders</a></em>; <code>[no](why.md)</code> link."
        );
        let addresses: Vec<_> = rows.iter().map(|row| row["repository"].as_str()).collect();
        assert_eq!(addresses, [Some("/kb/notes/why/"), Some("")]);
        assert_eq!(portal.page(why).backlinks, [at], "a link in a field is a link");
        let generated: Vec<_> = portal.generated.iter().map(|(url, _)| url.as_str()).collect();
        assert_eq!(generated, ["/browse/#all"]);
        let broken: Vec<_> = found.iter().filter(|d| d.code.id() == "LY020").map(|d| &d.message).collect();
        assert_eq!(broken, ["there is no page `/notes/nothing/`", "there is no page `gone.md`"]);
    }

    #[test]
    fn a_name_in_markdown_says_itself() {
        let mut link = |_: LinkKind, dest: &str| {
            let known = BTreeMap::from([("a", "[x](y) *z*")]);
            Some(Leads { href: "/a (1)/".into(), title: known.get(dest).map(|&title| title.to_owned()) })
        };
        let text = markdown::relink("see [[a]]", &mut link);
        assert_eq!(markdown::inline(&text), "see <a href=\"/a (1)/\">[x](y) *z*</a>");
        assert_eq!(markdown::plain(&text), "see [x](y) *z*");
    }
}
