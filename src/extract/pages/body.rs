//! The text of a page as its sections of the second level.

use std::ops::Range;

/// A section: its heading, or nothing for what stands before the first, and the bytes below the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) heading: Option<String>,
    /// From the start of its heading's line to the next heading.
    pub(super) whole: Range<usize>,
    /// Without the heading's line.
    pub(super) inner: Range<usize>,
}

/// The sections of a text in order. What looks like a heading inside a code block is none.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block { heading: None, whole: 0..0, inner: 0..0 }];
    let mut fence: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let marks = bare.trim_start_matches(' ');
        let run = ['`', '~'].into_iter().find_map(|mark| {
            let length = marks.len() - marks.trim_start_matches(mark).len();
            (length >= 3 && bare.len() - marks.len() < 4).then(|| &marks[..length])
        });
        match (fence, run) {
            (None, Some(run)) => fence = Some(run),
            (Some(open), Some(run)) if run.starts_with(open) && marks.len() == run.len() => fence = None,
            _ => {}
        }
        if fence.is_none()
            && let Some(title) = bare.strip_prefix("## ")
        {
            let heading = Some(name(title).to_owned());
            blocks.push(Block { heading, whole: at..at, inner: at + line.len()..at });
        }
        at += line.len();
        if let Some(last) = blocks.last_mut() {
            last.whole.end = at;
            last.inner.end = at.max(last.inner.start);
        }
    }
    blocks
}

/// A heading's text without its closing marks and its anchor.
fn name(title: &str) -> &str {
    let title = title.trim().trim_end_matches('#').trim_end();
    let anchored = title.ends_with('}').then(|| title.rfind("{#")).flatten();
    anchored.map_or(title, |at| title[..at].trim_end())
}
