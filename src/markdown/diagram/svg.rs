//! A drawing made fit for a page: allowed elements only, the theme's colours, names of its own.

use std::collections::HashSet;

use crate::markdown::escape::attribute;
use crate::markdown::html::{self, RawTag};

/// Elements that draw and do nothing else.
pub(super) const TAGS: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "marker",
    "clipPath",
    "linearGradient",
    "stop",
    "title",
    "desc",
];

/// Attributes that draw. Styles, classes, links and handlers are not among them.
pub(super) const ATTRIBUTES: &[&str] = &[
    "aria-label",
    "clip-path",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "id",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "offset",
    "opacity",
    "orient",
    "points",
    "r",
    "refX",
    "refY",
    "role",
    "rx",
    "ry",
    "stop-color",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Rewrites a drawing. `prefix` sets its names apart from those of the page.
pub(super) fn clean(svg: &str, prefix: &str, label: &str, colours: &[(&str, &str)]) -> Option<String> {
    let tags = html::tags(svg);
    let first = tags.first().filter(|tag| tag.name == "svg" && !tag.closing)?;
    let used = referenced(svg);
    let mut out = String::with_capacity(svg.len());
    let mut done = first.range.start;
    // Inside of what is not allowed nothing is copied, so that no text of a script shows.
    let mut skipping: Option<&str> = None;
    for tag in &tags {
        if skipping.is_none() {
            text(&mut out, svg.get(done..tag.range.start)?);
        }
        done = tag.range.end;
        if let Some(name) = skipping {
            if tag.closing && tag.name == name {
                skipping = None;
            }
        } else if TAGS.contains(&tag.name) {
            write_tag(&mut out, tag, prefix, &used, colours);
            if tag.range == first.range {
                out.truncate(out.len() - 1);
                out.push_str(" role=\"img\"");
                attribute(&mut out, "aria-label", label);
                out.push('>');
            }
        } else if matches!(tag.name, "script" | "style" | "foreignObject") && !tag.void {
            skipping = Some(tag.name);
        }
    }
    Some(out)
}

/// The text between tags is escaped already; a stray sign cannot begin a tag.
fn text(out: &mut String, text: &str) {
    for (at, part) in text.split('<').enumerate() {
        if at > 0 {
            out.push_str("&lt;");
        }
        out.push_str(part);
    }
}

fn write_tag(
    out: &mut String,
    tag: &RawTag<'_>,
    prefix: &str,
    used: &HashSet<&str>,
    colours: &[(&str, &str)],
) {
    out.push_str(if tag.closing { "</" } else { "<" });
    out.push_str(tag.name);
    for a in tag.attributes.iter().filter(|a| ATTRIBUTES.contains(&a.name)) {
        let value = match a.name {
            "id" if !used.contains(a.value) => continue,
            "id" => format!("d{prefix}-{}", a.value),
            _ if a.value.starts_with("url(") => {
                let Some(name) = a.value.strip_prefix("url(#") else {
                    continue;
                };
                format!("url(#d{prefix}-{name}")
            }
            "fill" | "stroke" | "stop-color" => colour(a.value, colours),
            "x" | "y" | "cx" | "cy" | "d" | "points" | "transform" => shorter(a.value),
            _ => a.value.to_owned(),
        };
        // Values come escaped from the drawing.
        let value = value.replace("&quot;", "\"").replace("&amp;", "&");
        attribute(out, a.name, &value);
    }
    out.push_str(if tag.void { "/>" } else { ">" });
}

/// The names that `url(#…)` refers to; all other names are for scripts and are left out.
fn referenced(svg: &str) -> HashSet<&str> {
    svg.match_indices("url(#").filter_map(|(at, found)| svg[at + found.len()..].split(')').next()).collect()
}

fn colour(value: &str, colours: &[(&str, &str)]) -> String {
    colours
        .iter()
        .find(|(hex, _)| value.eq_ignore_ascii_case(hex))
        .map_or_else(|| value.to_owned(), |(hex, name)| format!("var(--diagram-{name}, {hex})"))
}

/// Numbers without more than two decimals: a hundredth of a pixel is enough.
fn shorter(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut decimals = None;
    for c in value.chars() {
        decimals = match decimals {
            _ if c == '.' => Some(0),
            Some(count) if c.is_ascii_digit() => Some(count + 1),
            _ => None,
        };
        if decimals.is_none_or(|count| count <= 2) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_their_noise() {
        assert_eq!(shorter("M 115.0401,-2.5 L 3 4.999z"), "M 115.04,-2.5 L 3 4.99z");
    }

    #[test]
    fn only_drawing_is_left() {
        let svg = "<svg width=\"1\" onload=\"x()\"><a href=\"javascript:x\"><text id=\"t\" fill=\"#fff\">T &lt; U</text></a>\
                   <script>alert(1)</script><rect id=\"c\" fill=\"url(#c)\" style=\"x\"/></svg>";
        assert_eq!(
            clean(svg, "0", "L", &[("#FFF", "page")]).as_deref(),
            Some(
                "<svg width=\"1\" role=\"img\" aria-label=\"L\"><text fill=\"var(--diagram-page, #FFF)\">T &lt; U</text>\
                 <rect id=\"d0-c\" fill=\"url(#d0-c)\"/></svg>"
            )
        );
    }
}
