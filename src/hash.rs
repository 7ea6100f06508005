//! Half hashes: what tells contents and inputs apart.

/// The first half of a hash: 16 bytes that no two contents share by chance.
pub(crate) fn half(hash: blake3::Hash) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&hash.as_bytes()[..16]);
    short
}
