//! Whether code is a test.

use tree_sitter::Node;

/// Folders that hold tests.
const FOLDERS: [&str; 7] = ["test", "tests", "__tests__", "testing", "spec", "specs", "e2e"];

/// Whether all of a file is tests, by the manners of its language.
pub(crate) fn is_test_file(path: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    parts.iter().any(|part| FOLDERS.contains(part))
        || stem.starts_with("test_")
        || stem.ends_with("_test")
        || stem.ends_with("_tests")
        || name == "conftest.py"
        || name.contains(".test.")
        || name.contains(".spec.")
        || (name.ends_with(".java")
            && (stem.ends_with("Test") || stem.ends_with("Tests") || stem.ends_with("IT")))
}

/// Whether a node stands in a module or function of Rust that is marked as a test.
pub(crate) fn is_in_tests(node: Node, text: &[u8]) -> bool {
    let mut at = Some(node);
    while let Some(inner) = at {
        if matches!(inner.kind(), "mod_item" | "function_item") && is_marked(inner, text) {
            return true;
        }
        at = inner.parent();
    }
    false
}

fn is_marked(node: Node, text: &[u8]) -> bool {
    let mut before = node.prev_sibling();
    while let Some(sibling) = before.filter(|s| matches!(s.kind(), "attribute_item" | "line_comment")) {
        let said = std::str::from_utf8(&text[sibling.byte_range()]).unwrap_or_default();
        if sibling.kind() == "attribute_item" && (said.contains("cfg(test)") || said.contains("test]")) {
            return true;
        }
        before = sibling.prev_sibling();
    }
    false
}
