//! Any text as a query, and any lines as its options, over a sound bundle.
//!
//! The input is the query up to the first zero byte, and the options after it.
#![no_main]

mod bundle;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use lyceum_search::{MANIFEST, Options, Session};

static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(bundle::files);

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (query, options) = text.split_once('\0').unwrap_or((text, ""));
    let bytes = |name: &str| FILES.get(name).map(Vec::as_slice);
    let mut session = bytes(MANIFEST).map(Session::new).expect("every bundle has one").expect("it is sound");
    bundle::converse(&mut session, query, &Options::from_lines(options), bytes);
});
