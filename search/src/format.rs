//! The manifest: what a bundle consists of and how its files are called.
//!
//! Every other file has a hash of its content in its name, so that a browser may keep it for ever; the manifest
//! alone has a fixed name. Where there are many files of a kind, neighbours share one hash: a hash for each of
//! 10,000 files would make the manifest larger than everything else that a first query fetches.

use crate::Error;
#[cfg(feature = "write")]
use crate::bytes;
use crate::bytes::Reader;
use crate::texts::Texts;

/// The name of the manifest in the `search/` folder of a portal.
pub const MANIFEST: &str = "manifest.bin";

/// Changes with any change to the layout of any file.
pub(crate) const VERSION: u8 = 3;
const MAGIC: &[u8] = b"LYS";
const HASH: usize = 4;

/// The beginning of a file's BLAKE3 hash.
pub(crate) type Hash = [u8; HASH];

/// The hashes of all files of a kind.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Hashes {
    /// Files, one after the other, that share a hash; at least 1 where there are any.
    pub(crate) block: usize,
    pub(crate) hashes: Vec<Hash>,
}

impl Hashes {
    fn get(&self, file: usize) -> Option<&Hash> {
        self.hashes.get(file.checked_div(self.block)?)
    }

    fn decode(reader: &mut Reader<'_>, files: usize) -> Option<Self> {
        let block = reader.number()?;
        if block == 0 {
            return None;
        }
        let hashes = (0..files.div_ceil(block)).map(|_| hash(reader)).collect::<Option<_>>()?;
        Some(Self { block, hashes })
    }

    #[cfg(feature = "write")]
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        bytes::number(&mut out, self.block.max(1));
        out.extend(self.hashes.iter().flatten());
        out
    }
}

/// What the manifest says, decoded.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// Codes of the stemmers that the pages need.
    pub(crate) languages: Vec<u8>,
    /// What is in which file of page texts.
    pub(crate) texts: Texts,
    pub(crate) text_hashes: Hashes,
    /// First stem of each shard, in order.
    pub(crate) shards: Vec<String>,
    pub(crate) shard_hashes: Hashes,
    /// First letter of each spelling file, in order.
    pub(crate) spelling: Vec<String>,
    pub(crate) spelling_hashes: Hashes,
    /// What ranks pages whatever the query: status, level, due date. Absent when no page has any of them.
    pub(crate) standing: Option<Hash>,
    pub(crate) facets: Option<Hash>,
}

/// One file of a bundle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub(crate) enum File {
    Shard(usize),
    Spelling(usize),
    Pages(usize),
    Standing,
    Facets,
}

impl Manifest {
    pub(crate) fn page_count(&self) -> usize {
        self.texts.page_count()
    }

    /// The name of a file, relative to the manifest's folder.
    pub(crate) fn name(&self, file: File) -> Option<String> {
        let hash = match file {
            File::Shard(index) => self.shard_hashes.get(index)?,
            File::Spelling(index) => self.spelling_hashes.get(index)?,
            File::Pages(index) => self.text_hashes.get(index)?,
            File::Standing => self.standing.as_ref()?,
            File::Facets => self.facets.as_ref()?,
        };
        self.named(file, hash)
    }

    /// The name of a file that has this hash.
    pub(crate) fn named(&self, file: File, hash: &Hash) -> Option<String> {
        let (letter, index) = match file {
            File::Shard(index) if index < self.shards.len() => ("s", index),
            File::Spelling(index) if index < self.spelling.len() => ("w", index),
            File::Pages(index) if index < self.texts.file_count() => ("p", index),
            File::Shard(_) | File::Spelling(_) | File::Pages(_) => return None,
            File::Standing => ("r", 0),
            File::Facets => ("f", 0),
        };
        let mut name = String::from(letter);
        crate::json::number(&mut name, index);
        name.push('-');
        for byte in hash {
            for nibble in [byte >> 4, byte & 15] {
                name.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
        }
        name.push_str(".bin");
        Some(name)
    }

    /// The file of a name that [`Manifest::name`] gave.
    pub(crate) fn file(&self, name: &str) -> Option<File> {
        let letter = name.get(..1)?;
        let index = name.get(1..)?.split('-').next()?.parse().ok()?;
        let file = match letter {
            "s" => File::Shard(index),
            "w" => File::Spelling(index),
            "p" => File::Pages(index),
            "r" => File::Standing,
            "f" => File::Facets,
            _ => return None,
        };
        (self.name(file)? == name).then_some(file)
    }

    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes);
        match (reader.take(MAGIC.len()), reader.byte()) {
            (Some(MAGIC), Some(VERSION)) => Self::decode_rest(&mut reader).ok_or(Error::Corrupt),
            (Some(MAGIC), Some(version)) => Err(Error::Version(version)),
            _ => Err(Error::Corrupt),
        }
    }

    fn decode_rest(reader: &mut Reader<'_>) -> Option<Self> {
        let languages = reader.block()?.to_vec();
        let texts = Texts::decode(reader)?;
        let text_hashes = Hashes::decode(reader, texts.file_count())?;
        let shards = reader.words()?;
        let shard_hashes = Hashes::decode(reader, shards.len())?;
        let spelling = reader.words()?;
        let spelling_hashes = Hashes::decode(reader, spelling.len())?;
        Some(Self {
            languages,
            texts,
            text_hashes,
            shards,
            shard_hashes,
            spelling,
            spelling_hashes,
            standing: if reader.byte()? == 0 { None } else { Some(hash(reader)?) },
            facets: if reader.byte()? == 0 { None } else { Some(hash(reader)?) },
        })
    }

    /// The manifest in parts, each of one kind of data.
    #[cfg(feature = "write")]
    pub(crate) fn encode(&self) -> Vec<Vec<u8>> {
        let mut head = MAGIC.to_vec();
        head.push(VERSION);
        bytes::block(&mut head, &self.languages);
        let mut parts = vec![head];
        parts.extend(self.texts.encode());
        parts.push(self.text_hashes.encode());
        for (starts, hashes) in [(&self.shards, &self.shard_hashes), (&self.spelling, &self.spelling_hashes)]
        {
            parts.extend(bytes::words(starts.iter().map(String::as_str)));
            parts.push(hashes.encode());
        }
        let mut tail = Vec::new();
        for hash in [&self.standing, &self.facets] {
            tail.push(u8::from(hash.is_some()));
            tail.extend(hash.iter().flatten());
        }
        parts.push(tail);
        parts
    }
}

fn hash(reader: &mut Reader<'_>) -> Option<Hash> {
    reader.take(HASH)?.try_into().ok()
}

/// The range that `word` falls into: the last one that does not begin after it.
pub(crate) fn range_of(starts: &[String], word: &str) -> usize {
    starts.partition_point(|start| start.as_str() <= word).saturating_sub(1)
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let mut texts = Texts::default();
        for pages in [1, 3, 2] {
            texts.push(pages);
        }
        Manifest {
            languages: vec![1, 7],
            texts,
            text_hashes: Hashes { block: 2, hashes: vec![[1; HASH], [2; HASH]] },
            shards: ["", "mat", "mätz"].map(String::from).to_vec(),
            shard_hashes: Hashes { block: 1, hashes: vec![[3; HASH], [0xab; HASH], [5; HASH]] },
            spelling: vec!["a".into()],
            spelling_hashes: Hashes { block: 1, hashes: vec![[6; HASH]] },
            standing: None,
            facets: Some([7; HASH]),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Manifest::decode(&manifest().encode().concat()), Ok(manifest()));
    }

    #[test]
    fn names_lead_back_to_their_files() {
        let manifest = manifest();
        assert_eq!(manifest.name(File::Shard(1)).as_deref(), Some("s1-abababab.bin"));
        assert_eq!(manifest.name(File::Pages(2)).as_deref(), Some("p2-02020202.bin"));
        assert_eq!(manifest.file("p2-02020202.bin"), Some(File::Pages(2)));
        for unknown in ["", "s", "s1-00.bin", "p9-02020202.bin", "r0-00000000.bin", "é1-"] {
            assert_eq!(manifest.file(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn words_fall_into_the_range_that_begins_before_them() {
        let manifest = manifest();
        let found = ["a", "mat", "match", "z"].map(|word| range_of(&manifest.shards, word));
        assert_eq!(found, [0, 1, 1, 2]);
    }

    #[test]
    fn other_versions_are_refused_by_number() {
        assert_eq!(Manifest::decode(b"LYS\x63"), Err(Error::Version(0x63)));
    }
}
