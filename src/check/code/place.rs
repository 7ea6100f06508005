//! Places in a text.

/// The byte of a line and a column, both counted from 1, the column in bytes; within the text and between characters.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The same with the column in characters.
pub(super) fn offset_chars(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i)
}

/// The first byte from `at` on that is no space, on the same line; `at` where the line ends.
pub(super) fn after_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let space = rest.len() - rest.trim_start_matches([' ', '\r']).len();
    if rest[space..].starts_with('\n') { at } else { at + space }
}
