//! What a portal needs beside the bundle: the browser module and its client.

use super::bundle::Bundle;
use super::deflate::hash_all;

/// Source of the browser client, an ES module that exports `createSearch` and `normalise`.
pub const CLIENT: &str = include_str!("../../client/search.js");

const ENGLISH: &[u8] = include_bytes!("../../module/search.bin");
const ALL: &[u8] = include_bytes!("../../module/search-all.bin");

impl Bundle {
    /// The browser module that this bundle needs: a name with a hash of its content, to be put beside the bundle's
    /// files and given to the client, and its bytes, deflated.
    pub fn module(&self) -> (String, &'static [u8]) {
        let bytes = if self.all_languages { ALL } else { ENGLISH };
        let digits = hash_all([bytes]).map(|byte| format!("{byte:02x}")).concat();
        (format!("search-{digits}.bin"), bytes)
    }
}
