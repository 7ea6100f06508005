//! Includes, and the way back from the expanded text to where it was written.

use super::*;

fn body_of(text: &str, files: &[(&'static str, &'static str)]) -> (Body, Vec<Diagnostic>) {
    let source = SourceText::new("content/a.md", text);
    prepare(&source, 0, &Files(files.iter().copied().collect()))
}

#[test]
fn files_regions_and_lines_are_included() {
    let code =
        "one\n// ANCHOR: mid\ntwo\n// ANCHOR: in\nthree\n// ANCHOR_END: in\n// ANCHOR_END: mid\nfour\n";
    for (text, expanded) in [
        ("a {{#include c.rs:in}} b", "a three b"),
        ("```\n{{#include c.rs}}\n```", "```\none\ntwo\nthree\nfour\n```"),
        ("{{#include c.rs:mid}}", "two\nthree"),
        ("{{#include c.rs:1}}", "one"),
        ("{{#include c.rs:3:5}}", "two\nthree"),
        ("{{#include c.rs:8:}}", "four"),
        ("{{#include c.rs::1}}", "one"),
        ("  {{#include c.rs:mid}}", "  two\n  three"),
        ("\\{{#include c.rs}}", "{{#include c.rs}}"),
        ("{{#include p.md}}!", "Hello!"),
        ("{{#include outer.md}}", "<three>"),
    ] {
        let files = [
            ("c.rs", code),
            ("p.md", "+++\ntitle = 1\n+++\nHello\n"),
            ("outer.md", "<{{#include c.rs:in}}>"),
        ];
        let (body, diagnostics) = body_of(text, &files);
        assert_eq!(body.text(), expanded, "{text}");
        assert_eq!(diagnostics, [], "{text}");
    }
}

#[test]
fn includes_that_cannot_be_read_are_errors_with_a_place() {
    for (text, message) in [
        ("x {{#include no.rs}}", "cannot include `no.rs`: no such file"),
        ("x {{#include c.rs:nope}}", "`c.rs` has no region `nope`"),
        ("x {{#include c.rs:9}}", "`c.rs` does not have these lines"),
        ("x {{#include loop.md}}", "`loop.md` includes itself"),
    ] {
        let files =
            [("c.rs", "// ANCHOR: yes\na\n// ANCHOR_END: yes\n"), ("loop.md", "{{#include loop.md}}")];
        let (body, diagnostics) = body_of(text, &files);
        let [diagnostic] = diagnostics.as_slice() else {
            panic!("{text}: {diagnostics:?}");
        };
        assert_eq!(diagnostic.code.id(), "LY026");
        assert_eq!(diagnostic.message, message);
        assert!(body.text().starts_with("x {{#include "), "{}", body.text());
    }
}

#[test]
fn growth_without_end_is_stopped() {
    let files = [
        ("a.md", "{{#include b.md}}".repeat(50).leak() as &'static str),
        ("b.md", "x".repeat(1 << 20).leak()),
    ];
    let (body, diagnostics) = body_of("{{#include a.md}}", &files);
    assert!(body.text().len() < 10 << 20);
    assert!(diagnostics.iter().all(|d| d.message.contains("exceeds")) && !diagnostics.is_empty());
}

/// Where the given part of the expanded text was written: path, line, column, text.
fn origin(body: &Body, part: &str) -> (String, (usize, usize), String) {
    let at = body.text().find(part).expect(part);
    let span = body.span(at..at + part.len());
    let text = span.source.text[span.range.clone()].to_owned();
    (span.source.path.clone(), span.line_column(), text)
}

#[test]
fn every_part_points_to_where_it_was_written() {
    let text = "# T\n\nbefore\n{{#include f.md:r}}\nafter\n\n=== \"Tab\"\n\n    inside tab\n\nend";
    let (body, _) = body_of(text, &[("f.md", "x\nANCHOR: r\nincluded\nANCHOR_END: r\n")]);
    let page = |line, column, text: &str| ("content/a.md".to_owned(), (line, column), text.to_owned());
    assert_eq!(origin(&body, "before"), page(3, 1, "before"));
    assert_eq!(origin(&body, "included"), ("f.md".to_owned(), (3, 1), "included".to_owned()));
    assert_eq!(origin(&body, "after"), page(5, 1, "after"));
    assert_eq!(origin(&body, "inside tab"), page(9, 5, "inside tab"));
    assert_eq!(origin(&body, "end"), page(11, 1, "end"));
}

#[test]
fn the_front_matter_is_not_part_of_the_body() {
    let source = SourceText::new("a.md", "+++\n+++\n# T\n");
    let (body, _) = prepare(&source, 8, &Files::default());
    assert_eq!(body.text(), "# T\n");
    assert_eq!(outline(&body).headings[0].span.line_column(), (3, 1));
    let (beyond, _) = prepare(&source, 99, &Files::default());
    assert_eq!(beyond.text(), "");
}

#[test]
fn problems_in_included_text_are_reported_there() {
    let source = SourceText::new("content/a.md", "x\n\n{{#include f.md}}\n");
    let (body, _) = prepare(&source, 0, &Files(BTreeMap::from([("f.md", "a\n\n$\\nosuch$\n")])));
    let (_, diagnostics) = render(&body, &Links, &Settings::default(), &Highlighter::new());
    let span = diagnostics[0].span.as_ref().expect("a span");
    assert_eq!((span.source.path.as_str(), span.line_column()), ("f.md", (3, 1)));
}
