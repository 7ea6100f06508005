//! The machine against syntect's own parser, operation for operation.

use std::sync::LazyLock;

use proptest::prelude::*;
use syntect::parsing::ParseState;

use super::*;

const SAMPLE: &str = include_str!("sample.txt");

fn grammars() -> Grammars {
    Grammars::new(two_face::syntax::extra_newlines())
}

/// Compares both on a text; says where they differ.
fn compare(grammars: &Grammars, index: usize, text: &str) -> Result<(), String> {
    let syntax = &grammars.set().syntaxes()[index];
    let mut theirs = ParseState::new(syntax);
    let mut ours = Machine::new(grammars, index).ok_or("cannot be read")?;
    for line in text.split_inclusive('\n') {
        let expected = theirs.parse_line(line, grammars.set()).map_err(|e| e.to_string())?;
        let mut found = Vec::new();
        ours.line(line, &mut found).ok_or("a broken grammar")?;
        if found != expected {
            let at = found.iter().zip(&expected).position(|(a, b)| a != b);
            let at = at.unwrap_or(found.len().min(expected.len()));
            return Err(format!(
                "{}: {line:?} operation {at}: {:?}, expected {:?}",
                syntax.name,
                found.get(at),
                expected.get(at)
            ));
        }
    }
    Ok(())
}

#[test]
fn every_grammar_can_be_read() {
    let grammars = grammars();
    let unread: Vec<_> = (0..grammars.set().syntaxes().len())
        .filter(|index| grammars.grammar(*index).is_none())
        .map(|index| &grammars.set().syntaxes()[index].name)
        .collect();
    assert!(unread.is_empty(), "{unread:?}");
}

#[test]
fn the_machine_does_what_syntect_does() {
    let grammars = grammars();
    let mut differences = Vec::new();
    for index in 0..grammars.set().syntaxes().len() {
        differences.extend(compare(&grammars, index, SAMPLE).err());
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Lines of the sample in any order, cut anywhere, with stray characters.
    #[test]
    fn it_does_on_mixed_lines_too(
        which in 0..1000_usize,
        parts in prop::collection::vec((0..1000_usize, 0..80_usize, 0..80_usize, "[\\PC\t]{0,3}"), 1..12),
    ) {
        static GRAMMARS: LazyLock<Grammars> = LazyLock::new(grammars);
        let lines: Vec<&str> = SAMPLE.lines().collect();
        let mut text = String::new();
        for (line, from, to, stray) in parts {
            let line: Vec<char> = lines[line % lines.len()].chars().collect();
            text.extend(line.iter().skip(from.min(to)).take(to.abs_diff(from)));
            text.push_str(&stray);
            text.push('\n');
        }
        let result = compare(&GRAMMARS, which % GRAMMARS.set().syntaxes().len(), &text);
        prop_assert!(result.is_ok(), "{}", result.unwrap_err());
    }
}
