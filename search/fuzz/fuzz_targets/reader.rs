//! Any bytes in the place of any one file of a bundle, then queries that touch every part of the answer.
//!
//! The first byte of the input chooses the file, the rest is its content. Without input files the fuzzer begins with
//! nothing; `SEEDS=FOLDER` writes the sound files there and ends.
#![no_main]

mod bundle;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use lyceum_search::{MANIFEST, Options, Session};

static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(bundle::files);

const QUERIES: [&str; 6] = [
    "broker failover",
    "\"the broker keeps\" -tombstones",
    "compactoin",
    "東京 e0308 camelCase",
    "type:how_to tag:kafka -status:draft segm",
    "b",
];

fn seeds(folder: &str) -> std::io::Result<()> {
    for (index, (name, bytes)) in FILES.iter().enumerate() {
        std::fs::write(format!("{folder}/{name}"), [&[index as u8], bytes.as_slice()].concat())?;
    }
    Ok(())
}

fuzz_target!(
    init: {
        if let Ok(folder) = std::env::var("SEEDS") {
            seeds(&folder).expect("the folder can be written");
            std::process::exit(0);
        }
    },
    |data: &[u8]| {
        let Some((&chosen, content)) = data.split_first() else { return };
        let Some(damaged) = FILES.keys().nth(usize::from(chosen) % FILES.len()) else { return };
        let bytes = |name: &str| -> Option<&[u8]> {
            if name == damaged { Some(content) } else { FILES.get(name).map(Vec::as_slice) }
        };
        let Some(Ok(mut session)) = bytes(MANIFEST).map(Session::new) else { return };
        let options = Options {
            today: Some("2026-11-21".into()),
            level: Some("expert".into()),
            facets: true,
            sections: 3,
            why: true,
            ..Options::default()
        };
        for query in QUERIES {
            bundle::converse(&mut session, query, &options, bytes);
        }
    }
);
