//! A build that knows its predecessor writes what a build from nothing would write.

use std::path::Path;

use proptest::prelude::*;

use super::access::{assert_same, files};
use crate::support::{TODAY, arg, folder, lyceum_ok};

/// One edit of a small tree.
#[derive(Debug, Clone)]
enum Edit {
    Write(usize, String),
    Remove(usize),
    Include(String),
    Image(Vec<u8>),
    Title(String),
    Field(String),
    Nothing,
}

fn edit() -> impl Strategy<Value = Edit> {
    let word = "[a-z]{1,8}";
    prop_oneof![
        4 => (0..4_usize, word).prop_map(|(page, word)| {
            Edit::Write(page, format!("+++\ntype = \"page\"\ntags = [\"{word}\"]\n+++\n# {word}\n\n[[p1]] {word}\n\n```rust\nlet {word}_ = 1;\n```\n"))
        }),
        1 => (0..4_usize).prop_map(Edit::Remove),
        1 => word.prop_map(Edit::Include),
        1 => prop::collection::vec(any::<u8>(), 1..20).prop_map(Edit::Image),
        1 => word.prop_map(Edit::Title),
        1 => word.prop_map(Edit::Field),
        1 => Just(Edit::Nothing),
    ]
}

fn apply(root: &Path, edit: &Edit) {
    let write = |path: &str, bytes: &[u8]| std::fs::write(root.join(path), bytes).expect("written");
    match edit {
        Edit::Write(page, text) => write(&format!("content/p{page}.md"), text.as_bytes()),
        Edit::Remove(page) => drop(std::fs::remove_file(root.join(format!("content/p{page}.md")))),
        Edit::Include(text) => write("content/_parts/part.txt", text.as_bytes()),
        Edit::Image(bytes) => write("content/map.png", bytes),
        Edit::Title(text) => write("lyceum.toml", format!("title = \"{text}\"\n").as_bytes()),
        Edit::Field(text) => write(
            "data/glossary_term.csv",
            format!("id,title,definition\n{text},{text},about {text}\n").as_bytes(),
        ),
        Edit::Nothing => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn a_second_build_is_as_good_as_a_first(edits in prop::collection::vec(edit(), 1..5)) {
        let root = folder(&[
            ("lyceum.toml", "title = \"T\"\n"),
            ("content/index.md", "+++\ntype = \"page\"\n+++\n# Home\n\n{{#include _parts/part.txt}}\n\n![map](map.png)\n"),
            ("content/_parts/part.txt", "part"),
            ("content/map.png", "x"),
            ("data/glossary_term.csv", "id,title,definition\nlag,Lag,Delay\n"),
        ]);
        let outs = tempfile::tempdir().expect("a folder");
        let build = |out: &Path| lyceum_ok(&["build", arg(root.path()), "-o", arg(out), "--today", TODAY]);
        let kept = outs.path().join("kept");
        build(&kept);
        for (i, edit) in edits.iter().enumerate() {
            apply(root.path(), edit);
            build(&kept);
            let fresh = outs.path().join(format!("fresh{i}"));
            build(&fresh);
            assert_same(&files(&fresh), &files(&kept));
        }
    }
}
