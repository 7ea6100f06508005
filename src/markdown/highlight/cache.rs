//! Highlighted blocks by the hash of grammar and code.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Highlighted;

pub(super) type Key = [u8; 16];

/// Changes with everything that changes the HTML of a block: grammars, classes, the format of this file.
const HEADER: &[u8] = b"lyceum highlight 1\n";

/// Enough that threads seldom meet at one of them.
const SHARDS: usize = 64;

type Shard = Mutex<HashMap<Key, Arc<OnceLock<Highlighted>>>>;

/// Blocks of this run, and those of the run before.
pub(super) struct Cache {
    shards: Vec<Shard>,
    stored: HashMap<Key, Range<usize>>,
    bytes: Vec<u8>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            shards: (0..SHARDS).map(|_| Shard::default()).collect(),
            stored: HashMap::new(),
            bytes: Vec::new(),
        }
    }
}

/// The key of a block: its grammar by name, since numbers may change from one version to the next.
pub(super) fn key(grammar: &str, code: &str) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(grammar.as_bytes());
    hasher.update(b"\0");
    hasher.update(code.as_bytes());
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

impl Cache {
    /// The block with that key, made at most once. No lock is held while it is made.
    pub(super) fn get_or_insert(&self, key: Key, make: impl FnOnce() -> Highlighted) -> Highlighted {
        let shard = &self.shards[usize::from(key[0]) % SHARDS];
        let slot = {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(shard.entry(key).or_default())
        };
        slot.get_or_init(|| self.stored(&key).unwrap_or_else(make)).clone()
    }

    fn stored(&self, key: &Key) -> Option<Highlighted> {
        let html = self.bytes.get(self.stored.get(key)?.clone())?;
        let html = std::str::from_utf8(html).ok()?;
        Some(Highlighted { html: html.into(), complete: true })
    }

    pub(super) fn load(bytes: Vec<u8>) -> Self {
        let stored = index(&bytes).unwrap_or_default();
        Self { stored, bytes, ..Self::default() }
    }

    pub(super) fn save(&self, forget: bool) -> Vec<u8> {
        let mut blocks = BTreeMap::new();
        if !forget {
            blocks.extend(self.stored.keys().filter_map(|key| Some((*key, self.stored(key)?))));
        }
        for shard in &self.shards {
            let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            let done = shard.iter().filter_map(|(key, slot)| Some((*key, slot.get()?.clone())));
            // A block that ran out of time may fare better on another day.
            blocks.extend(done.filter(|(_, block)| block.complete));
        }
        let mut bytes = HEADER.to_vec();
        for (key, block) in blocks {
            let length = u32::try_from(block.html.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&key);
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(&block.html.as_bytes()[..length as usize]);
        }
        let check = blake3::hash(&bytes);
        bytes.extend_from_slice(&check.as_bytes()[..16]);
        bytes
    }
}

/// Where each block lies; `None` if the bytes are not what was saved.
fn index(bytes: &[u8]) -> Option<HashMap<Key, Range<usize>>> {
    let (content, check) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
    let intact = content.starts_with(HEADER) && blake3::hash(content).as_bytes()[..16] == *check;
    if !intact {
        return None;
    }
    let mut blocks = HashMap::new();
    let mut at = HEADER.len();
    while at < content.len() {
        let key: Key = content.get(at..at + 16)?.try_into().ok()?;
        let length = u32::from_le_bytes(content.get(at + 16..at + 20)?.try_into().ok()?) as usize;
        let range = at + 20..at + 20 + length;
        content.get(range.clone())?;
        at = range.end;
        blocks.insert(key, range);
    }
    Some(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(html: &str, complete: bool) -> Highlighted {
        Highlighted { html: html.into(), complete }
    }

    #[test]
    fn blocks_survive_saving_and_only_used_ones_are_saved() {
        let first = Cache::default();
        first.get_or_insert(key("a", "x"), || block("X", true));
        first.get_or_insert(key("a", "y"), || block("Y", true));
        first.get_or_insert(key("a", "z"), || block("Z", false));
        let second = Cache::load(first.save(true));
        let unmade = || -> Highlighted { unreachable!("it is stored") };
        assert_eq!(&*second.get_or_insert(key("a", "x"), unmade).html, "X");
        assert_eq!(Cache::load(second.save(true)).stored.len(), 1);
        assert_eq!(Cache::load(second.save(false)).stored.len(), 2);
        assert_eq!(first.save(true), first.save(true));
    }

    #[test]
    fn damaged_bytes_count_as_none() {
        let cache = Cache::default();
        cache.get_or_insert(key("a", "x"), || block("X", true));
        let saved = cache.save(true);
        for at in 0..saved.len() {
            let mut damaged = saved.clone();
            damaged[at] ^= 1;
            assert!(Cache::load(damaged).stored.is_empty(), "byte {at}");
            assert!(Cache::load(saved[..at].to_vec()).stored.is_empty(), "length {at}");
        }
    }

    #[test]
    fn a_block_is_made_once_even_by_many_threads() {
        let cache = Cache::default();
        let made = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    cache.get_or_insert(key("a", "x"), || {
                        made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        block("X", true)
                    })
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
    }
}
