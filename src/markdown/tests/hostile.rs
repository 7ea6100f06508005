//! No text panics, hangs, or gets anything into the page that executes.

use proptest::prelude::*;

use super::*;

/// Takes a text through every stage and looks at the result with a parser that is not ours.
fn survive(text: &str) {
    let files = Files(BTreeMap::from([("f.md", "{{#include g.md}}\n=== \"x\"\n    y"), ("g.md", "*g*")]));
    let source = SourceText::new("content/a.md", text);
    let (body, mut diagnostics) = prepare_with(&source, text.len() / 7, &files, true);
    let out = outline(&body);
    let parts = sections(&body);
    let settings = Settings::default();
    let (rendered, more) = render(&body, &Links, &settings, &Highlighter::new());
    diagnostics.extend(more);
    for diagnostic in &diagnostics {
        let span = diagnostic.span.as_ref().expect("a place");
        let _ = &span.source.text[span.range.clone()];
    }
    let dropped = out.title.as_ref().is_some_and(|t| t.leading);
    assert_eq!(parts.len(), 1 + out.headings.len() - usize::from(dropped));
    let _ = (inline(text), plain(text), slugify(text));
    // A heading in a footnote that nothing refers to is listed but not shown.
    let toc = if text.contains("]:") { Vec::new() } else { out.toc(true) };
    harmless(&rendered.html, &toc);
}

fn harmless(html: &str, toc: &[Heading]) {
    let document = scraper::Html::parse_fragment(html);
    let mut ids = Vec::new();
    for element in document.tree.values().filter_map(|node| node.as_element()) {
        let name = element.name();
        assert!(
            !["script", "style", "iframe", "object", "embed", "form", "base", "link", "meta"].contains(&name),
            "<{name}> in {html}"
        );
        for (attribute, value) in element.attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style", "{attribute} in {html}");
            if ["href", "src"].contains(&attribute) {
                assert!(url::link_allowed(value) || url::image_allowed(value), "{value} in {html}");
            }
            if attribute == "id" {
                ids.push(value.to_owned());
            }
        }
    }
    for heading in toc {
        assert!(ids.contains(&heading.id), "{} in {html}", heading.id);
    }
}

/// Pieces of Markdown that interfere with one another.
fn piece() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# ",
        "## h\n",
        "> ",
        ">> ",
        "- ",
        "- [ ] ",
        "1. ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "```\n",
        "```rust {2}\n",
        "~~~",
        "=== \"T\"\n",
        "===! \"T\"\n",
        "??? note \"x\"\n",
        "???+ q\n",
        "!!! tip\n",
        "    === \"in\"\n",
        "| a | b |\n",
        "|---|:-:|\n",
        "[a](b.md)",
        "![i](i.png \"t\")\n",
        "[[p|q]]",
        "[^1]",
        "\n[^1]: n\n",
        "$x$",
        "$$\\frac{",
        "}$$",
        "\n: def\n",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<details>\n",
        "<a href=\"javascript:x\" onclick=x>",
        "<img src=x onerror=y>",
        "<table><tr>",
        "<svg onload=x>",
        "<pre>",
        "<title>",
        "<b title=\"",
        "\">",
        "{{#include f.md}}",
        "{{#include",
        "}}",
        "\\",
        "&amp;",
        "&#0;",
        "\0",
        "http://a.example/(",
        "text",
        "é漢🎉",
        "[!NOTE]",
        "\r\n",
        "\u{F8E1}1",
        "<!--\u{F8E1}0-->",
        "<!--\u{F8E2}0-->\n",
        "<lyceum-slot n=\"0\">",
        "***\n",
        "---\n",
        "{#id}",
        "<math><mi>",
        "<plaintext>",
        "</p>",
        "<p>",
    ]);
    pieces.prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives(text in any::<String>()) {
        survive(&text);
    }

    #[test]
    fn nasty_markdown_survives(pieces in prop::collection::vec(piece(), 0..40)) {
        survive(&pieces.concat());
    }
}

fn nested_tabs(depth: usize) -> String {
    let lines: Vec<String> = (0..depth).map(|i| "    ".repeat(i) + "=== \"a\"\n").collect();
    lines.concat()
}

#[test]
fn depth_and_length_cost_no_square() {
    let started = std::time::Instant::now();
    for text in [
        "<div>".repeat(20_000),
        "> ".repeat(5_000) + "x <b>",
        "- ".repeat(2_000),
        "[".repeat(20_000),
        "![".repeat(10_000) + "a",
        "=== \"a\"\n".repeat(5_000),
        nested_tabs(200),
        "{{#include ".repeat(20_000),
        "{{#include f.md}}".repeat(2_000),
        "# a\n".repeat(10_000),
        "http://".repeat(20_000),
        "https://a.example/((((".repeat(5_000),
        "<a ".repeat(20_000),
        "<!-- ".repeat(20_000),
        "$".repeat(20_000),
        "${".repeat(10_000),
        "[^a]".repeat(5_000) + "\n\n[^a]: x",
        "| a ".repeat(2_000) + "\n" + &"|--".repeat(2_000) + "\n" + &"| b ".repeat(2_000),
        "```".to_owned() + &" {1}".repeat(10_000) + "\nx\n```",
        "<b><i>".repeat(40) + &"<p>x\n\n".repeat(500),
    ] {
        let before = started.elapsed();
        survive(&text);
        let took = started.elapsed().checked_sub(before).unwrap_or_default();
        // Wide enough for a busy machine and an unoptimised build; a square takes minutes.
        assert!(took.as_secs() < 20, "{took:?} for {:?}", text.chars().take(40).collect::<String>());
    }
}
