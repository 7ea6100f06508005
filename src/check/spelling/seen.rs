//! What was found out about words that no list has: each is looked at once, however many pages have it.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Enough that many workers seldom ask for the same part.
const PARTS: usize = 64;

/// All of them, in parts that are locked apart.
pub(super) struct Seen {
    hasher: RandomState,
    parts: [Mutex<HashMap<String, Arc<Strange>>>; PARTS],
}

/// A word that no list has.
#[derive(Default)]
pub(super) struct Strange {
    /// Whether it is made of words that are known.
    pub(super) built: OnceLock<bool>,
    /// The words that it may stand for.
    pub(super) near: OnceLock<Arc<[String]>>,
}

impl Default for Seen {
    fn default() -> Self {
        Self { hasher: RandomState::new(), parts: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl Seen {
    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Arc<Strange> {
        let part = self.hasher.hash_one(word) as usize % PARTS;
        let mut part = self.parts[part].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = part.get(word) {
            return Arc::clone(known);
        }
        Arc::clone(part.entry(word.to_owned()).or_default())
    }
}
