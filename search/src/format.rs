//! The manifest: what a bundle consists of and how its files are called.
//!
//! Every other file has a hash of its content in its name, so that a browser may keep it for ever; the manifest
//! alone has a fixed name. Page texts share one hash per block of files: a hash for each of 10,000 files would
//! make the manifest larger than everything else that a first query fetches.

use crate::Error;
#[cfg(feature = "write")]
use crate::bytes;
use crate::bytes::Reader;
use crate::texts::Texts;

/// The name of the manifest in the `search/` folder of a portal.
pub const MANIFEST: &str = "manifest.bin";

/// Changes with any change to the layout of any file.
pub(crate) const VERSION: u8 = 2;
const MAGIC: &[u8] = b"LYS";
const HASH: usize = 4;

/// The beginning of a file's BLAKE3 hash.
pub(crate) type Hash = [u8; HASH];

/// What the manifest says, decoded.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// Codes of the stemmers that the pages need.
    pub(crate) languages: Vec<u8>,
    /// What is in which file of page texts.
    pub(crate) texts: Texts,
    /// Files of page texts that share one hash.
    pub(crate) block: usize,
    pub(crate) blocks: Vec<Hash>,
    /// First stem and hash of each shard, in order.
    pub(crate) shards: Vec<(String, Hash)>,
    /// First letter and hash of each spelling file, in order.
    pub(crate) spelling: Vec<(String, Hash)>,
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
            File::Shard(index) => &self.shards.get(index)?.1,
            File::Spelling(index) => &self.spelling.get(index)?.1,
            File::Pages(index) => self.blocks.get(index / self.block)?,
            File::Standing => self.standing.as_ref()?,
            File::Facets => self.facets.as_ref()?,
        };
        self.named(file, hash)
    }

    /// The name of a file that has this hash.
    pub(crate) fn named(&self, file: File, hash: &Hash) -> Option<String> {
        let (letter, index) = match file {
            File::Shard(index) => ("s", index),
            File::Spelling(index) => ("w", index),
            File::Pages(index) if index < self.texts.file_count() => ("p", index),
            File::Pages(_) => return None,
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
        let block = reader.number()?;
        if block == 0 {
            return None;
        }
        let blocks = (0..texts.file_count().div_ceil(block)).map(|_| hash(reader)).collect::<Option<_>>()?;
        Some(Self {
            languages,
            texts,
            block,
            blocks,
            shards: ranges(reader)?,
            spelling: ranges(reader)?,
            standing: if reader.byte()? == 0 { None } else { Some(hash(reader)?) },
            facets: if reader.byte()? == 0 { None } else { Some(hash(reader)?) },
        })
    }

    #[cfg(feature = "write")]
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        bytes::block(&mut out, &self.languages);
        self.texts.encode(&mut out);
        bytes::number(&mut out, self.block);
        out.extend(self.blocks.iter().flatten());
        for ranges in [&self.shards, &self.spelling] {
            bytes::number(&mut out, ranges.len());
            let mut previous = "";
            for (first, _) in ranges {
                bytes::front_coded(&mut out, previous, first);
                previous = first;
            }
            out.extend(ranges.iter().flat_map(|(_, hash)| hash));
        }
        for hash in [&self.standing, &self.facets] {
            out.push(u8::from(hash.is_some()));
            out.extend(hash.iter().flatten());
        }
        out
    }
}

fn hash(reader: &mut Reader<'_>) -> Option<Hash> {
    reader.take(HASH)?.try_into().ok()
}

fn ranges(reader: &mut Reader<'_>) -> Option<Vec<(String, Hash)>> {
    let count = reader.number()?;
    let mut ranges: Vec<(String, Hash)> = Vec::new();
    for _ in 0..count {
        let first = reader.front_coded(ranges.last().map_or("", |(first, _)| first))?;
        ranges.push((first, [0; HASH]));
    }
    for range in &mut ranges {
        range.1 = hash(reader)?;
    }
    Some(ranges)
}

/// The range that `word` falls into: the last one that does not begin after it.
pub(crate) fn range_of(ranges: &[(String, Hash)], word: &str) -> usize {
    ranges.partition_point(|(first, _)| first.as_str() <= word).saturating_sub(1)
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
            block: 2,
            blocks: vec![[1; HASH], [2; HASH]],
            shards: vec![
                (String::new(), [3; HASH]),
                ("mat".into(), [0xab; HASH]),
                ("mätz".into(), [5; HASH]),
            ],
            spelling: vec![("a".into(), [6; HASH])],
            standing: None,
            facets: Some([7; HASH]),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Manifest::decode(&manifest().encode()), Ok(manifest()));
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
