//! Deflating, and naming what was deflated.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::format::Hash;

/// Beyond this level files of a few kilobytes get hardly smaller, but cost more time.
const LEVEL: u32 = 5;

thread_local! {
    /// A compressor is 300 KB of tables. Made anew for each of thousands of small files, their allocation costs as
    /// much as their use.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

/// Raw deflate, which the browser undoes by itself.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let done = compressor.total_in() as usize;
            let rest = bytes.get(done..).unwrap_or_default();
            // Into memory it does not fail, but for lack of room, which comes.
            if let Ok(Status::StreamEnd) = compressor.compress_vec(rest, &mut out, FlushCompress::Finish) {
                break;
            }
            out.reserve(out.capacity().max(1024));
        }
        // As many as there are pages are kept at once. Shrinking in place leaves half of a block unused.
        out.as_slice().to_vec()
    })
}

/// The beginning of the BLAKE3 hash of some files, one after the other.
pub(crate) fn hash_all<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file);
    }
    let mut hash = Hash::default();
    let length = hash.len();
    hash.copy_from_slice(&hasher.finalize().as_bytes()[..length]);
    hash
}
