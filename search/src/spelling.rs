//! Spelling files: the forms that occur, by first letter, for words that have no stem in the index.

use crate::bytes::Reader;

/// A decoded spelling file: forms in order, each with a coarse logarithm of how many pages have it.
pub(crate) struct Spelling {
    forms: Vec<(String, u8)>,
}

/// A form close to a word that was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Neighbour {
    pub(crate) form: String,
    pub(crate) distance: usize,
    pub(crate) frequency: u8,
    /// The word was taken for the beginning of the form.
    pub(crate) beginning: bool,
}

impl Spelling {
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let forms = reader.words()?;
        Some(Self {
            forms: forms.into_iter().map(|form| Some((form, reader.byte()?))).collect::<Option<_>>()?,
        })
    }

    /// Adds the forms within `limit` edits of `word`, or of which `word` is nearly the beginning.
    pub(crate) fn neighbours(&self, word: &str, limit: usize, beginnings: bool, out: &mut Vec<Neighbour>) {
        let typed: Vec<char> = word.chars().collect();
        let mut rows = Rows::default();
        let mut letters = Vec::new();
        for (form, frequency) in &self.forms {
            // Bytes bound characters from above; the exact count is only worth its time for what is close.
            if form.len() + limit < typed.len() {
                continue;
            }
            letters.clear();
            letters.extend(form.chars());
            let whole = letters.len() <= typed.len() + limit;
            let distance = if whole { rows.distance(&typed, &letters, limit) } else { None };
            let (distance, beginning) = match distance {
                Some(distance) => (distance, false),
                None if beginnings && letters.len() >= typed.len() && typed.len() >= 4 => {
                    match rows.distance(&typed, &letters[..typed.len()], 1) {
                        Some(distance) => (distance, true),
                        None => continue,
                    }
                }
                None => continue,
            };
            out.push(Neighbour { form: form.clone(), distance, frequency: *frequency, beginning });
        }
    }
}

/// A spelling file in its parts, from forms in order.
#[cfg(feature = "write")]
pub(crate) fn encode(forms: &[(&str, u8)]) -> Vec<Vec<u8>> {
    let [shared, rest] = crate::bytes::words(forms.iter().map(|(form, _)| *form));
    vec![shared, rest, forms.iter().map(|(_, frequency)| *frequency).collect()]
}

/// The three rows that the edit distance needs, kept between calls.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    previous: Vec<usize>,
    current: Vec<usize>,
}

impl Rows {
    /// Insertions, deletions, substitutions and swaps of neighbours, when there are at most `limit` of them.
    fn distance(&mut self, one: &[char], other: &[char], limit: usize) -> Option<usize> {
        if one.len().abs_diff(other.len()) > limit {
            return None;
        }
        self.previous.clear();
        self.previous.extend(0..=other.len());
        self.before.clear();
        self.before.resize(other.len() + 1, 0);
        self.current.clear();
        self.current.resize(other.len() + 1, 0);
        for i in 0..one.len() {
            self.current[0] = i + 1;
            let mut smallest = i + 1;
            for j in 0..other.len() {
                let substitution = self.previous[j] + usize::from(one[i] != other[j]);
                let mut best = substitution.min(self.previous[j + 1] + 1).min(self.current[j] + 1);
                if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                    best = best.min(self.before[j - 1] + 1);
                }
                self.current[j + 1] = best;
                smallest = smallest.min(best);
            }
            // A swap reaches back two rows, so one row beyond the limit is not yet the end.
            if smallest > limit + 1 {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.previous);
            std::mem::swap(&mut self.previous, &mut self.current);
        }
        self.previous.last().copied().filter(|&distance| distance <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
        let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
        Rows::default().distance(&one, &other, limit)
    }

    #[test]
    fn edits_are_counted_up_to_the_limit() {
        for (one, other, limit, expected) in [
            ("threasd", "threads", 1, Some(1)),
            ("mztching", "matching", 1, Some(1)),
            ("modulebs", "modules", 1, Some(1)),
            ("lifetims", "lifetime", 1, Some(1)),
            ("ownership", "wonershpi", 1, None),
            ("ownership", "wonershpi", 2, Some(2)),
            ("größe", "grösse", 2, Some(2)),
            ("", "ab", 2, Some(2)),
            ("abc", "", 2, None),
        ] {
            assert_eq!(distance(one, other, limit), expected, "{one} {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn distance_is_symmetric_and_bounded(one in "[a-c]{0,7}", other in "[a-c]{0,7}") {
            let there = distance(&one, &other, 9);
            proptest::prop_assert_eq!(there, distance(&other, &one, 9));
            let there = there.expect("nine edits are enough for seven letters");
            proptest::prop_assert!(there <= one.len().max(other.len()));
            proptest::prop_assert_eq!(there == 0, one == other);
            for limit in 0..4 {
                let limited = distance(&one, &other, limit);
                proptest::prop_assert_eq!(limited, Some(there).filter(|&there| there <= limit));
            }
        }
    }
}
