//! Where programs begin.

use tree_sitter::Tree;

use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::syntax::{children, field, named, text};

/// What begins in a file, as far as the file itself says.
pub(super) fn read(file: &CodeFile, tree: &Tree) -> Option<&'static str> {
    let source = file.text.as_str();
    let root = tree.root_node();
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let functions = |kind: &str| {
        let all = named(root).into_iter().filter(|node| node.kind() == kind);
        all.map(|node| field(node, "name", source)).any(|name| name == "main")
    };
    match file.grammar.language() {
        Language::Python if name == "__main__.py" => Some("package that is run"),
        Language::Python => {
            let guard = |node: &tree_sitter::Node<'_>| {
                node.kind() == "if_statement" && {
                    let condition = field(*node, "condition", source);
                    condition.contains("__name__") && condition.contains("__main__")
                }
            };
            named(root).iter().any(guard).then_some("script")
        }
        Language::Rust if name == "build.rs" => None,
        Language::Rust => {
            let path = file.path.as_str();
            let kind = match () {
                () if path.contains("examples/") => "example",
                () if path.contains("benches/") || path.contains("tests/") => return None,
                () => "program",
            };
            functions("function_item").then_some(kind)
        }
        Language::Go => {
            let package = named(root).into_iter().find(|node| node.kind() == "package_clause");
            let is_main = package.is_some_and(|node| text(node, source).ends_with("main"));
            (is_main && functions("function_declaration")).then_some("program")
        }
        Language::Java => {
            let methods = named(root).into_iter().filter_map(|class| class.child_by_field_name("body"));
            let main = methods.flat_map(named).any(|method| {
                method.kind() == "method_declaration"
                    && field(method, "name", source) == "main"
                    && children(method).first().is_some_and(|m| text(*m, source).contains("static"))
            });
            main.then_some("program")
        }
        Language::Javascript => source.starts_with("#!").then_some("script"),
    }
}
