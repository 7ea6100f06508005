//! Which stems of the index a typed word may mean, and how far each is from what was typed.

use crate::format::{File, range_of};
use crate::query::Word;
use crate::shard::{FORMS, Stem};
use crate::spelling::Neighbour;
use crate::store::Store;
use crate::text::stem::Language;

/// A stem that a word may mean.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) shard: usize,
    pub(crate) stem: usize,
    /// 1 for the word's own stem, less for anything else.
    pub(crate) weight: f32,
    /// The forms of the stem that are what was typed, as in a posting's mask.
    pub(crate) forms: u8,
    /// The correction, when the word had to be corrected.
    pub(crate) correction: Option<String>,
}

/// The most stems that one word stands for.
const MOST: usize = 12;
/// The most corrections of one word, each of which may cost a shard.
const MOST_CORRECTIONS: usize = 5;
/// The most shards that are fetched for the completions of three letters, which will mostly go on, and of more.
const MOST_SHARDS: (usize, usize) = (3, 5);
/// Endings that a reader may have begun to type.
const ENDINGS: &[&str] = &[
    "ing", "ings", "ed", "es", "er", "ers", "ly", "ion", "ions", "ation", "ations", "ment", "ments", "ness",
    "ity", "able", "ible", "ance", "ence", "ization", "ize", "izing", "ive", "ous", "al", "ful",
];

/// Looks up candidates and collects the files that are missing for it.
pub(crate) struct Lookup<'a> {
    pub(crate) store: &'a Store,
    pub(crate) languages: &'a [Language],
    pub(crate) missing: Vec<File>,
}

impl Lookup<'_> {
    /// The candidates of a word, best first.
    pub(crate) fn candidates(&mut self, word: &Word) -> Vec<Candidate> {
        let mut found = Vec::new();
        for stem in &word.stems {
            self.push(&mut found, stem, 1.0, |stem| mask(stem, |form| form == word.text));
        }
        if word.whole || word.required {
            return found;
        }
        let exact = !found.is_empty();
        let length = word.text.chars().count();
        if word.unfinished && length >= 2 {
            self.push_completions(&mut found, word, length, exact);
        }
        if (word.unfinished || !exact) && length >= 4 {
            self.push_begun_endings(&mut found, word);
        }
        if found.is_empty() && self.missing.is_empty() && !word.humps.is_empty() {
            return found;
        }
        if found.is_empty() && self.missing.is_empty() && is_correctable(&word.text, length) {
            self.push_corrections(&mut found, word, length);
        }
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        found.truncate(MOST);
        found
    }

    fn shard_of(&mut self, stem: &str) -> Option<usize> {
        let shards = &self.store.manifest.shards;
        if shards.is_empty() {
            return None;
        }
        let shard = range_of(shards, stem);
        self.want(File::Shard(shard));
        Some(shard)
    }

    fn want(&mut self, file: File) {
        if self.store.is_missing(file) && !self.missing.contains(&file) {
            self.missing.push(file);
        }
    }

    /// Adds the candidate for a stem if the index has it.
    fn push(&mut self, found: &mut Vec<Candidate>, stem: &str, weight: f32, forms: impl Fn(&Stem) -> u8) {
        let Some(index) = self.shard_of(stem) else { return };
        let Some(shard) = self.store.shard(index) else { return };
        if let Ok(position) = shard.find(stem) {
            if found.iter().any(|known| known.shard == index && known.stem == position) {
                return;
            }
            let forms = forms(&shard.stems[position]);
            found.push(Candidate { shard: index, stem: position, weight, forms, correction: None });
        }
    }

    /// Stems that begin with the word, and stems that it has outgrown (`generali`, whose stem will be `general`).
    fn push_completions(&mut self, found: &mut Vec<Candidate>, word: &Word, length: usize, exact: bool) {
        let Some(first) = self.shard_of(&word.text) else { return };
        let factor = if exact { 0.9 } else { 1.0 };
        // A short beginning goes on: its own shard is enough. Where the next ones matter shows once that one is there.
        let shards = match length {
            _ if self.store.shard(first).is_none() => 1,
            0..3 => 1,
            3 => MOST_SHARDS.0,
            _ => MOST_SHARDS.1,
        };
        let mut completions: Vec<(f32, usize, Candidate)> = Vec::new();
        for index in first..(first + shards).min(self.store.manifest.shards.len()) {
            let begins = self.store.manifest.shards.get(index);
            if index > first && !begins.is_some_and(|stem| stem.starts_with(&word.text)) {
                break;
            }
            self.want(File::Shard(index));
            let Some(shard) = self.store.shard(index) else { continue };
            let from = shard.find(&word.text).unwrap_or_else(|at| at);
            for (position, stem) in shard.stems.iter().enumerate().skip(from) {
                if !stem.text.starts_with(&word.text) {
                    break;
                }
                let missing = stem.text[word.text.len()..].chars().count();
                completions.push(completion(index, position, stem, missing, 0xff, factor));
            }
        }
        for end in word.text.char_indices().map(|(at, _)| at).filter(|&at| at >= 3) {
            self.push_outgrown(&mut completions, word, end, first, factor);
        }
        completions.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        for (_, _, candidate) in completions.into_iter().take(MOST) {
            if !found.iter().any(|known| known.shard == candidate.shard && known.stem == candidate.stem) {
                found.push(candidate);
            }
        }
    }

    fn push_outgrown(
        &self,
        completions: &mut Vec<(f32, usize, Candidate)>,
        word: &Word,
        end: usize,
        near: usize,
        factor: f32,
    ) {
        let stem = &word.text[..end];
        let index = range_of(&self.store.manifest.shards, stem);
        // Only what is in memory: a guess is not worth a request, and the shard is mostly the word's own.
        let Some(shard) = self.store.shard(index).filter(|_| near.abs_diff(index) <= 1) else { return };
        let Ok(position) = shard.find(stem) else { return };
        let stem = &shard.stems[position];
        let longer = |form: &str| form.len() > word.text.len() && form.starts_with(&word.text);
        let shortest = stem.forms.iter().filter(|form| longer(form)).map(String::len).min();
        if let Some(shortest) = shortest {
            let missing = shortest - word.text.len();
            completions.push(completion(index, position, stem, missing, mask(stem, longer), factor));
        }
    }

    /// Completes an ending that was begun (`matchin`), and looks for the stem of the result.
    fn push_begun_endings(&mut self, found: &mut Vec<Candidate>, word: &Word) {
        for ending in ENDINGS {
            for end in 1..ending.len() {
                let Some(root) = word.text.strip_suffix(&ending[..end]).filter(|root| root.len() >= 3) else {
                    continue;
                };
                let completed = [root, ending].concat();
                for language in self.languages {
                    let stem = language.stem(&completed);
                    let index = range_of(&self.store.manifest.shards, &stem);
                    if self.store.shard(index).is_some() {
                        self.push(found, &stem, 0.55, |stem| mask(stem, |form| form.starts_with(&word.text)));
                    }
                }
            }
        }
    }

    fn push_corrections(&mut self, found: &mut Vec<Candidate>, word: &Word, length: usize) {
        let limit = if length >= 8 { 2 } else { 1 };
        let mut neighbours = self.neighbours(word, &word.text, limit);
        if neighbours.is_empty() && self.missing.is_empty() {
            // The first letter itself may be wrong: swapped with the second, or one too many.
            let second = word.text.chars().nth(1).map(String::from).unwrap_or_default();
            neighbours = self.neighbours(word, &second, 1);
        }
        neighbours.sort_by(|a, b| {
            (a.beginning, a.distance)
                .cmp(&(b.beginning, b.distance))
                .then(b.frequency.cmp(&a.frequency))
                .then(a.form.cmp(&b.form))
        });
        for neighbour in neighbours.into_iter().take(MOST_CORRECTIONS) {
            let weight = match (neighbour.beginning, neighbour.distance) {
                (true, _) => 0.3,
                (false, 1) => 1.0,
                (false, _) => 0.35,
            };
            for language in self.languages {
                let before = found.len();
                let typed = |form: &str| form == neighbour.form;
                self.push(found, &language.stem(&neighbour.form), weight, |stem| mask(stem, typed));
                for candidate in &mut found[before..] {
                    candidate.correction = Some(neighbour.form.clone());
                }
            }
        }
    }

    fn neighbours(&mut self, word: &Word, letter: &str, limit: usize) -> Vec<Neighbour> {
        let mut neighbours = Vec::new();
        let files = &self.store.manifest.spelling;
        if !files.is_empty() {
            let index = range_of(files, letter);
            self.want(File::Spelling(index));
            if let Some(spelling) = self.store.spelling(index) {
                spelling.neighbours(&word.text, limit, word.unfinished, &mut neighbours);
            }
        }
        neighbours
    }
}

fn completion(
    shard: usize,
    position: usize,
    stem: &Stem,
    missing: usize,
    forms: u8,
    factor: f32,
) -> (f32, usize, Candidate) {
    let weight = 0.9 / (1.0 + 0.07 * missing as f32) * factor;
    (weight, stem.count, Candidate { shard, stem: position, weight, forms, correction: None })
}

/// The bits of the forms that `typed` accepts.
fn mask(stem: &Stem, typed: impl Fn(&str) -> bool) -> u8 {
    stem.forms
        .iter()
        .take(FORMS)
        .enumerate()
        .filter(|(_, form)| typed(form))
        .fold(0, |mask, (bit, _)| mask | 1 << bit)
}

/// Numbers and codes are not corrected: a neighbour of `E0308` is another error.
fn is_correctable(word: &str, length: usize) -> bool {
    (4..=32).contains(&length) && word.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x3000)
}
