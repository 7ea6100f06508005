//! What a file's path and lines tell whatever its language: its name, where tests lie, how long lines are.

use super::{Facts, Seen, naming};
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::{in_test_folder, is_named_test};

/// Lines of at most this many characters are not kept.
pub(super) const SHORT: usize = 80;

/// Names that a language or a tool gives.
const GIVEN: [&str; 10] =
    ["__init__", "__main__", "mod", "lib", "main", "index", "conftest", "setup", "build", "package-info"];

pub(super) fn read(file: &CodeFile, facts: &mut Facts) {
    let language = file.grammar.language();
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let mut add = |measure, choice| facts.seen.push(Seen { measure, choice, line: 1, what: name.to_owned() });
    let bare = match language {
        Language::Go | Language::Python => stem.trim_end_matches("_test").trim_start_matches("test_"),
        _ => stem,
    };
    if let Some(style) = naming::of_file(bare).filter(|_| !GIVEN.contains(&stem)) {
        add("files", style);
    }
    let named = is_named_test(&file.path, language) && stem != "conftest";
    if named || in_test_folder(&file.path) && language == Language::Rust {
        add(
            "test-place",
            if in_test_folder(&file.path) { "in a folder of tests" } else { "beside the code" },
        );
    }
    if named {
        let choice = match language {
            Language::Python if stem.starts_with("test_") => Some("test_name.py"),
            Language::Python if stem.ends_with("_test") => Some("name_test.py"),
            Language::Javascript if name.contains(".test.") => Some("name.test"),
            Language::Javascript => Some("name.spec"),
            Language::Java if stem.starts_with("Test") => Some("TestName"),
            Language::Java if stem.ends_with("Test") => Some("NameTest"),
            Language::Java if stem.ends_with("Tests") => Some("NameTests"),
            Language::Java => Some("NameIT"),
            _ => None,
        };
        if let Some(choice) = choice {
            add("test-names", choice);
        }
    }
    for (at, text) in file.text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        facts.lines += 1;
        let length = text.chars().count();
        if length > SHORT {
            facts.long.push((at + 1, length));
        }
    }
}
