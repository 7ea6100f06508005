//! What of raw HTML is published: an allow-list, applied by a real HTML parser to the whole page.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::escape::put;
use super::html::RawTag;

/// Elements that may be published.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Attributes that any of them may have, besides `data-` and `aria-`.
const COMMON: &[&str] = &["class", "dir", "id", "lang", "role", "tabindex", "title"];

/// Attributes of single elements.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["download", "href", "name", "rel"]),
    ("audio", &["controls", "loop", "muted", "preload", "src"]),
    ("blockquote", &["cite"]),
    ("col", &["align", "span", "width"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["cite", "datetime"]),
    ("details", &["name", "open"]),
    ("div", &["align"]),
    ("h1", &["align"]),
    ("h2", &["align"]),
    ("h3", &["align"]),
    ("img", &["align", "alt", "decoding", "height", "loading", "src", "width"]),
    ("input", &["checked", "disabled"]),
    ("label", &["for"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("p", &["align"]),
    ("q", &["cite"]),
    ("source", &["media", "src", "type"]),
    ("table", &["align", "width"]),
    ("td", &["align", "colspan", "headers", "rowspan", "valign", "width"]),
    ("th", &["abbr", "align", "colspan", "headers", "rowspan", "scope", "valign", "width"]),
    ("time", &["datetime"]),
    ("tr", &["align", "valign"]),
    ("track", &["default", "kind", "label", "src", "srclang"]),
    ("video", &["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"]),
];

/// Schemes of links in raw HTML.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel", "sms", "geo", "irc", "matrix", "xmpp", "magnet"];

/// Elements in which browsers read what follows by other rules up to the end tag, so that one without an
/// end tag would take the rest of the page with it.
const SWALLOWING: &[&str] = &[
    "script",
    "style",
    "textarea",
    "title",
    "plaintext",
    "xmp",
    "noembed",
    "noframes",
    "noscript",
    "iframe",
    // In these other elements are dropped or mean something else.
    "svg",
    "math",
    "select",
    "template",
    // Nobody but the renderer leaves slots.
    "lyceum-slot",
];

/// The element that stands for HTML of ours until the sanitiser is done.
const SLOT: &str = "lyceum-slot";

/// Whether an element may be published; the name in lower case.
pub(super) fn allows_tag(name: &str) -> bool {
    TAGS.binary_search(&name).is_ok()
}

/// Whether an attribute may be published on an allowed element; names in lower case.
pub(super) fn allows_attribute(tag: &str, name: &str) -> bool {
    COMMON.contains(&name)
        || name.starts_with("data-")
        || name.starts_with("aria-")
        || tag == "input" && name == "type"
        || ATTRIBUTES.iter().any(|(t, names)| *t == tag && names.contains(&name))
}

/// Whether an element would swallow what follows.
pub(super) fn swallows(name: &str) -> bool {
    SWALLOWING.iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Where the text goes on after an element that swallows: behind its end tag if that is there too.
pub(super) fn end_of_swallowed(text: &str, tag: &RawTag<'_>) -> usize {
    let after = tag.range.end;
    if tag.closing {
        return after;
    }
    let rest = &text[after..];
    let end = rest.match_indices("</").find(|(at, _)| {
        rest.get(at + 2..at + 2 + tag.name.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag.name))
    });
    let close = end.and_then(|(at, _)| Some(at + rest[at..].find('>')? + 1));
    close.map_or(after, |end| after + end)
}

/// Appends what stands between tags: without comments and declarations, and with every sign that begins
/// a tag without being one as text, since a tag that never ends would take the rest of the page with it.
pub(super) fn push_between(out: &mut String, mut text: &str) {
    while let Some(at) = text.find('<') {
        out.push_str(&text[..at]);
        text = &text[at..];
        let end = if text.starts_with("<!--") {
            Some("-->")
        } else {
            (text.starts_with("<!") || text.starts_with("<?")).then_some(">")
        };
        if let Some(end) = end {
            text = text.find(end).map_or("", |at| &text[at + end.len()..]);
        } else {
            out.push_str("&lt;");
            text = &text[1..];
        }
    }
    out.push_str(text);
}

/// Leaves a place for HTML of ours.
pub(super) fn push_slot(out: &mut String, index: usize) {
    put(out, format_args!("<{SLOT} n=\"{index}\"></{SLOT}>"));
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    attributes.insert(SLOT, HashSet::from(["n"]));
    let mut cleaner = Builder::empty();
    cleaner
        .tags(TAGS.iter().copied().chain([SLOT]).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(COMMON.iter().copied().collect())
        .generic_attribute_prefixes(HashSet::from(["data-", "aria-"]))
        .tag_attributes(attributes)
        // Whatever kind of input the author wrote, a box is all that is left of it.
        .set_tag_attribute_values(HashMap::from([("input", HashMap::from([("type", "checkbox")]))]))
        .url_schemes(SCHEMES.iter().copied().collect())
        .link_rel(None)
        .strip_comments(true);
    cleaner
});

/// The page's HTML without anything that is not on the list, and with the slots filled.
pub(super) fn clean(html: &str, slots: &[String]) -> String {
    let cleaned = CLEANER.clean(html).to_string();
    let open = format!("<{SLOT} n=\"");
    let close = format!("\"></{SLOT}>");
    let total: usize = slots.iter().map(String::len).sum();
    let mut out = String::with_capacity(cleaned.len() + total);
    let mut rest = cleaned.as_str();
    // In an attribute the quotes of a slot are escaped, so only elements are filled.
    while let Some(at) = rest.find(&open) {
        out.push_str(&rest[..at]);
        rest = &rest[at + open.len()..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let slot = rest[..digits].parse().ok().and_then(|n: usize| slots.get(n));
        if let (Some(slot), Some(after)) = (slot, rest[digits..].strip_prefix(&close)) {
            out.push_str(slot);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_holds_nothing_that_executes() {
        assert!(TAGS.is_sorted());
        for name in
            SWALLOWING.iter().chain(&["object", "embed", "form", "svg", "math", "base", "meta", "link"])
        {
            assert!(!allows_tag(name), "{name}");
        }
        assert!(!allows_attribute("a", "onclick") && !allows_attribute("p", "style"));
    }

    #[test]
    fn slots_are_filled_as_elements_only() {
        let slots = vec!["<b>own</b>".to_owned()];
        let mut html = String::new();
        push_slot(&mut html, 0);
        assert_eq!(clean(&html, &slots), "<b>own</b>");
        let hidden = clean(&format!("<p title='{html}'>x</p>"), &slots);
        assert!(!hidden.contains("<b>"), "{hidden}");
    }
}
