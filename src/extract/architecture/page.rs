//! How a repository is built, as a draft.

use std::fmt::Write;

use super::diagram::draw;
use super::graph::{Architecture, Dependency};
use crate::date::human;
use crate::extract::draft::{Draft, Section};
use crate::extract::hotspots::{self, HotSpot};
use crate::prose::counted;

/// Rows that a table has at most.
const MOST_ROWS: usize = 40;
const MOST_LIBRARIES: usize = 20;
/// Boxes that a picture shows at most: with more, their names cannot be read beside the text.
const MOST_BOXES: usize = 16;

/// What only people know: the section says so, until somebody writes it.
const UNSAID: &str = "The code does not say this. Whoever knows the service writes it here.";

/// The page of a repository. `hot` is missing where there is no history.
pub fn draft(repository: &str, all: &[Architecture], hot: Option<&[HotSpot]>) -> Option<Draft> {
    if all.is_empty() {
        return None;
    }
    let languages: Vec<&str> = all.iter().map(|it| it.language.title()).collect();
    let files: usize = all.iter().flat_map(|it| &it.modules).map(|module| module.files).sum();
    let lines: usize = all.iter().flat_map(|it| &it.modules).map(|module| module.lines).sum();
    let scope =
        format!("The modules of {repository} and what they import; not how it runs or what it is for.");
    let section = |heading: &str, text: String| Section { heading: heading.to_owned(), text };
    let context = format!(
        "{repository} has {} of code with {}, tests left out: {}.\n\n{}",
        counted(files, "file"),
        counted(lines, "line"),
        languages.join(", "),
        libraries(all)
    );
    let mut sections = vec![
        section("Context", context),
        section("Goals and Constraints", UNSAID.into()),
        section("Building Blocks", blocks(all)),
        section("Runtime View", entries(all)),
        section("Deployment", UNSAID.into()),
        section("Decisions", UNSAID.into()),
    ];
    sections.push(section("Risks and Debt", risks(all, hot)));
    let mut fields: Vec<(&'static str, toml::Value)> = vec![
            ("summary", format!("The modules of {repository}, their layers, cycles and libraries, and the files that change often and are hard to read.").into()),
            ("scope", scope.into()),
            ("architecture_state", "current".into()),
            ("services", toml::Value::Array(vec![repository.into()])),
        ];
    if let Some(hot) = hot.filter(|hot| !hot.is_empty()) {
        fields.push(("hot_spots", toml::Value::Array(hot.iter().map(row).collect())));
    }
    Some(Draft {
        path: format!("{repository}/modules.md"),
        type_id: "architecture_docs",
        title: format!("Modules of {repository}"),
        fields,
        intro: String::new(),
        sections,
        unsaid: if hot.is_none() { vec!["hot_spots", "## Risks and Debt"] } else { Vec::new() },
    })
}

/// A point of the chart that the page draws.
fn row(of: &HotSpot) -> toml::Value {
    let number = |value: usize| toml::Value::Integer(i64::try_from(value).unwrap_or(i64::MAX));
    let columns = [
        ("path", of.path.as_str().into()),
        ("changes", number(of.changes)),
        ("complexity", number(of.complexity)),
        ("people", number(of.people)),
    ];
    toml::Value::Table(columns.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn libraries(all: &[Architecture]) -> String {
    let mut out = String::new();
    for of in all.iter().filter(|of| !of.libraries.is_empty()) {
        let _ = write!(out, "| Library ({}) | Files that use it |\n| --- | ---: |\n", of.language.title());
        for (name, files) in of.libraries.iter().take(MOST_LIBRARIES) {
            let _ = writeln!(out, "| `{name}` | {files} |");
        }
        rest(&mut out, of.libraries.len(), MOST_LIBRARIES, "libraries are used less");
        out.push('\n');
    }
    if out.is_empty() { "It uses no libraries.".to_owned() } else { out.trim_end().to_owned() }
}

fn blocks(all: &[Architecture]) -> String {
    let parts: Vec<String> = all
        .iter()
        .map(|of| {
            let drawn = of.folded(MOST_BOXES);
            let (drawing, left) = draw(&drawn);
            let mut out =
                if all.len() > 1 { format!("### {}\n\n", of.language.title()) } else { String::new() };
            if of.dependencies.is_empty() {
                let modules =
                    if of.files == 1 { "One module".into() } else { format!("{} modules", of.files) };
                let _ = write!(out, "{modules}, and none imports another.");
                return out;
            }
            let _ = write!(out, "```mermaid title=\"Modules ({})\"\n{drawing}```\n\n", of.language.title());
            if left > 0 {
                let _ =
                    writeln!(out, "{left} dependencies that lead the same way as others are not drawn.\n");
            }
            if drawn.modules.len() < of.modules.len() {
                let _ = writeln!(out, "In the picture folders stand for what lies in them.\n");
            }
            if of.files > of.modules.len() {
                let _ = writeln!(out, "In the table folders stand for {} modules.\n", of.files);
            }
            out + &table(of)
        })
        .collect();
    parts.join("\n\n")
}

fn table(of: &Architecture) -> String {
    let mut out = String::from(
        "| Module | Layer | Files | Lines | Used by | Uses | Instability |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut modules: Vec<_> = of.modules.iter().collect();
    modules.sort_by(|a, b| b.layer.cmp(&a.layer).then_with(|| a.name.cmp(&b.name)));
    for module in modules.into_iter().take(MOST_ROWS) {
        let instability = module.instability().map_or_else(String::new, |it| format!("{it:.2}"));
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} | {instability} |",
            module.name, module.layer, module.files, module.lines, module.fan_in, module.fan_out
        );
    }
    rest(&mut out, of.modules.len(), MOST_ROWS, "modules more");
    out.push_str("\nInstability is *uses ÷ (used by + uses)*: 0 for what everything stands on, 1 for what nothing needs.");
    out
}

fn entries(all: &[Architecture]) -> String {
    let entries: Vec<String> =
        all.iter().flat_map(|of| &of.entries).map(|(path, what)| format!("- `{path}`: {what}")).collect();
    if entries.is_empty() {
        return "No program begins in it: it is a library.".to_owned();
    }
    let mut out = format!("What is run begins in:\n\n{}", entries[..entries.len().min(MOST_ROWS)].join("\n"));
    if entries.len() > MOST_ROWS {
        let _ = write!(out, "\n- and {} more", entries.len() - MOST_ROWS);
    }
    out
}

fn risks(all: &[Architecture], hot: Option<&[HotSpot]>) -> String {
    let mut out = String::from("### Cycles\n\n");
    let mut any = false;
    for of in all {
        let name = |at: &usize| format!("`{}`", of.modules[*at].name);
        for cycle in &of.cycles {
            any = true;
            let members: Vec<String> = cycle.iter().map(name).collect();
            let _ = writeln!(out, "- {} depend on each other.", members.join(", "));
        }
        let cuts: Vec<&Dependency> = of.cuts.iter().map(|cut| &of.dependencies[cut.dependency]).collect();
        if !cuts.is_empty() {
            out.push_str("\nWithout these dependencies there would be no cycle:\n\n");
        }
        for cut in cuts {
            let imports = if cut.imports == 1 { "import" } else { "imports" };
            let (path, line) = &cut.example;
            let _ = writeln!(
                out,
                "- {} → {}: {} {imports}, such as `{path}:{line}`",
                name(&cut.from),
                name(&cut.to),
                cut.imports
            );
        }
    }
    if !any {
        out.push_str("There are none.\n");
    }
    out.push_str("\n### Hot spots\n\n");
    out.push_str(&hot_spots(hot));
    out
}

fn hot_spots(hot: Option<&[HotSpot]>) -> String {
    let Some(hot) = hot else {
        return "Nothing is known of them: the history of the code could not be read.".to_owned();
    };
    if hot.is_empty() {
        return format!("No file was changed often in the last {} days and is hard to read.", hotspots::DAYS);
    }
    let mut out = format!(
        "Files that were changed often in the last {} days and are hard to read, the worst first.\n\n\
         | File | Changes | By | Complexity | Hardest | Last change |\n| --- | ---: | ---: | ---: | --- | --- |\n",
        hotspots::DAYS
    );
    for it in hot {
        let people = if it.people == 1 { "person" } else { "people" };
        let hardest: Vec<String> =
            it.hardest.iter().map(|f| format!("`{}` (line {}: {})", f.name, f.line, f.complexity)).collect();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} {people} | {} | {} | {} |",
            it.path,
            it.changes,
            it.people,
            it.complexity,
            hardest.join(", "),
            human(it.last)
        );
    }
    out.push_str("\nEach branch counts one and one more for each branch around it.");
    out
}

fn rest(out: &mut String, count: usize, shown: usize, what: &str) {
    if count > shown {
        let _ = writeln!(out, "\n{} {what}.", count - shown);
    }
}
