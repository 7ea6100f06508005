//! The files of a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use rayon::prelude::*;

use super::analyse::{DocumentIndex, Text};
use super::memo::{self, Forget, Memo, Shard};
use super::merge::{Postings, bake, gather};
use crate::format::{File, Hash, MANIFEST, Manifest};
use crate::shard::{self, StemEntry};
use crate::standing::{self, Standing};
use crate::text::stem::NO_STEMMER;
use crate::{Error, facets, spelling};

/// The files to put into a portal's `search/` folder.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    /// Content by path relative to the folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Pages in it.
    pub pages: usize,
    /// Whether a page is in another language than English, so that the browser needs the larger module.
    pub all_languages: bool,
}

impl Bundle {
    /// Bytes of all files together.
    pub fn size(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }
}

/// What a shard should take, in the units of [`Postings::cost`].
const SHARD_COST: usize = 6000 * 8;
/// What page texts in one file should have before they are deflated.
const GROUP_BYTES: usize = 4000;
/// About how many hashes of page texts a manifest has at most.
const MOST_BLOCKS: usize = 128;
/// Bytes that a spelling file should have at least, before it is deflated.
const SPELLING_BYTES: usize = 2000;
/// From this many forms on, those that occur only once and only in a body are not offered as corrections.
const MANY_FORMS: usize = 30_000;

/// Merges the work on all pages into a bundle.
pub fn write_bundle(pages: Vec<DocumentIndex>) -> Result<Bundle, Error> {
    write_bundle_with(pages, &Forget)
}

/// As [`write_bundle`], with the shards that the memo has from an earlier bundle.
pub fn write_bundle_with(mut pages: Vec<DocumentIndex>, memo: &dyn Memo) -> Result<Bundle, Error> {
    // Sorted by URL, whatever order the workers were done in; the title decides between equal ones.
    pages.sort_by(|a, b| (&a.document.url, &a.document.title).cmp(&(&b.document.url, &b.document.title)));
    let mut files = Vec::new();
    let languages: BTreeSet<u8> = pages.iter().map(|page| page.language).collect();
    let mut manifest =
        Manifest { languages: languages.into_iter().collect(), block: 1, ..Manifest::default() };
    if manifest.languages.is_empty() {
        manifest.languages.push(NO_STEMMER);
    }
    write_index(&pages, memo, &mut manifest, &mut files)?;
    for page in &mut pages {
        page.records = Vec::new();
    }
    write_pages(&pages, &mut manifest, &mut files)?;

    let standings: Vec<Standing> = pages.iter().map(|page| page.standing).collect();
    if standings.iter().any(|standing| *standing != Standing::default()) {
        let bytes = deflate(&standing::encode(&standings));
        manifest.standing = Some(hash(&bytes));
        files.push((File::Standing, bytes));
    }
    let bytes = deflate(&facets::encode(pages.iter().map(|page| &page.document)));
    manifest.facets = Some(hash(&bytes));
    files.push((File::Facets, bytes));

    let mut bundle = Bundle { pages: pages.len(), ..Bundle::default() };
    bundle.all_languages = manifest.languages.iter().any(|&code| code > crate::text::stem::ENGLISH);
    bundle.files.insert(MANIFEST.to_owned(), deflate(&manifest.encode()));
    for (file, bytes) in files {
        bundle.files.insert(manifest.name(file).ok_or(Error::Corrupt)?, bytes);
    }
    Ok(bundle)
}

type Files = Vec<(File, Vec<u8>)>;
/// A form, how many pages have its stem, and whether a title or a heading has it.
pub(crate) type Form = (String, usize, bool);

/// Writes shards and spelling files.
fn write_index(
    pages: &[DocumentIndex],
    memo: &dyn Memo,
    manifest: &mut Manifest,
    files: &mut Files,
) -> Result<(), Error> {
    let words: usize = pages.iter().map(|page| page.length).sum();
    let mean = coarse(words as f32 / pages.len().max(1) as f32);
    let stems = gather(pages)?;
    let ranges = split(&stems);
    let shards: Vec<Shard> = ranges
        .par_iter()
        .map(|range| {
            let key = memo::shard_key(range, pages, mean).ok_or(Error::Corrupt)?;
            if let Some(known) = memo.recall(&key).and_then(|bytes| memo::unpack_shard(&bytes)) {
                return Ok(known);
            }
            let baked = range.iter().map(|stem| bake(stem, pages, mean)).collect::<Result<Vec<_>, _>>()?;
            let made = (deflate(&shard::encode(&baked)?), baked.iter().flat_map(forms_of).collect());
            memo.keep(key, &memo::pack_shard(&made));
            Ok(made)
        })
        .collect::<Result<_, Error>>()?;
    let mut forms = Vec::new();
    for (index, ((bytes, own), range)) in shards.into_iter().zip(&ranges).enumerate() {
        // The first shard begins at the beginning, so that every word falls into one.
        let previous = index.checked_sub(1).and_then(|before| ranges[before].last());
        manifest.shards.push((boundary(previous.map(|stem| &*stem.stem), &range[0].stem), hash(&bytes)));
        files.push((File::Shard(index), bytes));
        forms.extend(own);
    }
    write_spelling(forms, manifest, files);
    Ok(())
}

/// A number of words to three percent: an edit changes the length of its page and the mean of all, and with them every
/// shard that has a word of the page. What a page weighs is rounded more coarsely than that in any case.
pub(crate) fn coarse(words: f32) -> f32 {
    const FIVE_BITS: u32 = u32::MAX << 18;
    f32::from_bits(words.to_bits() & FIVE_BITS)
}

/// The shortest beginning of `first` that is greater than the stem before it.
fn boundary(before: Option<&str>, first: &str) -> String {
    let Some(before) = before else { return String::new() };
    let end = first.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&end| &first[..end] > before);
    first[..end.unwrap_or(first.len())].to_owned()
}

/// Splits stems, which are in order, into shards of about equal cost.
fn split(stems: &[Postings]) -> Vec<&[Postings]> {
    let mut shards = Vec::new();
    let (mut from, mut cost) = (0, 0);
    for (index, stem) in stems.iter().enumerate() {
        if index > from && cost + stem.cost / 2 > SHARD_COST {
            shards.push(&stems[from..index]);
            (from, cost) = (index, 0);
        }
        cost += stem.cost;
    }
    if from < stems.len() {
        shards.push(&stems[from..]);
    }
    shards
}

/// The forms of a stem that a reader may have meant.
fn forms_of(stem: &StemEntry) -> Vec<Form> {
    let named = |place: &shard::Place| place.heading > 0;
    let prominent = stem.postings.iter().any(|posting| posting.title > 0 || posting.places.iter().any(named));
    let eligible = |form: &&String| {
        let length = form.chars().count();
        (3..=24).contains(&length) && form.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x3000)
    };
    stem.forms.iter().filter(eligible).map(|form| (form.clone(), stem.postings.len(), prominent)).collect()
}

fn write_spelling(mut forms: Vec<Form>, manifest: &mut Manifest, files: &mut Files) {
    if forms.len() > MANY_FORMS {
        forms.retain(|(_, pages, prominent)| *pages > 1 || *prominent);
    }
    forms.sort_unstable();
    forms.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        kept.1 = if same { kept.1.max(later.1) } else { kept.1 };
        same
    });
    let letters = forms.chunk_by(|a, b| a.0.chars().next() == b.0.chars().next());
    let mut groups: Vec<Vec<&Form>> = Vec::new();
    let mut bytes = SPELLING_BYTES;
    for letter in letters {
        if bytes >= SPELLING_BYTES {
            groups.push(Vec::new());
            bytes = 0;
        }
        bytes += letter.iter().map(|(form, ..)| form.len() / 2 + 1).sum::<usize>();
        if let Some(group) = groups.last_mut() {
            group.extend(letter);
        }
    }
    for (index, group) in groups.into_iter().enumerate() {
        let logarithm = |pages: usize| pages.max(1).ilog2() as u8;
        let entries: Vec<(&str, u8)> =
            group.iter().map(|(form, pages, _)| (&**form, logarithm(*pages))).collect();
        let bytes = deflate(&spelling::encode(&entries));
        let first = if index == 0 { String::new() } else { group[0].0.chars().take(1).collect() };
        manifest.spelling.push((first, hash(&bytes)));
        files.push((File::Spelling(index), bytes));
    }
}

/// Writes page texts: neighbours share a file while they are short, and a hash in any case.
fn write_pages(pages: &[DocumentIndex], manifest: &mut Manifest, files: &mut Files) -> Result<(), Error> {
    let mut groups: Vec<&[DocumentIndex]> = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (index, page) in pages.iter().enumerate() {
        let own = match &page.text {
            Text::Short(raw) => raw.len(),
            Text::Deflated(_) => usize::MAX / 2,
        };
        if index > from && (bytes + own > GROUP_BYTES || index - from == 255) {
            groups.push(&pages[from..index]);
            (from, bytes) = (index, 0);
        }
        bytes += own;
    }
    if from < pages.len() {
        groups.push(&pages[from..]);
    }
    let contents: Vec<Vec<u8>> =
        groups.par_iter().map(|group| pack_group(group)).collect::<Result<_, _>>()?;
    manifest.groups = groups.iter().map(|group| group.len() as u8).collect();
    manifest.block = groups.len().div_ceil(MOST_BLOCKS).next_power_of_two();
    manifest.blocks = contents.chunks(manifest.block).map(|block| hash(&block.concat())).collect();
    files.extend(contents.into_iter().enumerate().map(|(index, bytes)| (File::Pages(index), bytes)));
    Ok(())
}

fn pack_group(group: &[DocumentIndex]) -> Result<Vec<u8>, Error> {
    let mut raw = Vec::new();
    for page in group {
        match &page.text {
            Text::Deflated(bytes) if group.len() == 1 => return Ok(bytes.clone()),
            Text::Deflated(_) => return Err(Error::Corrupt),
            Text::Short(bytes) => raw.extend_from_slice(bytes),
        }
    }
    Ok(deflate(&raw))
}

pub(crate) fn hash(bytes: &[u8]) -> Hash {
    let mut hash = Hash::default();
    let length = hash.len();
    hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..length]);
    hash
}

/// Raw deflate, which the browser undoes by itself.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(7));
    // Writing to memory does not fail.
    if encoder.write_all(bytes).is_err() {
        return Vec::new();
    }
    let mut deflated = encoder.finish().unwrap_or_default();
    deflated.shrink_to_fit();
    deflated
}
