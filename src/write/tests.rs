//! Whole builds against a real folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use tempfile::TempDir;

use super::manifest::{MANIFEST, Manifest};
use super::{Summary, Workshop, WriteError};
use crate::artifact::Artifact;
use crate::hash::half;

type Files<'a> = &'a [(&'a str, &'a str)];

fn build(output: &Path, files: Files, fingerprint: u8) -> Result<Summary, WriteError> {
    let workshop = Workshop::open(output)?;
    files.par_iter().try_for_each(|(path, text)| workshop.put(&Artifact::new(*path, *text)))?;
    workshop.commit([fingerprint; 32])
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = fs::canonicalize(folder.path()).unwrap().join("public");
    (folder, output)
}

/// Every file below a folder, without our manifest.
fn files(output: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(output)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir() && entry.file_name() != MANIFEST)
        .map(|entry| {
            let path = entry.path().strip_prefix(output).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn of(files: Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Tells one file from its replacement.
fn identity(path: &Path) -> (u64, SystemTime) {
    let metadata = fs::metadata(path).unwrap();
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let inode = 0;
    (inode, metadata.modified().unwrap())
}

const ONE: Files = &[("index.html", "home"), ("a/index.html", "a"), ("b/c/index.html", "c")];
const TWO: Files = &[("index.html", "home"), ("a/index.html", "changed"), ("d.css", "d")];

#[test]
fn a_build_writes_changes_and_removes() {
    let (_folder, output) = place();
    let summary = build(&output, ONE, 1).unwrap();
    assert_eq!(summary, Summary { written: 3, unchanged: 0, removed: 0, bytes: 6 });
    assert_eq!(files(&output), of(ONE));
    let home = identity(&output.join("index.html"));

    let summary = build(&output, TWO, 2).unwrap();
    assert_eq!(summary, Summary { written: 2, unchanged: 1, removed: 1, bytes: 12 });
    assert_eq!(files(&output), of(TWO));
    assert_eq!(identity(&output.join("index.html")), home);
    assert!(!output.join("b").exists(), "the folder of a page that is gone");
    let manifest = fs::read_to_string(output.join(MANIFEST)).unwrap();
    let listed: Vec<_> = manifest.lines().skip(1).map(|line| &line[33..]).collect();
    assert_eq!(listed, ["a/index.html", "d.css", "index.html"]);
}

#[test]
fn an_identical_build_touches_nothing() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    let seen = || ["", MANIFEST, "index.html", "b/c"].map(|path| identity(&output.join(path)));
    let before = seen();
    let summary = build(&output, ONE, 2).unwrap();
    assert_eq!(summary, Summary { written: 0, unchanged: 3, removed: 0, bytes: 6 });
    assert_eq!(seen(), before);
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), Some([2; 32]));
}

#[test]
fn the_fingerprint_counts_only_while_the_output_is_as_built() {
    let (_folder, output) = place();
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), None);
    let fingerprint = || {
        build(&output, ONE, 1).unwrap();
        Workshop::open(&output).unwrap().last_fingerprint()
    };
    assert_eq!(fingerprint(), Some([1; 32]));

    fs::remove_file(output.join("a/index.html")).unwrap();
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), None);
    assert_eq!(fingerprint(), Some([1; 32]));

    // The same size, so that only the time of change tells.
    let old = identity(&output.join("a/index.html")).1;
    fs::write(output.join("a/index.html"), "X").unwrap();
    File::options()
        .write(true)
        .open(output.join("a/index.html"))
        .unwrap()
        .set_modified(old + Duration::from_secs(1))
        .unwrap();
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), None);
    assert_eq!(fingerprint(), Some([1; 32]));
    assert_eq!(files(&output), of(ONE), "a build repairs what was edited by hand");

    fs::remove_dir_all(&output).unwrap();
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), None);
}

#[test]
fn without_a_workshop_contents_are_compared() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    let home = identity(&output.join("index.html"));
    fs::remove_dir_all(output.with_file_name(".public.lyceum")).unwrap();
    assert_eq!(build(&output, ONE, 1).unwrap().unchanged, 3);
    assert_eq!(identity(&output.join("index.html")), home);
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let (folder, output) = place();
    fs::create_dir(&output).unwrap();
    fs::write(output.join("thesis.txt"), "years of work").unwrap();
    let error = build(&output, ONE, 1).unwrap_err();
    let expected = format!(
        "{} is not empty and was not written by lyceum; choose another folder with -o, or empty this one first",
        output.display()
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(files(folder.path()).len(), 1, "nothing is created beside it either");

    fs::remove_file(output.join("thesis.txt")).unwrap();
    build(&output, ONE, 1).unwrap();
    assert_eq!(files(&output), of(ONE), "an empty folder is fine");
}

#[test]
fn a_file_a_damaged_manifest_and_a_dangling_link_are_refused() {
    let (folder, output) = place();
    fs::write(&output, "").unwrap();
    assert!(matches!(build(&output, ONE, 1), Err(WriteError::NotAFolder(_))));
    fs::remove_file(&output).unwrap();
    build(&output, ONE, 1).unwrap();
    fs::write(output.join(MANIFEST), "lyceum-manifest 1\nnonsense\n").unwrap();
    let error = build(&output, TWO, 1).unwrap_err().to_string();
    assert!(error.ends_with("is damaged, line 2; empty the output folder and build again"), "{error}");
    assert_eq!(files(&output), of(ONE));
    assert!(matches!(build(Path::new("/"), ONE, 1), Err(WriteError::NoName(_))));
    #[cfg(unix)]
    {
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert!(matches!(build(&link, ONE, 1), Err(WriteError::Dangling(_))));
    }
}

#[test]
fn foreign_files_survive_untouched() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    fs::create_dir_all(output.join(".git/refs/tags")).unwrap();
    for (path, text) in [("CNAME", "example.org"), (".git/HEAD", "ref"), ("b/c/note.txt", "mine")] {
        fs::write(output.join(path), text).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("../elsewhere", output.join("shortcut")).unwrap();
    let before = [".git/HEAD", "CNAME", "b/c/note.txt"].map(|path| identity(&output.join(path)));

    build(&output, TWO, 2).unwrap();
    let after = [".git/HEAD", "CNAME", "b/c/note.txt"].map(|path| identity(&output.join(path)));
    assert_eq!(after, before);
    assert!(output.join(".git/refs/tags").is_dir(), "empty folders too");
    #[cfg(unix)]
    assert_eq!(fs::read_link(output.join("shortcut")).unwrap(), Path::new("../elsewhere"));
    assert!(!output.join("b/c/index.html").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_kept() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    fs::write(output.join("d.css"), "mine").unwrap();
    let error = build(&output, TWO, 2).unwrap_err();
    assert!(error.to_string().contains("d.css was not written by lyceum"), "{error}");
    assert_eq!(fs::read_to_string(output.join("d.css")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(output.join("a/index.html")).unwrap(), "a");
    // A file where the portal needs a folder.
    fs::rename(output.join("d.css"), output.join("e")).unwrap();
    assert!(matches!(build(&output, &[("e/f", "")], 2), Err(WriteError::ForeignInTheWay(_))));
}

#[test]
fn paths_are_checked() {
    let (_folder, output) = place();
    let workshop = Workshop::open(&output).unwrap();
    let put = |path: &str| workshop.put(&Artifact::new(path, "")).map_err(|error| error.to_string());
    put("a/b").unwrap();
    assert_eq!(put("a/b").unwrap_err(), "two files of the portal are both called \"a/b\"");
    assert_eq!(
        put("a").unwrap_err(),
        "the portal has a file \"a\" and also \"a/b\", which needs a folder of that name"
    );
    assert!(put("a/b/c").unwrap_err().starts_with("the portal has a file \"a/b\""));
    assert_eq!(
        put("../x").unwrap_err(),
        "the file \"../x\" cannot be published: its path leaves the output folder"
    );
    drop(workshop);
    assert!(!output.exists());
}

#[test]
fn a_dropped_build_leaves_the_last_one() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    let workshop = Workshop::open(&output).unwrap();
    workshop.put(&Artifact::new("index.html", "half a portal")).unwrap();
    drop(workshop);
    assert_eq!(files(&output), of(ONE));
    assert_eq!(Workshop::open(&output).unwrap().last_fingerprint(), Some([1; 32]));
}

#[test]
fn two_builds_at_once_are_refused() {
    let (_folder, output) = place();
    let first = Workshop::open(&output).unwrap();
    let error = Workshop::open(&output).unwrap_err().to_string();
    assert!(error.starts_with("another lyceum is writing"), "{error}");
    drop(first);
    Workshop::open(&output).unwrap();
}

#[test]
fn assets_are_streamed_kept_and_must_be_files() {
    let (folder, output) = place();
    let source = folder.path().join("logo.svg");
    fs::write(&source, "x".repeat(200_000)).unwrap();
    let publish = || {
        let workshop = Workshop::open(&output).unwrap();
        workshop.put_file("img/logo.svg", &mut File::open(&source).unwrap()).unwrap();
        workshop.commit([1; 32]).unwrap()
    };
    assert_eq!(publish(), Summary { written: 1, bytes: 200_000, ..Summary::default() });
    assert_eq!(publish(), Summary { unchanged: 1, bytes: 200_000, ..Summary::default() });
    fs::write(&source, "new").unwrap();
    assert_eq!(publish(), Summary { written: 1, bytes: 3, ..Summary::default() });
    let workshop = Workshop::open(&output).unwrap();
    #[cfg(unix)]
    assert!(workshop.put_file("dir", &mut File::open(folder.path()).unwrap()).is_err());
    assert!(matches!(workshop.commit([1; 32]), Err(WriteError::Unfinished(_))));
}

#[test]
fn caches_are_kept_between_builds() {
    let (_folder, output) = place();
    let workshop = Workshop::open(&output).unwrap();
    assert_eq!(workshop.load_cache("highlight"), None);
    workshop.save_cache("highlight", b"one").unwrap();
    workshop.save_cache("highlight", b"two").unwrap();
    workshop.commit([0; 32]).unwrap();
    assert_eq!(Workshop::open(&output).unwrap().load_cache("highlight"), Some(b"two".to_vec()));
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_is_replaced_where_it_is() {
    let (folder, output) = place();
    fs::create_dir(&output).unwrap();
    let link = folder.path().join("link");
    std::os::unix::fs::symlink("public", &link).unwrap();
    build(&link, ONE, 1).unwrap();
    build(&link, TWO, 2).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(files(&output), of(TWO));
}

#[cfg(unix)]
#[test]
fn small_edits_go_back_and_forth_between_two_trees() {
    let (_folder, output) = place();
    let many: Vec<_> =
        (0..40).map(|index| (format!("{index}/index.html"), format!("page {index}"))).collect();
    let standby = output.with_file_name(".public.lyceum").join("standby");
    for round in 0..6 {
        let mut texts = many.clone();
        texts[round].1 = format!("edited in round {round}");
        // A file becomes a folder and back.
        texts.push((["x", "x/y"][round % 2].to_owned(), "same".to_owned()));
        let portal: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        build(&output, &portal, 1).unwrap();
        assert_eq!(files(&output), of(&portal), "round {round}");
        assert_eq!(standby.exists(), round > 0, "round {round}");
        if round == 3 {
            // What a killed build and time may leave there.
            fs::write(standby.join("rest"), "").unwrap();
            fs::remove_file(standby.join("9/index.html")).unwrap();
            fs::remove_file(standby.join("8/index.html")).unwrap();
            fs::write(standby.join("8/index.html"), "wrong").unwrap();
        }
    }
}

/// Not a test: the process that [`killed_at_any_moment`] kills.
#[test]
#[ignore = "started by another test"]
fn child_that_builds_for_ever() {
    let Some(output) = std::env::var_os("LYCEUM_TEST_OUTPUT") else { return };
    for generation in 0_u64.. {
        let workshop = Workshop::open(Path::new(&output)).unwrap();
        generation_files(generation).par_iter().for_each(|artifact| workshop.put(artifact).unwrap());
        workshop.commit([0; 32]).unwrap();
    }
}

/// A portal whose every second file names its generation, and which has other files each time.
fn generation_files(generation: u64) -> Vec<Artifact> {
    let mut files: Vec<_> = (0..60)
        .map(|index| {
            let text = if index % 2 == 0 { format!("{generation}") } else { "same".to_owned() };
            Artifact::new(format!("{index}/index.html"), text)
        })
        .collect();
    files.push(Artifact::new(format!("only-in-{generation}"), ""));
    files
}

#[test]
fn killed_at_any_moment() {
    let (_folder, output) = place();
    build(&output, ONE, 1).unwrap();
    fs::write(output.join("CNAME"), "mine").unwrap();
    for round in 0..25_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["write::tests::child_that_builds_for_ever", "--exact", "--ignored"])
            .env("LYCEUM_TEST_OUTPUT", &output)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Once it builds, wherever it happens to be.
        let before = fs::read(output.join(MANIFEST)).unwrap();
        while fs::read(output.join(MANIFEST)).unwrap_or_default() == before {
            assert_eq!(child.try_wait().unwrap(), None, "the child must run");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(round * 900));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!(complaints, "");

        // Before any repair: exactly the manifest and the foreign file, each with the content promised.
        let manifest = Manifest::parse(&fs::read_to_string(output.join(MANIFEST)).unwrap()).unwrap();
        let mut found = files(&output);
        assert_eq!(found.remove("CNAME").as_deref(), Some("mine"), "round {round}");
        assert_eq!(found.keys().collect::<Vec<_>>(), manifest.0.keys().collect::<Vec<_>>(), "round {round}");
        for (path, text) in &found {
            assert_eq!(half(blake3::hash(text.as_bytes())), manifest.0[path], "{path} in round {round}");
        }
        let generations: std::collections::BTreeSet<_> =
            found.values().filter(|text| *text != "same").collect();
        assert!(found.contains_key("a/index.html") || generations.len() <= 2, "a mixture: {generations:?}");
    }
    build(&output, TWO, 1).unwrap();
    let mut expected = of(TWO);
    expected.insert("CNAME".to_owned(), "mine".to_owned());
    assert_eq!(files(&output), expected);
}
