//! No bytes as a page panic the compiler, and none make it hang.

use std::collections::{BTreeMap, BTreeSet};

use lyceum::config::Config;
use lyceum::diagnostic::{SourceText, print};
use lyceum::markdown::{Highlighter, IncludeFiles};
use lyceum::parse::{self, Options};
use lyceum::portal::{self, Input, PageIx};
use lyceum::render::{self, Shared, Theme};
use lyceum::schema;
use lyceum::source::{ContentFile, Sources};
use proptest::prelude::*;

struct NoFiles;

impl IncludeFiles for NoFiles {
    fn read(&self, _: &str, _: &str) -> Result<std::sync::Arc<SourceText>, String> {
        Err("none".into())
    }
}

/// One text as page and as data, through every stage.
fn compile(text: &str, name: &str) {
    let file = |path: &str| ContentFile {
        path: path.into(),
        text: SourceText::new(format!("content/{path}"), text),
    };
    let sources = Sources {
        pages: vec![file(name), file("troubleshooting/b.md")],
        data: vec![
            SourceText::new("data/person.csv", text),
            SourceText::new("data/team.toml", text),
            SourceText::new("data/glossary_term.jsonl", text),
        ],
        ..Sources::default()
    };
    let config = Config::parse(&SourceText::new("lyceum.toml", text)).0;
    let (schema, found) = schema::load(&[]);
    assert!(found.is_empty(), "{found:?}");
    let (pages, mut found) = parse::parse(&sources, &schema, &NoFiles, Options::default());
    let (portal, more) = portal::build(Input {
        config,
        schema,
        pages,
        assets: BTreeSet::new(),
        statics: BTreeSet::new(),
        image_size: &|_| None,
        changed: &BTreeMap::new(),
        first: &BTreeMap::new(),
        edits: &BTreeMap::new(),
        usage: &[],
        measurements: &[],
        audience: "public".into(),
        today: jiff::civil::date(2026, 11, 21),
        drafts: true,
        foreign: false,
        words: None,
    });
    found.extend(more);
    let (theme, more) = Theme::new(&[], &portal.config);
    found.extend(more);
    let governance = lyceum::governance::Assessment::default();
    let shared = Shared::new(&portal, &governance, &theme);
    let highlighter = Highlighter::new();
    for i in 0..portal.pages.len() {
        let (_, more) = render::page(&shared, PageIx(i as u32), &highlighter);
        found.extend(more);
    }
    lyceum::emit::emit(&portal, &lyceum::registers::Registers::new(&portal));
    // Printing must not panic on any span either.
    print::print(&found, print::Format::Text, print::Style::default());
}

/// Pieces out of which mistakes are made.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("+++\n"),
        Just("---\n"),
        Just("title = \"a"),
        Just("title: [a, b\n"),
        Just("tags = [\"x\"]\n"),
        Just("status = \"draft\"\n"),
        Just("updated = 2026-13-99\n"),
        Just("type = \"post_mortems\"\n"),
        Just("timeline = [{ at = 1 }]\n"),
        Just("related = [\"\", \"/\", \"#\"]\n"),
        Just("aliases = [\"../x\", \"\"]\n"),
        Just("slug = \"/\"\n"),
        Just("```rust {1-9999999999}\n"),
        Just("=== \"Tab\"\n    x\n"),
        Just("??? note \"T\"\n    x\n"),
        Just("[[a#b|c]]"),
        Just("[x](a%ff.md#%)"),
        Just("![](\n"),
        Just("| a |\n|---|\n| b"),
        Just("$$\\frac{$$"),
        Just("{{#include a:b:c}}\n"),
        Just("<details><p>"),
        Just("> [!NOTE]\n"),
        Just("\u{0}\u{feff}"),
        Just("# \u{202e}é\n"),
        Just("\r\n"),
        Just("[^1]: x\n[^1]"),
        Just("- [ ] t\n"),
        Just("```mermaid\ngraph TD; A-->"),
        Just("id,title\n\"a"),
    ];
    prop::collection::vec(prop_oneof![3 => piece.prop_map(str::to_owned), 1 => any::<String>()], 0..14)
        .prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_the_compiler(text in nasty(), name in "[a-zA-Z0-9 ._%é-]{1,12}") {
        compile(&text, &format!("{name}.md"));
    }

    #[test]
    fn no_bytes_panic_the_compiler(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        compile(&String::from_utf8_lossy(&bytes), "a.md");
    }
}

#[test]
fn bytes_that_are_no_text_are_one_diagnostic() {
    use crate::support::{arg, folder, lyceum, stderr};
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/ok.md", "# Ok\n")]);
    std::fs::write(root.path().join("content/bad.md"), b"# Bad \xff\xfe").expect("written");
    let output = lyceum(&["check", arg(root.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error[LY002]: the file is not UTF-8 text\n --> content/bad.md:1:7"),
        "{}",
        stderr(&output)
    );
}
