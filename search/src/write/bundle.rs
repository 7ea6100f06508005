//! The files of a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::analyse::{self, DocumentIndex};
use super::deflate::{deflate, hash_all};
use super::forms::{Forms, forms_of};
use super::memo::{self, Memo, Shard};
use super::merge::{Gather, Gathered, Postings};
use super::pages;
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
const SHARD_COST: (usize, usize) = (3000 * 8, 4600 * 8);
/// About how many shards there are before they become larger.
const SHARDS: usize = 500;

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
    let mut manifest =
        Manifest { languages: languages.into_iter().collect(), block: 1, ..Manifest::default() };
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
    sink(Some(MANIFEST.to_owned()), deflate(&manifest.encode()))?;
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
    let mut before: Option<String> = None;
    let mut range = gather.next_range()?;
    while let Some(gathered) = range {
        let ranges = split(&gathered.stems, cost);
        let (shards, next) =
            rayon::join(|| shards(&ranges, &gathered, pages, mean, memo), || gather.next_range());
        range = next?;
        let first = manifest.shards.len();
        let mut contents = Vec::new();
        for ((bytes, own), stems) in shards?.into_iter().zip(&ranges) {
            // The first shard begins at the beginning, so that every word falls into one.
            manifest.shards.push((boundary(before.as_deref(), &stems[0].stem), hash_all([&*bytes])));
            before = stems.last().map(|stem| stem.stem.clone());
            forms.extend(own);
            contents.push(bytes);
        }
        let manifest = &*manifest;
        contents
            .into_par_iter()
            .enumerate()
            .try_for_each(|(index, bytes)| sink(manifest.name(File::Shard(first + index)), bytes))?;
    }
    for (index, (first, hash, bytes)) in forms.into_files().into_iter().enumerate() {
        manifest.spelling.push((first, hash));
        sink(manifest.name(File::Spelling(index)), bytes)?;
    }
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
        Ok((deflate(&shard::encode(&baked)), baked.iter().flat_map(forms_of).collect()))
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

/// Splits stems, which are in order, into shards of about equal cost.
fn split(stems: &[Postings], most: usize) -> Vec<&[Postings]> {
    let mut shards = Vec::new();
    let (mut from, mut cost) = (0, 0);
    for (index, stem) in stems.iter().enumerate() {
        if index > from && cost + stem.cost / 2 > most {
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
