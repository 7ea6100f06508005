//! Mermaid fences, drawn at build time: no script and no other host is needed to see them.

mod svg;

use std::panic::{AssertUnwindSafe, catch_unwind};

use mermaid_rs_renderer::{LayoutConfig, Theme, compute_layout, parse_mermaid, render_svg};

use super::escape::escape_into;

/// Bounds within which the layout takes milliseconds. Larger diagrams cannot be read anyway.
const MAX_SOURCE: usize = 16 << 10;
const MAX_LINES: usize = 300;
const MAX_NODES: usize = 120;
const MAX_EDGES: usize = 240;

/// A font that no machine has: text is measured by the renderer's own tables, the same everywhere.
const NO_FONT: &str = "lyceum-diagram";

/// Lines that set colours, links and scripts. Colours are the theme's, so that diagrams can be read in the
/// dark; links would bypass the checks.
const IGNORED: &[&str] =
    &["style ", "classDef ", "linkStyle ", "click ", "link ", "links ", "callback ", "%%"];

/// The colours that the style sheet sets, with what they are without one.
const COLOURS: &[(&str, &str)] = &[
    ("#0F172A", "text"),
    ("#F8FAFC", "fill"),
    ("#94A3B8", "border"),
    ("#64748B", "line"),
    ("#E2E8F0", "fill-2"),
    ("#FFFFFF", "page"),
    ("#F1F5F9", "group"),
    ("#CBD5E1", "group-border"),
    ("#FFF7ED", "note"),
    ("#FDBA74", "note-border"),
    ("#334155", "line"),
];

/// Slices of pies: light in every scheme, with text that is dark in every scheme.
const SLICES: &[&str] =
    &["#BFD7FF", "#FFD9A8", "#BFE8CF", "#F6C6D0", "#DCCBF7", "#FFF0B3", "#C9E7EE", "#E3E3D5"];
const ON_SLICE: &str = "#0B1220";

/// The drawing of a diagram; `None` if it cannot be drawn.
pub(super) fn draw(source: &str, label: &str) -> Option<String> {
    if source.len() > MAX_SOURCE || source.lines().count() > MAX_LINES {
        return None;
    }
    let wanted =
        source.lines().filter(|line| !IGNORED.iter().any(|start| line.trim_start().starts_with(start)));
    let wanted: Vec<&str> = wanted.collect();
    let wanted = wanted.join("\n");
    // A fault of the renderer costs one drawing, not the portal: the source is shown instead.
    let drawing = catch_unwind(AssertUnwindSafe(|| lay_out(&wanted))).ok()??;
    let hash = blake3::hash(source.as_bytes()).to_hex();
    svg::clean(&drawing, &hash[..8], label, COLOURS)
}

fn lay_out(source: &str) -> Option<String> {
    let graph = parse_mermaid(source).ok()?.graph;
    if graph.nodes.len() > MAX_NODES || graph.edges.len() > MAX_EDGES {
        return None;
    }
    let theme = Theme {
        font_family: NO_FONT.to_owned(),
        pie_colors: std::array::from_fn(|i| SLICES[i % SLICES.len()].to_owned()),
        pie_section_text_color: ON_SLICE.to_owned(),
        pie_title_text_size: 16.0,
        pie_section_text_size: 14.0,
        pie_legend_text_size: 14.0,
        pie_opacity: 1.0,
        ..Theme::modern()
    };
    let config = LayoutConfig { fast_text_metrics: true, ..LayoutConfig::default() };
    let layout = compute_layout(&graph, &theme, &config);
    Some(render_svg(&layout, &theme, &config))
}

/// What a screen reader calls the drawing.
pub(super) fn label(source: &str, title: Option<&str>) -> String {
    let stated = source.lines().find_map(|line| line.trim().strip_prefix("accTitle:"));
    if let Some(title) = stated.map(str::trim).or(title) {
        return title.to_owned();
    }
    let kind = source
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("%%") && !line.starts_with("---"));
    let kind = kind.and_then(|line| line.split([' ', ';', '-']).next()).unwrap_or_default();
    let name = match kind {
        "flowchart" | "graph" => "Flowchart",
        "sequenceDiagram" => "Sequence diagram",
        "classDiagram" => "Class diagram",
        "stateDiagram" => "State diagram",
        "erDiagram" => "Entity relationship diagram",
        "gantt" => "Gantt chart",
        "pie" => "Pie chart",
        "timeline" => "Timeline",
        "mindmap" => "Mind map",
        "journey" => "User journey",
        "gitGraph" => "Git graph",
        _ => "Diagram",
    };
    name.to_owned()
}

/// A figure with the drawing, if there is one, and the source within reach.
pub(super) fn figure(source: &str, drawing: Option<&str>, title: Option<&str>) -> String {
    let mut out = String::from("<figure class=\"diagram\">");
    if let Some(drawing) = drawing {
        out.push_str("<div class=\"diagram-drawing\" tabindex=\"0\">");
        out.push_str(drawing);
        out.push_str("</div>");
    }
    if let Some(title) = title {
        out.push_str("<figcaption>");
        escape_into(&mut out, title);
        out.push_str("</figcaption>");
    }
    out.push_str(if drawing.is_some() {
        "<details class=\"diagram-source\"><summary>Diagram as text</summary><pre class=\"mermaid\" tabindex=\"0\">"
    } else {
        "<pre class=\"mermaid\" tabindex=\"0\">"
    });
    escape_into(&mut out, source);
    out.push_str("</pre>");
    out.push_str(if drawing.is_some() { "</details></figure>\n" } else { "</figure>\n" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_kinds_are_drawn_and_the_same_twice() {
        for source in [
            "flowchart LR\n A[Größe & \"x\"] -->|yes| B{q}\n B --> C[(Orders)]",
            "sequenceDiagram\n A->>B: hi\n B-->>A: ho",
            "stateDiagram-v2\n [*] --> Draft\n Draft --> [*] : done",
            "classDiagram\n Order <|-- Limit",
            "erDiagram\n A ||--o{ B : has",
            "gantt\n dateFormat YYYY-MM-DD\n section S\n T :a1, 2026-01-01, 30d",
            "pie title Pets\n \"Dogs\" : 386\n \"Cats\" : 85",
        ] {
            let drawing = draw(source, "x").expect(source);
            assert!(drawing.starts_with("<svg ") && drawing.ends_with("</svg>"), "{drawing}");
            assert!(!drawing.contains("font-family") && !drawing.contains("style="), "{drawing}");
            assert_eq!(draw(source, "x"), Some(drawing));
        }
    }

    #[test]
    fn nothing_that_executes_comes_through() {
        let source = "flowchart TD\n A[<script>alert(1)</script>] --> B[\"<img src=x onerror=alert(1)>\"]\n \
                      click A \"javascript:alert(1)\"\n style A fill:url(//x)\n A --> C[\"x\\\" onload=\\\"y\"]";
        let drawing = draw(source, "\"><script>").expect("a drawing");
        for tag in super::super::html::tags(&drawing) {
            assert!(svg::TAGS.contains(&tag.name), "{tag:?}");
            assert!(tag.attributes.iter().all(|a| svg::ATTRIBUTES.contains(&a.name)), "{tag:?}");
        }
        assert!(!drawing.contains("javascript:"));
    }

    #[test]
    fn what_is_no_diagram_is_shown_as_text() {
        assert_eq!(draw("nonsense here", "x"), None);
        assert_eq!(draw(&"flowchart TD\n".repeat(1000), "x"), None);
        assert_eq!(
            figure("a<b", None, Some("T")),
            "<figure class=\"diagram\"><figcaption>T</figcaption><pre class=\"mermaid\" tabindex=\"0\">a&lt;b</pre></figure>\n"
        );
    }
}
