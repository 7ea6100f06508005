//! The lines that show a finding.

use std::collections::BTreeSet;

use tree_sitter::Node;

/// Lines of an excerpt.
const MOST: usize = 20;

/// The lines of a subject, without the indentation that all have. Of a longer one the first line and those of
/// `shown`, with a line of dots for what lies between.
pub(super) fn of(text: &str, subject: Node, shown: &[Node]) -> String {
    let (first, last) = (subject.start_position().row, super::last_row(subject));
    let lines: Vec<&str> = text.lines().skip(first).take(last - first + 1).collect();
    let mut rows: BTreeSet<usize> = (0..lines.len().min(MOST)).collect();
    if lines.len() > MOST {
        rows = BTreeSet::from([0, 1]);
        for node in shown {
            let from = node.start_position().row.saturating_sub(first);
            let to = super::last_row(*node).saturating_sub(first);
            // What spans much is no line to look at.
            rows.extend((from..=to).take(4).filter(|row| *row < lines.len()));
        }
        if rows.len() <= 3 {
            rows = (0..MOST).collect();
        }
    }
    // The line of a node may start with what is no part of it.
    let full = |row: usize| lines.get(row).copied().unwrap_or_default().trim_end();
    let filled = || rows.iter().map(|row| full(*row)).filter(|line| !line.is_empty());
    let depth = filled().map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
    let mut out = String::new();
    let mut before = None;
    for row in rows.iter().copied().take(MOST) {
        let line = full(row);
        if before.is_some_and(|before| row > before + 1) {
            let indent = line.len() - line.trim_start().len();
            out.push_str(&line[depth.min(indent)..indent]);
            out.push_str("…\n");
        }
        out.push_str(line.get(depth..).unwrap_or_default());
        out.push('\n');
        before = Some(row);
    }
    out
}
