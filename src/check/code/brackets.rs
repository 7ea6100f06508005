//! Brackets in a tree: whether a frame holds the block, and which bracket has no partner.

use std::ops::Range;

use tree_sitter::{Node, TreeCursor};

use super::Mistake;

/// A bracket as the grammar has read it: none of a string or a comment.
struct Bracket {
    at: usize,
    sign: u8,
}

/// All brackets in order.
fn brackets(root: Node<'_>, text: &str) -> Vec<Bracket> {
    let mut all = Vec::new();
    leaves(&mut root.walk(), &mut |leaf| {
        if leaf.is_missing() || leaf.is_named() {
            return;
        }
        // `${` and the like end with their bracket.
        let at = leaf.end_byte().saturating_sub(1);
        let Some(sign) = text.as_bytes().get(at).copied() else { return };
        if leaf.end_byte() > leaf.start_byte() && b"()[]{}".contains(&sign) {
            all.push(Bracket { at, sign });
        }
    });
    all
}

fn leaves(cursor: &mut TreeCursor<'_>, each: &mut dyn FnMut(Node<'_>)) {
    loop {
        if cursor.goto_first_child() {
            continue;
        }
        each(cursor.node());
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

const fn closes(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Whether the brackets of a frame belong to each other: `a } b {` is no block within `{` and `}`.
pub(super) fn framed(root: Node<'_>, text: &str, own: &Range<usize>) -> bool {
    if !text[..own.start].contains(['(', '[', '{']) {
        return true;
    }
    let mut open: Vec<usize> = Vec::new();
    for bracket in brackets(root, text) {
        if matches!(bracket.sign, b'(' | b'[' | b'{') {
            open.push(bracket.at);
        } else if let Some(opener) = open.pop()
            && own.contains(&bracket.at) != own.contains(&opener)
        {
            return false;
        }
    }
    true
}

/// The bracket of the block that has no partner, where the reader stopped at `stop` for want of it.
pub(super) fn mistake(root: Node<'_>, text: &str, own: &Range<usize>, stop: usize) -> Option<Mistake> {
    let mut open: Vec<Bracket> = Vec::new();
    for bracket in brackets(root, text).into_iter().filter(|b| own.contains(&b.at)) {
        if matches!(bracket.sign, b'(' | b'[' | b'{') {
            open.push(bracket);
            continue;
        }
        let shown = char::from(bracket.sign);
        match open.pop() {
            Some(opener) if closes(opener.sign) == bracket.sign => {}
            // What comes before the stop was right.
            _ if bracket.at < stop => return None,
            Some(opener) => {
                let line = text[own.start..opener.at].matches('\n').count() + 1;
                let message = format!(
                    "`{shown}` is not expected here: `{}` of line {line} is never closed",
                    char::from(opener.sign)
                );
                return Some(Mistake::new(bracket.at..bracket.at + 1, message).unpaired());
            }
            None => {
                let message = format!("`{shown}` closes nothing");
                return Some(Mistake::new(bracket.at..bracket.at + 1, message).unpaired());
            }
        }
        if bracket.at > stop {
            break;
        }
    }
    let unclosed = open.pop().filter(|_| stop >= own.end)?;
    let message = format!("`{}` is never closed", char::from(unclosed.sign));
    Some(Mistake::new(unclosed.at..unclosed.at + 1, message).unpaired())
}
