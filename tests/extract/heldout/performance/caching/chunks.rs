use std::collections::HashMap;

use crate::world::{generate, Chunk};

#[derive(Default)]
pub struct ChunkMap {
    loaded: HashMap<(i32, i32), Chunk>,
    pub misses: u64,
}

impl ChunkMap {
    pub fn chunk(&mut self, x: i32, z: i32) -> &Chunk { // ~ caching
        if !self.loaded.contains_key(&(x, z)) {
            self.misses += 1;
            self.loaded.insert((x, z), generate(x, z));
        }
        &self.loaded[&(x, z)]
    }
}
