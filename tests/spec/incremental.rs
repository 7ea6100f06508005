//! A build that knows its predecessors writes what a build from nothing would write: on disk, and in the memory of the
//! development server.

use std::collections::BTreeMap;
use std::path::Path;

use lyceum::compile::Settings;
use lyceum::preview::Preview;
use proptest::prelude::*;

use super::access::{assert_same, files};
use crate::support::{TODAY, arg, folder, lyceum};

/// One edit of a small tree.
#[derive(Debug, Clone)]
enum Edit {
    Write(usize, String),
    Append(usize, String),
    Remove(usize),
    Rename(usize, usize),
    Section(String),
    Include(String),
    Image(Vec<u8>),
    Config(String),
    Row(String),
    Measured(u8),
    Template(String),
    Type(String),
    Review(String, u8, bool),
    Nothing,
}

/// Pages that edits are about: two of them below a section.
const PAGES: [&str; 5] = ["p0.md", "p1.md", "p2.md", "guides/p3.md", "guides/p4.md"];

fn edit() -> impl Strategy<Value = Edit> {
    let word = "[a-z]{1,8}";
    let page = 0..PAGES.len();
    prop_oneof![
        6 => (page.clone(), word, any::<bool>()).prop_map(|(page, word, typed)| Edit::Write(page, text(&word, typed))),
        4 => (page.clone(), word).prop_map(|(page, word)| Edit::Append(page, word)),
        1 => page.clone().prop_map(Edit::Remove),
        1 => (page.clone(), page).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => word.prop_map(Edit::Section),
        1 => word.prop_map(Edit::Include),
        1 => prop::collection::vec(any::<u8>(), 1..20).prop_map(Edit::Image),
        1 => word.prop_map(Edit::Config),
        1 => word.prop_map(Edit::Row),
        2 => any::<u8>().prop_map(Edit::Measured),
        1 => word.prop_map(Edit::Template),
        1 => word.prop_map(Edit::Type),
        3 => (word, 70..100_u8, any::<bool>()).prop_map(|(by, score, all)| Edit::Review(by, score, all)),
        1 => Just(Edit::Nothing),
    ]
}

/// A page with links, one of them to a list that is not always there, a reference, code, and now and then a finding that only rendering makes.
fn text(word: &str, typed: bool) -> String {
    let formula = if word.len() == 3 { "$\\frac{$" } else { "" };
    let front =
        if typed { "type = \"hint\"\nstrength = 3\nwhy = \"see [[guides/p3]]\"" } else { "type = \"page\"" };
    format!(
        "+++\n{front}\ntags = [\"{word}\"]\nrelated = [\"p1\"]\n+++\n# {word}\n\n[[p1]] {word} {formula}\n\n\
         [guide](/guides/p3.md) [hints](/browse/type/hint/)\n\n```rust\nlet {word}_ = 1;\n```\n"
    )
}

fn apply(root: &Path, edit: &Edit) {
    let write = |path: &str, text: &[u8]| std::fs::write(root.join(path), text).expect("written");
    let page = |page: &usize| root.join("content").join(PAGES[*page]);
    match edit {
        Edit::Write(at, text) => std::fs::write(page(at), text).expect("written"),
        Edit::Append(at, word) => {
            // There may be no such page.
            let Ok(text) = std::fs::read_to_string(page(at)) else { return };
            std::fs::write(page(at), format!("{text}\nThen {word}.\n")).expect("written");
        }
        Edit::Remove(at) => drop(std::fs::remove_file(page(at))),
        Edit::Rename(from, to) => drop(std::fs::rename(page(from), page(to))),
        Edit::Section(title) => {
            let text =
                format!("+++\ntype = \"page\"\n+++\n# {title}\n\n{{{{#include ../_parts/part.txt}}}}\n");
            write("content/guides/index.md", text.as_bytes());
        }
        Edit::Include(text) => write("content/_parts/part.txt", text.as_bytes()),
        Edit::Image(bytes) => write("content/map.png", bytes),
        Edit::Config(title) => {
            let numbers = title.len().is_multiple_of(2);
            write(
                "lyceum.toml",
                format!(
                    "title = \"{title}\"\n[markdown]\nline_numbers = {numbers}\n[build]\noffline = false\n"
                )
                .as_bytes(),
            );
        }
        Edit::Row(name) => {
            let text = format!("id,title,definition\n{name},{name},about {name}\n");
            write("data/glossary_term.csv", text.as_bytes());
        }
        Edit::Measured(value) => {
            // An odd value has a row that cannot be read: what is said of it is said again.
            let wrong = if value.is_multiple_of(2) { "" } else { "lag,someday,1\n" };
            let text = format!("metric,timestamp,value\nlag,2026-10-05,12\n{wrong}lag,2026-10-12,{value}\n");
            write("data/measurements/a.csv", text.as_bytes());
        }
        Edit::Template(word) => {
            write(
                "templates/types/hint.html",
                format!("{word} {{{{ page.title }}}} {{{{ body }}}}").as_bytes(),
            );
        }
        Edit::Type(title) => write("packs/hint.toml", hint(title).as_bytes()),
        Edit::Review(by, score, all) => {
            // Another name of the reviewer shows in the panel of the page; its text may stay the same.
            write(
                "content/people/ana.md",
                format!("+++\ntitle = \"{by}\"\nrole = \"{by}\"\n+++\n").as_bytes(),
            );
            if *all {
                write("content/reviewed.md", reviewed(*score).as_bytes());
            }
        }
        Edit::Nothing => {}
    }
}

/// A metric with values in a file of measurements.
const METRIC: &str = "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\n\
    measurement_unit = \"min\"\ntarget_value = 20\n+++\n# Lag\n";

/// A published page with one review.
fn reviewed(score: u8) -> String {
    format!(
        "+++\ntype = \"hint\"\nstatus = \"published\"\n[[review]]\ntype = \"technical_accuracy\"\nreviewer = \"ana\"\n\
         date = 2026-10-02\nscore = {score}\nverdict = \"approved\"\n+++\n# Reviewed\n"
    )
}

/// A content type of the portal's own.
fn hint(title: &str) -> String {
    format!(
        "id = \"hint\"\ntitle = \"{title}\"\nplural = \"{title}s\"\n\
         required_reviews = [\"technical_accuracy\"]\nreview_cycle = \"1y\"\n\
         [[field]]\nname = \"strength\"\ntype = \"integer\"\ntitle = \"{title}\"\n\
         [[field]]\nname = \"why\"\ntype = \"text\"\n"
    )
}

/// Every file in the memory of a server that is asked for all of them; `None` where the sources have errors.
fn served(preview: &mut Preview, root: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let settings = Settings::on(TODAY.parse().expect("a date"));
    let built = preview.build(root, &settings).expect("a readable root");
    let (pages, later) = built.files?;
    let later = later.all();
    let all = pages.iter().chain(&later);
    Some(all.map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_second_build_is_as_good_as_a_first(edits in prop::collection::vec(edit(), 1..6)) {
        let root = folder(&[
            ("lyceum.toml", "title = \"T\"\n[build]\noffline = false\n"),
            ("content/index.md", "+++\ntype = \"page\"\n+++\n# Home\n\n{{#include _parts/part.txt}}\n\n![map](map.png)\n"),
            ("content/p1.md", &text("first", false)),
            ("content/guides/p3.md", &text("third", true)),
            ("content/_parts/part.txt", "part"),
            ("content/map.png", "x"),
            ("data/glossary_term.csv", "id,title,definition\nlag,Lag,Delay\n"),
            ("packs/hint.toml", &hint("Hint")),
            ("content/metrics/lag.md", METRIC),
            ("data/measurements/a.csv", "metric,timestamp,value\nlag,2026-10-05,12\n"),
            ("content/people/ana.md", "+++\ntitle = \"Ana\"\nrole = \"Engineer\"\n+++\n"),
            ("content/reviewed.md", &reviewed(90)),
            ("templates/types/hint.html", "{{ body }} {% if page.f.why %}{{ page.f.why }}{% endif %}"),
        ]);
        let outs = tempfile::tempdir().expect("a folder");
        let build = |out: &Path| lyceum(&["build", arg(root.path()), "-o", arg(out), "--today", TODAY]);
        let kept = outs.path().join("kept");
        let mut preview = Preview::default();
        prop_assert!(build(&kept).status.success());
        prop_assert!(served(&mut preview, root.path()).is_some());
        for (i, edit) in edits.iter().enumerate() {
            apply(root.path(), edit);
            let said = build(&kept);
            let fresh = outs.path().join(format!("fresh{i}"));
            let expected = build(&fresh);
            let in_memory = served(&mut preview, root.path());
            prop_assert_eq!(findings(&said), findings(&expected));
            prop_assert_eq!(said.status.code(), expected.status.code());
            // A page that names a removed one is an error, and then nothing is written.
            prop_assert_eq!(in_memory.is_some(), expected.status.success());
            let Some(in_memory) = in_memory else { continue };
            let mut on_disk = files(&fresh);
            assert_same(&on_disk, &files(&kept));
            on_disk.remove(".lyceum-manifest");
            assert_same(&on_disk, &in_memory);
        }
    }
}

/// What a build reports, without its last line, which says how much it wrote.
fn findings(output: &std::process::Output) -> Vec<String> {
    let text = crate::support::stderr(output);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

#[test]
fn a_list_that_comes_or_goes_is_a_link_or_not() {
    let settings =
        "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"code_expertise\"]\n";
    let root = folder(&[
        ("lyceum.toml", settings),
        ("content/index.md", "+++\ntype = \"page\"\n+++\n# Home\n\n[code](/browse/code/#a)\n"),
        ("content/people/ana.md", "+++\ntitle = \"Ana\"\nrole = \"Engineer\"\n+++\n"),
        ("data/glossary_term.csv", "id,title,definition\nlag,Lag,Delay\n"),
    ]);
    let outs = tempfile::tempdir().expect("a folder");
    let kept = outs.path().join("kept");
    let build = |out: &Path| lyceum(&["build", arg(root.path()), "-o", arg(out), "--today", TODAY]);
    let rows = root.path().join("data/code_expertise.csv");
    let known =
        "id,repository,area,person,share,expertise_level,last_active\na,shop,src,ana,1.0,expert,2026-11-02\n";
    for (i, there) in [false, true, false].into_iter().enumerate() {
        let text =
            if there { known } else { "id,repository,area,person,share,expertise_level,last_active\n" };
        std::fs::write(&rows, text).expect("written");
        let fresh = outs.path().join(format!("fresh{i}"));
        let said = build(&kept);
        assert!(said.status.success() && build(&fresh).status.success(), "{}", crate::support::stderr(&said));
        let kept = files(&kept);
        let home = String::from_utf8_lossy(&kept["index.html"]);
        assert_eq!(home.contains("<a href=\"/browse/code/#a\">code</a>"), there, "{home}");
        assert_same(&files(&fresh), &kept);
    }
}
