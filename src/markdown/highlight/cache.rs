//! Highlighted blocks by the hash of grammar and code: no block is made twice, as long as there is room.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Highlighted;
use crate::hash::half;

pub(super) type Key = [u8; 16];

/// Enough that threads seldom meet at one of them.
const SHARDS: usize = 64;
/// Bytes of HTML to remember. The pages of a large portal have five times as much, and few blocks stand on two of them.
const ROOM: usize = 8 << 20;

type Shard = Mutex<HashMap<Key, Arc<OnceLock<Highlighted>>>>;

/// Blocks of this process.
pub(super) struct Cache {
    shards: Vec<Shard>,
    taken: AtomicUsize,
}

impl Default for Cache {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard::default()).collect(), taken: AtomicUsize::new(0) }
    }
}

/// The key of a block: its grammar by name and its code.
pub(super) fn key(grammar: &str, code: &str) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(grammar.as_bytes());
    hasher.update(b"\0");
    hasher.update(code.as_bytes());
    half(hasher.finalize())
}

impl Cache {
    /// The block with that key, made anew when it is not known. No lock is held while it is made.
    pub(super) fn get_or_insert(&self, key: Key, make: impl FnOnce() -> Highlighted) -> Highlighted {
        let Some(slot) = self.slot(key) else { return make() };
        let made = || {
            let block = make();
            self.taken.fetch_add(block.html.len(), Ordering::Relaxed);
            block
        };
        slot.get_or_init(made).clone()
    }

    /// The place of a block; `None` when it has none and there is no room for it.
    fn slot(&self, key: Key) -> Option<Arc<OnceLock<Highlighted>>> {
        let shard = &self.shards[usize::from(key[0]) % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if self.taken.load(Ordering::Relaxed) > ROOM && !shard.contains_key(&key) {
            return None;
        }
        Some(Arc::clone(shard.entry(key).or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(html: &str) -> Highlighted {
        Highlighted { html: html.into(), complete: true }
    }

    #[test]
    fn without_room_only_what_is_known_is_remembered() {
        let cache = Cache::default();
        let filling = "x".repeat(ROOM + 1);
        cache.get_or_insert(key("a", "x"), || block(&filling));
        let unmade = || -> Highlighted { unreachable!("it is known") };
        assert_eq!(cache.get_or_insert(key("a", "x"), unmade).html.len(), ROOM + 1);
        assert_eq!(&*cache.get_or_insert(key("a", "y"), || block("Y")).html, "Y");
        assert_eq!(&*cache.get_or_insert(key("a", "y"), || block("Z")).html, "Z");
    }

    #[test]
    fn a_block_is_made_once_even_by_many_threads() {
        let cache = Cache::default();
        let made = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    cache.get_or_insert(key("a", "x"), || {
                        made.fetch_add(1, Ordering::Relaxed);
                        block("X")
                    })
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
    }
}
