//! The words that a thread has seen, each with its stem. The pages of a portal share most of their words, so a word
//! costs one look here and is stemmed, copied and recognised as a stop word only the first time.

use super::hash::hash;
use crate::text::stem::{self, Language};
use crate::text::stop::is_stop;

/// Words remembered between pages; beyond this the memory starts anew.
const MOST: usize = 40_000;

/// The part of a hash that the table keeps; the other part, which varies most, chooses the slot.
const TAG: u64 = 0xffff_ffff;

/// A word by its position in [`Words`].
pub(super) type WordId = u32;

/// All words in one string, found through an open hash table: several times smaller than a `HashMap` of strings.
#[derive(Default)]
pub(super) struct Words {
    language: Option<(u8, Language)>,
    text: String,
    entries: Vec<Entry>,
    /// Upper half: [`TAG`] of the hash; lower half: a position in `entries` plus one, 0 for an empty slot.
    table: Vec<u64>,
}

/// Half a cache line: reading it from memory is most of what a word costs.
#[derive(Clone, Copy)]
struct Entry {
    /// The first eight bytes of the stem: comparing these decides most comparisons.
    key: u64,
    form: u32,
    stem: u32,
    form_length: u16,
    stem_length: u16,
    stop: bool,
    /// The page that last had the word, and the position of its count there.
    page: u32,
    at: u32,
}

impl Words {
    /// Prepares for a page in a language. Positions from pages before it are no longer valid. Says whether all was
    /// forgotten, so that pages can be counted anew.
    pub(super) fn begin(&mut self, language: u8) -> bool {
        let same = self.language.as_ref().is_some_and(|(code, _)| *code == language);
        let anew = !same || self.entries.len() > MOST;
        if anew {
            *self = Self { language: Some((language, Language::of(language))), ..Self::default() };
        }
        anew
    }

    /// The position of a word, which is remembered from now on.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if self.entries.len() * 2 >= self.table.len() {
            self.grow();
        }
        let hash = hash(word.as_bytes());
        let mask = self.table.len() - 1;
        let mut at = (hash >> 40) as usize & mask;
        loop {
            let slot = self.table[at];
            if slot == 0 {
                break;
            }
            let id = slot as u32 - 1;
            if slot >> 32 == hash & TAG && self.form(id) == word {
                return id;
            }
            at = (at + 1) & mask;
        }
        let id = self.add(word);
        self.table[at] = hash << 32 | u64::from(id + 1);
        id
    }

    fn add(&mut self, word: &str) -> WordId {
        let form = self.push(word);
        let own = self.language.as_ref().map_or_else(|| word.to_owned(), |(_, own)| own.stem(word));
        // Most stems are beginnings of their forms and take no room of their own.
        let stem = if word.starts_with(&own) { form } else { self.push(&own) };
        let english = self.language.as_ref().is_some_and(|(code, _)| *code == stem::ENGLISH);
        self.entries.push(Entry {
            key: key(&own),
            form,
            stem,
            // The tokenizer's words have less than a thousand bytes.
            form_length: word.len() as u16,
            stem_length: own.len() as u16,
            stop: english && is_stop(word),
            page: 0,
            at: 0,
        });
        self.entries.len() as u32 - 1
    }

    /// The position of a word's count on a page; `next`, and true, when the page did not have it yet.
    pub(super) fn count_at(&mut self, id: WordId, page: u32, next: u32) -> (u32, bool) {
        let entry = &mut self.entries[id as usize];
        let first = entry.page != page;
        if first {
            (entry.page, entry.at) = (page, next);
        }
        (entry.at, first)
    }

    fn push(&mut self, text: &str) -> u32 {
        let from = self.text.len() as u32;
        self.text.push_str(text);
        from
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(4096);
        let old = std::mem::replace(&mut self.table, vec![0; size]);
        for slot in old.into_iter().filter(|slot| *slot != 0) {
            let mut at = (hash(self.form(slot as u32 - 1).as_bytes()) >> 40) as usize & (size - 1);
            while self.table[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.table[at] = slot;
        }
    }

    fn slice(&self, from: u32, length: u16) -> &str {
        self.text.get(from as usize..from as usize + usize::from(length)).unwrap_or_default()
    }

    pub(super) fn form(&self, id: WordId) -> &str {
        let entry = &self.entries[id as usize];
        self.slice(entry.form, entry.form_length)
    }

    pub(super) fn stem(&self, id: WordId) -> &str {
        let entry = &self.entries[id as usize];
        self.slice(entry.stem, entry.stem_length)
    }

    /// Whether the word is not indexed where it stands in a body.
    pub(super) fn stop(&self, id: WordId) -> bool {
        self.entries[id as usize].stop
    }

    pub(super) fn same_stem(&self, one: WordId, other: WordId) -> bool {
        self.entries[one as usize].key == self.entries[other as usize].key
            && self.stem(one) == self.stem(other)
    }

    /// Orders words by stem, then by form.
    pub(super) fn order(&self, one: WordId, other: WordId) -> std::cmp::Ordering {
        let keys = self.entries[one as usize].key.cmp(&self.entries[other as usize].key);
        keys.then_with(|| self.stem(one).cmp(self.stem(other)))
            .then_with(|| self.form(one).cmp(self.form(other)))
    }
}

fn key(stem: &str) -> u64 {
    let mut key = [0; 8];
    key.iter_mut().zip(stem.bytes()).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_and_found_again() {
        let mut words = Words::default();
        words.begin(stem::ENGLISH);
        let all: Vec<String> = (0..9000).map(|n| format!("word{n}x{}", n * 7)).collect();
        let ids: Vec<WordId> = all.iter().map(|word| words.intern(word)).collect();
        for (word, id) in all.iter().zip(&ids) {
            assert_eq!(words.intern(word), *id);
            assert_eq!(words.form(*id), word);
        }
        assert_eq!(words.entries.len(), 9000);
    }

    #[test]
    fn stems_and_stop_words_follow_the_language() {
        let mut words = Words::default();
        words.begin(stem::ENGLISH);
        let [one, other, stop] = ["matches", "matching", "the"].map(|word| words.intern(word));
        assert!(words.same_stem(one, other) && words.stop(stop) && !words.stop(one));
        assert_eq!(words.stem(one), "match");
        words.begin(stem::NO_STEMMER);
        let [one, other, stop] = ["matches", "matching", "the"].map(|word| words.intern(word));
        assert!(!words.same_stem(one, other) && !words.stop(stop));
    }

    proptest::proptest! {
        #[test]
        fn the_order_is_that_of_the_stems(mut given in proptest::collection::vec("[a-cé]{1,12}", 1..40)) {
            let mut words = Words::default();
            words.begin(stem::NO_STEMMER);
            let mut ids: Vec<WordId> = given.iter().map(|word| words.intern(word)).collect();
            ids.sort_by(|a, b| words.order(*a, *b));
            given.sort();
            let sorted: Vec<&str> = ids.iter().map(|id| words.form(*id)).collect();
            proptest::prop_assert_eq!(sorted, given);
        }
    }
}
