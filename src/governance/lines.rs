//! How many lines were added and removed between two texts.

/// Cells of the table of common lines that are computed at most: two texts of 4,000 changed lines.
const MOST_CELLS: usize = 16_000_000;

/// Lines that only the new text has, and lines that only the old text has.
pub(super) fn difference(old: &[String], new: &[String]) -> (usize, usize) {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let common = if old.len().saturating_mul(new.len()) <= MOST_CELLS { in_order(old, new) } else { 0 };
    (new.len() - common, old.len() - common)
}

/// The length of the longest sequence of lines that both have in this order.
fn in_order(old: &[String], new: &[String]) -> usize {
    let mut lengths = vec![0_usize; new.len() + 1];
    for line in old {
        let mut diagonal = 0;
        for (i, other) in new.iter().enumerate() {
            let above = lengths[i + 1];
            lengths[i + 1] = if line == other { diagonal + 1 } else { above.max(lengths[i]) };
            diagonal = above;
        }
    }
    lengths[new.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changed_lines_count() {
        let lines = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let of = |old: &str, new: &str| difference(&lines(old), &lines(new));
        assert_eq!(of("a b c", "a b c"), (0, 0));
        assert_eq!(of("a b c", "a x y c"), (2, 1));
        assert_eq!(of("a b c d", "b c d e"), (1, 1));
        assert_eq!(of("a", "b a b a b"), (4, 0));
        assert_eq!(of("a b a", "a"), (0, 2));
    }
}
