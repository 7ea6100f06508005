//! Outlines and sections, and that they agree with the HTML.

use super::*;

fn outline_of(text: &str) -> Outline {
    let source = SourceText::new("content/a.md", text);
    outline(&prepare(&source, 0, &Files::default()).0)
}

#[test]
fn everything_that_others_need_is_listed() {
    let text = "<!-- c -->\n# The *Title*\n\nFirst [para](b.md#x)\nof `words`.\n\n## Sub {#sub}\n\n\
                - [ ] a [[Page|w]] ![i](i.png)\n- [x] https://a.example\n\n```rust title=\"x\"\nlet words = 1;\n```\n\n\
                <a id=\"anchor\" href=\"c.md?a&amp;b\">x</a>[^n]\n\n[^n]: Note.\n";
    let out = outline_of(text);
    let title = out.title.as_ref().expect("a title");
    assert_eq!((title.text.as_str(), title.leading), ("The Title", true));
    let headings: Vec<_> = out.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(headings, [(1, "the-title", "The Title"), (2, "sub", "Sub")]);
    let links: Vec<_> = out.links.iter().map(|l| (l.kind, l.dest.as_str(), l.text.as_str())).collect();
    assert_eq!(
        links,
        [
            (LinkKind::Page, "b.md#x", "para"),
            (LinkKind::Wiki, "Page", "w"),
            (LinkKind::Image, "i.png", "i"),
            (LinkKind::Page, "https://a.example", "https://a.example"),
        ]
    );
    assert_eq!(out.links[0].span.line_column(), (4, 7));
    assert_eq!(
        (out.html_links[0].dest.as_str(), out.html_links[0].span.line_column()),
        ("c.md?a&b", (16, 1))
    );
    assert_eq!(out.summary, "First para of words.");
    assert_eq!((out.tasks, out.words), (2, 13));
    assert_eq!(out.languages.iter().collect::<Vec<_>>(), ["rust"]);
    let anchors: Vec<_> = out.anchors.iter().map(String::as_str).collect();
    assert_eq!(anchors, ["anchor", "fn:1", "fnref:1", "sub", "the-title"]);
}

#[test]
fn a_page_without_a_leading_title_offers_its_first_heading() {
    let out = outline_of("Lead\n\n## Sub\n");
    let title = out.title.expect("a title");
    assert_eq!((title.text.as_str(), title.leading), ("Sub", false));
    assert!(outline_of("no headings").title.is_none());
}

#[test]
fn the_table_of_contents_has_the_levels_of_the_html() {
    for (text, drop_title, levels) in [
        ("# T\n\n## A\n\n### B", true, vec![2, 3]),
        ("# T\n\n## A", false, vec![2, 3]),
        ("# T\n\n# A\n\n## B", true, vec![2, 3]),
        ("lead\n\n# A\n\n###### B", true, vec![2, 6]),
        ("## A\n\n### B", true, vec![2, 3]),
    ] {
        let toc = outline_of(text).toc(drop_title);
        let found: Vec<_> = toc.iter().map(|h| h.level).collect();
        assert_eq!(found, levels, "{text}");
        let settings = Settings { drop_title, ..Settings::default() };
        let html = render_with(text, settings).0.html;
        for heading in &toc {
            let open = format!("<h{} id=\"{}\">", heading.level, heading.id);
            assert!(html.contains(&open), "{open} in {html}");
        }
        assert_eq!(html.matches("<h").count(), toc.len(), "{html}");
    }
}

#[test]
fn foreign_syntax_is_noticed_outside_of_code() {
    let out = outline_of(
        "a {{< ref \"x\" >}} and {% include y %}\n\n!!! note\n\n::: tip\n\n`{{< x >}}`\n\n```\n{% x %}\n```\n",
    );
    let kinds: Vec<_> = out.foreign.iter().map(|(kind, span)| (*kind, span.line_column())).collect();
    assert_eq!(
        kinds,
        [
            (ForeignKind::Shortcode, (1, 3)),
            (ForeignKind::Admonition, (3, 1)),
            (ForeignKind::Directive, (5, 1)),
        ]
    );
}

#[test]
fn summaries_end_at_a_word() {
    let out = outline_of(&"word ".repeat(100));
    assert!(out.summary.ends_with("word…") && out.summary.chars().count() <= 201, "{}", out.summary);
    assert_eq!(outline_of("> quote\n\n- list\n\nText.").summary, "Text.");
}

#[test]
fn sections_hold_all_there_is_to_read() {
    let source = SourceText::new(
        "a.md",
        "# T\n\nLead *text*.\n\n## A\n\nOne.\n\n```rust\ncode();\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n## A\n\n- p\n- q\n",
    );
    let (body, _) = prepare(&source, 0, &Files::default());
    let section = |anchor: &str, heading: &str, text: &str| SectionText {
        anchor: anchor.to_owned(),
        heading: heading.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        sections(&body),
        [
            section("", "", "Lead text."),
            section("a", "A", "One.\ncode();\nx\ny\n1\n2"),
            section("a-1", "A", "p\nq"),
        ]
    );
}

#[test]
fn short_texts_are_rendered_without_blocks_or_raw_html() {
    for (text, html, text_only) in [
        ("a *b* `c<d>`", "a <em>b</em> <code>c&lt;d&gt;</code>", "a b c<d>"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", ""),
        ("[l](https://a.example) [r](b.md)", "<a href=\"https://a.example\">l</a> r", "l r"),
        ("[j](javascript:x)", "j", "j"),
        (
            "see https://a.example.",
            "see <a href=\"https://a.example\">https://a.example</a>.",
            "see https://a.example.",
        ),
        ("# a\n\nb", "a b", "a b"),
    ] {
        assert_eq!(inline(text), html, "{text}");
        if !text.starts_with("<script") {
            assert_eq!(plain(text), text_only, "{text}");
        }
    }
}
