//! The files of a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::analyse::{self, DocumentIndex};
use super::blocks::Blocks;
use super::deflate::{deflate, deflate_parts, hash_all};
use super::forms::{Forms, forms_of};
use super::memo::{self, Memo, Shard};
use super::merge::{Gather, Gathered, Postings};
use super::pages;
use crate::bytes::shared;
use crate::format::{File, MANIFEST, Manifest};
use crate::standing::{self, Standing};
use crate::text::stem::{ENGLISH, NO_STEMMER};
use crate::{Error, facets, shard};

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

/// What [`write_files`] wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Pages in the bundle.
    pub pages: usize,
    /// Name and size of every file, in order.
    pub files: Vec<(String, usize)>,
    /// Whether a page is in another language than English, so that the browser needs the larger module.
    pub all_languages: bool,
}

/// What a shard should take at least and at most, in the units of [`Postings::cost`]. In large shards a query fetches
/// more that it does not ask for; small ones are more files and a longer manifest.
const SHARD_COST: (usize, usize) = (2000 * 8, 2300 * 8);
/// About how many shards there are before they become larger.
const SHARDS: usize = 500;
/// How much more or less a shard may take to begin where it has little in common with the one before: this part of it.
const SLACK: usize = 3;
/// About how many hashes of shards a manifest has at most. Where shards share one, an edit gives new names to more of
/// them than have changed.
const MOST_HASHES: usize = 200;

impl Written {
    /// Bytes of all files together.
    pub fn size(&self) -> usize {
        self.files.iter().map(|(_, size)| size).sum()
    }
}

/// Merges the work on all pages into a bundle in memory.
pub fn write_bundle(pages: Vec<DocumentIndex>) -> Result<Bundle, Error> {
    let files = Mutex::new(BTreeMap::new());
    let keep = |name, bytes| -> Result<(), Error> {
        files.lock().unwrap_or_else(PoisonError::into_inner).insert(name, bytes);
        Ok(())
    };
    let Written { pages, all_languages, .. } = write_files(pages, &keep)?;
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Bundle { files, pages, all_languages })
}

/// Merges the work on all pages and hands on each file of the bundle as it is made, from many threads: name and
/// content. Stops at the first file that cannot be taken.
pub fn write_files<E: From<Error> + Send>(
    pages: Vec<DocumentIndex>,
    put: &(dyn Fn(String, Vec<u8>) -> Result<(), E> + Sync),
) -> Result<Written, E> {
    write_files_with(pages, None, put)
}

/// As [`write_files`], with the shards that the memo has from an earlier bundle.
pub fn write_files_with<E: From<Error> + Send>(
    mut pages: Vec<DocumentIndex>,
    memo: Option<&dyn Memo>,
    put: &(dyn Fn(String, Vec<u8>) -> Result<(), E> + Sync),
) -> Result<Written, E> {
    analyse::forget();
    // Sorted by URL, whatever order the workers were done in; the title decides between equal ones.
    pages.sort_by(|a, b| (&a.document.url, &a.document.title).cmp(&(&b.document.url, &b.document.title)));
    let languages: BTreeSet<u8> = pages.iter().map(|page| page.language).collect();
    let mut manifest = Manifest { languages: languages.into_iter().collect(), ..Manifest::default() };
    if manifest.languages.is_empty() {
        manifest.languages.push(NO_STEMMER);
    }
    let files = Mutex::new(Vec::new());
    let sink = |name: Option<String>, bytes: Vec<u8>| {
        let name = name.ok_or(Error::Corrupt)?;
        files.lock().unwrap_or_else(PoisonError::into_inner).push((name.clone(), bytes.len()));
        put(name, bytes)
    };

    write_index(&pages, memo, &mut manifest, &sink)?;
    for page in &mut pages {
        page.records = Vec::new();
    }
    let texts = pages.iter_mut().map(|page| std::mem::take(&mut page.text)).collect();
    pages::write(texts, &mut manifest, &sink)?;

    let standings: Vec<Standing> = pages.iter().map(|page| page.standing).collect();
    if standings.iter().any(|standing| *standing != Standing::default()) {
        let bytes = deflate(&standing::encode(&standings));
        manifest.standing = Some(hash_all([&*bytes]));
        sink(manifest.name(File::Standing), bytes)?;
    }
    let bytes = deflate(&facets::encode(pages.iter().map(|page| &page.document)));
    manifest.facets = Some(hash_all([&*bytes]));
    sink(manifest.name(File::Facets), bytes)?;
    sink(Some(MANIFEST.to_owned()), deflate_parts(&manifest.encode()))?;
    analyse::forget();
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort();
    Ok(Written {
        pages: pages.len(),
        files,
        all_languages: manifest.languages.iter().any(|&code| code > ENGLISH),
    })
}

/// Takes a file by its name and content.
pub(super) type Sink<'a, E> = dyn Fn(Option<String>, Vec<u8>) -> Result<(), E> + Sync + 'a;

/// Writes shards and spelling files. While one range of stems is written, the next one is gathered.
fn write_index<E: From<Error> + Send>(
    pages: &[DocumentIndex],
    memo: Option<&dyn Memo>,
    manifest: &mut Manifest,
    sink: &Sink<'_, E>,
) -> Result<(), E> {
    let words: usize = pages.iter().map(|page| page.length).sum();
    let mean = coarse(words as f32 / pages.len().max(1) as f32);
    let mut gather = Gather::new(pages)?;
    let cost = (gather.cost() / SHARDS).clamp(SHARD_COST.0, SHARD_COST.1);
    let mut forms = Forms::default();
    let mut blocks = Blocks::new(File::Shard, gather.cost() / cost, MOST_HASHES);
    let mut before: Option<String> = None;
    let mut range = gather.next_range()?;
    while let Some(gathered) = range {
        let ranges = split(&gathered.stems, cost);
        let (shards, next) =
            rayon::join(|| shards(&ranges, &gathered, pages, mean, memo), || gather.next_range());
        range = next?;
        let mut contents = Vec::new();
        for ((bytes, own), stems) in shards?.into_iter().zip(&ranges) {
            // The first shard begins at the beginning, so that every word falls into one.
            manifest.shards.push(boundary(before.as_deref(), &stems[0].stem));
            before = stems.last().map(|stem| stem.stem.clone());
            forms.extend(own);
            contents.push(bytes);
        }
        blocks.add(contents, |bytes| bytes, manifest, sink)?;
    }
    manifest.shard_hashes = blocks.finish(|bytes| bytes, manifest, sink)?;
    let (starts, files): (Vec<_>, Vec<_>) = forms.into_files().into_iter().unzip();
    manifest.spelling = starts;
    let mut blocks = Blocks::new(File::Spelling, files.len(), files.len().max(1));
    blocks.add(files, |bytes| bytes, manifest, sink)?;
    manifest.spelling_hashes = blocks.finish(|bytes| bytes, manifest, sink)?;
    Ok(())
}

/// The content of each shard, and the forms of its stems.
fn shards(
    ranges: &[&[Postings]],
    gathered: &Gathered,
    pages: &[DocumentIndex],
    mean: f32,
    memo: Option<&dyn Memo>,
) -> Result<Vec<Shard>, Error> {
    let make = |range: &[Postings]| {
        let baked =
            range.iter().map(|stem| gathered.bake(stem, pages, mean)).collect::<Result<Vec<_>, _>>()?;
        Ok((deflate_parts(&shard::encode(&baked)), baked.iter().flat_map(forms_of).collect()))
    };
    let shard = |range: &&[Postings]| {
        let Some(memo) = memo else { return make(range) };
        let key = memo::shard_key(range, gathered, pages, mean).ok_or(Error::Corrupt)?;
        if let Some(known) = memo.recall(&key).and_then(|bytes| memo::unpack_shard(&bytes)) {
            return Ok(known);
        }
        let made = make(range)?;
        memo.keep(key, &memo::pack_shard(&made));
        Ok(made)
    };
    ranges.par_iter().map(shard).collect()
}

/// A number of words to three percent: an edit changes the length of its page and the mean of all, and with them every
/// shard that has a word of the page. What a page weighs is rounded more coarsely than that in any case.
pub(super) fn coarse(words: f32) -> f32 {
    const FIVE_BITS: u32 = u32::MAX << 18;
    f32::from_bits(words.to_bits() & FIVE_BITS)
}

/// The shortest beginning of `first` that is greater than the stem before it.
fn boundary(before: Option<&str>, first: &str) -> String {
    let Some(before) = before else { return String::new() };
    let end = first.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&end| &first[..end] > before);
    first[..end.unwrap_or(first.len())].to_owned()
}

/// Splits stems, which are in order, into shards of about equal cost, where two stems have least in common: the
/// manifest is shorter for it, and what a reader begins to type is in fewer shards.
fn split(stems: &[Postings], cost: usize) -> Vec<&[Postings]> {
    let mut shards = Vec::new();
    let mut rest = stems;
    while !rest.is_empty() {
        let (shard, later) = rest.split_at(end(rest, cost));
        shards.push(shard);
        rest = later;
    }
    shards
}

/// How many of the stems the first shard has.
fn end(stems: &[Postings], cost: usize) -> usize {
    let (mut best, mut before) = ((usize::MAX, usize::MAX, 1), 0);
    for (index, stem) in stems.iter().enumerate() {
        // A stem that alone takes more than a shard leaves those before it to themselves.
        if index > 0 && before + stem.cost > cost + cost / SLACK {
            return if best.0 == usize::MAX { index } else { best.2 };
        }
        if before > cost - cost / SLACK {
            let common = stems.get(index.wrapping_sub(1)).map_or(0, |last| shared(&last.stem, &stem.stem));
            best = best.min((common, before.abs_diff(cost), index));
        }
        before += stem.cost;
    }
    stems.len()
}
