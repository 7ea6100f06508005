//! Which files and which parts of files are tests.

use tree_sitter::Node;

use super::language::Language;
use super::syntax::text;

/// Folders of tests.
const FOLDERS: [&str; 7] = ["tests", "test", "__tests__", "spec", "e2e", "testdata", "benches"];

/// Where the test files of a language lie, and what they are called.
pub(super) fn is_test(path: &str, language: Language) -> bool {
    in_test_folder(path) || is_named_test(path, language)
}

/// Whether a folder around the file is one of tests.
pub(super) fn in_test_folder(path: &str) -> bool {
    let folder = super::fold::folder(path);
    folder.split('/').any(|part| FOLDERS.contains(&part))
}

/// Whether the file's name says so.
pub(super) fn is_named_test(path: &str, language: Language) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match language {
        Language::Python => {
            stem.starts_with("test_") || stem.ends_with("_test") || matches!(stem, "conftest" | "tests")
        }
        Language::Rust => {
            matches!(stem, "tests" | "test" | "testing")
                || stem.ends_with("_test")
                || stem.ends_with("_tests")
        }
        Language::Javascript => stem.ends_with(".test") || stem.ends_with(".spec"),
        Language::Go => stem.ends_with("_test"),
        Language::Java => {
            let named = ["Test", "Tests", "IT", "TestCase"].iter().any(|end| {
                // `Audit` ends in no `IT`, and a class called `Test` alone tests nothing in particular.
                stem.strip_suffix(end)
                    .is_some_and(|rest| rest.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit()))
            });
            let first = stem.strip_prefix("Test").and_then(|rest| rest.chars().next());
            named || first.is_some_and(char::is_uppercase)
        }
    }
}

/// Whether a node of Rust stands in a module or function that only tests are built with.
pub(super) fn in_rust_test(around: &[Node<'_>], source: &str) -> bool {
    around.iter().filter(|node| matches!(node.kind(), "mod_item" | "function_item")).any(|node| {
        let mut before = node.prev_named_sibling();
        while let Some(attribute) =
            before.filter(|node| matches!(node.kind(), "attribute_item" | "line_comment"))
        {
            let said = text(attribute, source);
            if said.contains("cfg(test)") || said.starts_with("#[test]") || said.contains("::test]") {
                return true;
            }
            before = attribute.prev_named_sibling();
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_of_tests() {
        for (path, language, expected) in [
            ("pkg/test_a.py", Language::Python, true),
            ("pkg/attest.py", Language::Python, false),
            ("src/a/tests.rs", Language::Rust, true),
            ("tests/cli/main.rs", Language::Rust, true),
            ("src/latest.rs", Language::Rust, false),
            ("src/a.test.ts", Language::Javascript, true),
            ("src/test.ts", Language::Javascript, false),
            ("a/b_test.go", Language::Go, true),
            ("a/LedgerTest.java", Language::Java, true),
            ("a/LedgerIT.java", Language::Java, true),
            ("a/TestLedger.java", Language::Java, true),
            ("a/AUDIT.java", Language::Java, false),
            ("a/Testament.java", Language::Java, false),
        ] {
            assert_eq!(is_test(path, language), expected, "{path}");
        }
    }
}
