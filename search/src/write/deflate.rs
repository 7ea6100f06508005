//! Deflating, and naming what was deflated.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::format::Hash;

/// Beyond this level files of a few kilobytes get hardly smaller, but cost more time.
const LEVEL: u32 = 5;

/// Less room than this is not offered to the compressor.
const ROOM: usize = 64;

thread_local! {
    /// A compressor is 300 KB of tables. Made anew for each of thousands of small files, their allocation costs as
    /// much as their use.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

/// Raw deflate, which the browser undoes by itself.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    deflate_parts(&[bytes])
}

/// Deflates several parts into one file, each with codes of its own: for parts unlike each other, such as columns of
/// numbers and words, that takes a sixteenth less.
pub(crate) fn deflate_parts<Part: AsRef<[u8]>>(parts: &[Part]) -> Vec<u8> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        let size: usize = parts.iter().map(|part| part.as_ref().len()).sum();
        let mut out = Vec::with_capacity(size / 2 + 64);
        for (index, part) in parts.iter().enumerate() {
            let end = if index + 1 == parts.len() { FlushCompress::Finish } else { FlushCompress::Partial };
            add(compressor, part.as_ref(), end, &mut out);
        }
        // As many as there are pages are kept at once. Shrinking in place leaves half of a block unused.
        out.as_slice().to_vec()
    })
}

/// Deflates one part; into memory that does not fail, but for lack of room, which comes.
fn add(compressor: &mut Compress, part: &[u8], end: FlushCompress, out: &mut Vec<u8>) {
    let from = compressor.total_in() as usize;
    loop {
        if out.capacity() - out.len() < ROOM {
            out.reserve(out.capacity().max(1024));
        }
        let done = compressor.total_in() as usize - from;
        let status = compressor.compress_vec(part.get(done..).unwrap_or_default(), out, end);
        let all = compressor.total_in() as usize - from == part.len();
        // A part is through when it left room behind: what is still to come would have taken it.
        match end {
            FlushCompress::Finish if matches!(status, Ok(Status::StreamEnd)) => return,
            FlushCompress::Partial if all && out.len() < out.capacity() => return,
            _ => out.reserve(out.capacity().max(1024)),
        }
    }
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
