//! What the checks see of a body, and the way back to where it was written.

use super::*;
use crate::markdown::text::{InlineKind, ProseKind};

fn read(source: &str) -> (Body, Text) {
    let source = SourceText::new("a.md", source);
    let (body, _) = prepare(&source, 0, &Files::default());
    let text = text(&body);
    (body, text)
}

#[test]
fn prose_by_kind() {
    let (_, text) = read(
        "# Title\n\nOne *two*\nthree.\n\n- tight `code`\n  - inner\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\nTerm\n: meaning\n",
    );
    let seen: Vec<_> = text.prose.iter().map(|p| (p.kind, p.text.as_str())).collect();
    assert_eq!(
        seen,
        [
            (ProseKind::Heading(1), "Title"),
            (ProseKind::Paragraph, "One two three."),
            (ProseKind::Item, "tight code"),
            (ProseKind::Item, "inner"),
            (ProseKind::Quote, "said"),
            (ProseKind::HeadCell, "a"),
            (ProseKind::HeadCell, "b"),
            (ProseKind::Cell, "c"),
            (ProseKind::Cell, "d"),
            (ProseKind::Term, "Term"),
            (ProseKind::Item, "meaning"),
        ]
    );
    assert_eq!(text.tables.len(), 1);
    assert_eq!(text.tables[0].head.len(), 2);
    assert_eq!(text.blocks.len(), 6);
}

#[test]
fn every_word_leads_back_to_where_it_was_written() {
    let source = "Fish &amp; **chips** with `tar\\tar` and [a link](x.md \"t\")\nof ![old](o.png) salt\n";
    let (body, text) = read(source);
    let prose = &text.prose[0];
    for word in ["Fish", "chips", "with", "tar\\tar", "a link", "of", "old", "salt"] {
        let at = prose.text.find(word).unwrap();
        let span = prose.span(&body, at..at + word.len());
        assert_eq!(&source[span.range], word);
    }
    let at = prose.text.find('&').unwrap();
    assert_eq!(&source[prose.source(at..at + 1)], "&");
    let inline: Vec<_> = prose.inline.iter().map(|i| (&i.kind, &prose.text[i.range.clone()])).collect();
    assert_eq!(
        inline,
        [
            (&InlineKind::Strong, "chips"),
            (&InlineKind::Code, "tar\\tar"),
            (&InlineKind::Link("x.md".into()), "a link"),
            (&InlineKind::Image("o.png".into()), "old"),
        ]
    );
}

#[test]
fn code_in_a_list_leads_back_past_its_indent() {
    let source = "- item\n\n  ```rust run title=\"x\"\n  let a = 1;\n  let b = ;\n  ```\n\n      indented\n";
    let (body, text) = read(source);
    let code = &text.code[0];
    assert_eq!((code.language.as_str(), code.text.as_str()), ("rust", "let a = 1;\nlet b = ;\n"));
    assert!(code.has_option("run") && !code.has_option("rust"));
    assert_eq!(code.option("title").as_deref(), Some("x"));
    let at = code.text.find("b =").unwrap();
    assert_eq!(&source[code.span(&body, at..at + 3).range], "b =");
    assert_eq!((text.code[1].info.as_deref(), text.code[1].text.as_str()), (None, "indented\n"));
}
