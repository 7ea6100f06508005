//! Cutting a page for its text files: long sections into parts, and the parts into pieces of about one size, so that
//! a result fetches the piece that its excerpt is cut from and not the whole page.

use crate::document::Document;

/// The most bytes of text in one part. What comes together in one part counts as close together.
const PART: usize = 3000;
/// About how many bytes a piece has at least, in a small portal and in a large one: smaller pieces are fewer bytes to
/// fetch for a result, but more files to make.
const PIECE: usize = 3000;
const LARGE_PIECE: usize = 5000;
/// From this many pages on a portal is large.
const LARGE: usize = 2000;

/// A section of a page, or a part of a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    pub(crate) anchor: &'a str,
    pub(crate) heading: &'a str,
    pub(crate) text: &'a str,
    /// Whether the section begins here.
    pub(crate) first: bool,
}

/// The parts of a page, in order: what the index knows as sections.
pub(crate) fn parts(page: &Document) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(page.sections.len());
    for section in &page.sections {
        let (mut rest, mut first) = (section.text.as_str(), true);
        loop {
            let (text, after) = rest.split_at(end(rest));
            parts.push(Part { anchor: &section.anchor, heading: &section.heading, text: text.trim(), first });
            (rest, first) = (after, false);
            if rest.trim().is_empty() {
                break;
            }
        }
    }
    parts
}

/// Where a part ends: after a paragraph if one ends in its second half, else after a word.
fn end(text: &str) -> usize {
    if text.len() <= PART + PART / 4 {
        return text.len();
    }
    let latest = (0..=PART).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let half = &text.as_bytes()[..latest];
    let after = |found: &dyn Fn(u8) -> bool| half.iter().rposition(|byte| found(*byte)).map(|at| at + 1);
    after(&|byte| byte == b'\n')
        .filter(|&at| at >= PART / 2)
        .or_else(|| after(&|byte| byte.is_ascii_whitespace()).filter(|&at| at >= PART / 2))
        .unwrap_or(latest)
}

/// The parts of a page piece by piece. The portal has about this many pages.
pub(super) fn pieces<'a, 'b>(parts: &'b [Part<'a>], pages: usize) -> Vec<&'b [Part<'a>]> {
    let size = |part: &Part<'_>| part.anchor.len() + part.heading.len() + part.text.len() + 4;
    let total: usize = parts.iter().map(size).sum();
    let count = (total / if pages < LARGE { PIECE } else { LARGE_PIECE }).max(1);
    let mut pieces = Vec::with_capacity(count);
    let (mut from, mut bytes) = (0, 0);
    for (index, part) in parts.iter().enumerate() {
        // A part goes where its middle falls, so that pieces come out about equal.
        let full = bytes + size(part) / 2 > (pieces.len() + 1) * total / count;
        if index > from && full {
            pieces.push(&parts[from..index]);
            from = index;
        }
        bytes += size(part);
    }
    pieces.push(&parts[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Section;

    fn page(texts: &[String]) -> Document {
        let section = |(index, text): (usize, &String)| Section {
            anchor: format!("s{index}"),
            heading: format!("S {index}"),
            text: text.clone(),
        };
        Document { sections: texts.iter().enumerate().map(section).collect(), ..Document::default() }
    }

    #[test]
    fn long_sections_are_cut_between_paragraphs_else_between_words() {
        let paragraphs = format!("{}\n{}", "first ".repeat(400), "second ".repeat(300));
        let words = "東京 word".repeat(500);
        let page = page(&[String::new(), paragraphs, words, "x".repeat(8000)]);
        let parts = parts(&page);
        let shown: Vec<(&str, bool, usize)> =
            parts.iter().map(|part| (part.anchor, part.first, part.text.len())).collect();
        assert_eq!(shown[..3], [("s0", true, 0), ("s1", true, 2399), ("s1", false, 2099)]);
        assert!(parts[3].text.ends_with("word東京") && parts[4].text.starts_with("word"));
        assert!(parts.iter().all(|part| part.text.len() <= PART + PART / 4));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_lost(texts in proptest::collection::vec("([a-z]{1,9} |é|東|\\n){0,2000}", 0..9)) {
            let page = page(&texts);
            let parts = parts(&page);
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            let joined: String = parts.iter().map(|part| plain(part.text)).collect();
            let given: String = texts.iter().map(|text| plain(text)).collect();
            proptest::prop_assert_eq!(joined, given);
            let pieces = pieces(&parts, 1);
            proptest::prop_assert_eq!(&pieces.concat(), &parts);
            proptest::prop_assert!(pieces.iter().all(|piece| !piece.is_empty()) || parts.is_empty());
        }
    }
}
