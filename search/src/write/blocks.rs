//! Files of one kind, neighbours under one hash.

use rayon::prelude::*;

use super::bundle::Sink;
use super::deflate::hash_all;
use crate::Error;
use crate::format::{File, Hash, Hashes, Manifest};

/// Takes the files of a kind, in their order, and hands each on when those are there that it shares a hash with.
pub(super) struct Blocks<T> {
    file: fn(usize) -> File,
    /// How many were handed on.
    written: usize,
    waiting: Vec<T>,
    hashes: Hashes,
}

impl<T: Send> Blocks<T> {
    /// For about `files` files, that shall have about `most` hashes at the most.
    pub(super) fn new(file: fn(usize) -> File, files: usize, most: usize) -> Self {
        let block = files.div_ceil(most).next_power_of_two();
        Self { file, written: 0, waiting: Vec::new(), hashes: Hashes { block, hashes: Vec::new() } }
    }

    /// Takes the next files. `content` makes the bytes of one.
    pub(super) fn add<E: From<Error> + Send>(
        &mut self,
        files: impl IntoIterator<Item = T>,
        content: impl Fn(T) -> Vec<u8> + Sync,
        manifest: &Manifest,
        sink: &Sink<'_, E>,
    ) -> Result<(), E> {
        self.waiting.extend(files);
        let whole = self.waiting.len() / self.hashes.block * self.hashes.block;
        self.write(whole, content, manifest, sink)
    }

    /// Hands on what is left, and returns all hashes.
    pub(super) fn finish<E: From<Error> + Send>(
        mut self,
        content: impl Fn(T) -> Vec<u8> + Sync,
        manifest: &Manifest,
        sink: &Sink<'_, E>,
    ) -> Result<Hashes, E> {
        self.write(self.waiting.len(), content, manifest, sink)?;
        Ok(self.hashes)
    }

    fn write<E: From<Error> + Send>(
        &mut self,
        count: usize,
        content: impl Fn(T) -> Vec<u8> + Sync,
        manifest: &Manifest,
        sink: &Sink<'_, E>,
    ) -> Result<(), E> {
        let mut blocks = Vec::new();
        let mut files = self.waiting.drain(..count).peekable();
        while files.peek().is_some() {
            blocks.push(files.by_ref().take(self.hashes.block).collect::<Vec<T>>());
        }
        drop(files);
        let (file, block, written) = (self.file, self.hashes.block, self.written);
        let hashes: Result<Vec<Hash>, E> = blocks
            .into_par_iter()
            .enumerate()
            .map(|(index, files)| {
                let contents: Vec<Vec<u8>> = files.into_iter().map(&content).collect();
                let hash = hash_all(contents.iter().map(Vec::as_slice));
                for (at, bytes) in contents.into_iter().enumerate() {
                    sink(manifest.named(file(written + index * block + at), &hash), bytes)?;
                }
                Ok(hash)
            })
            .collect();
        self.hashes.hashes.extend(hashes?);
        self.written += count;
        Ok(())
    }
}
