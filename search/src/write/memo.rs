//! Work kept from one bundle to the next: the index of a page, and a shard. After an edit nearly all of both are what
//! they were.
//!
//! Nothing tracks what changed. Each piece of work has a key, the hash of everything that goes into it.

use super::analyse::{DocumentIndex, Text, outline};
use super::bundle::coarse;
use super::forms::Form;
use super::merge::{Gathered, Postings};
use crate::bytes::{Reader, block, number, text};
use crate::document::Document;
use crate::standing::Standing;
use crate::text::stem;

/// The key of a piece of work: the hash of all its input.
pub type Key = [u8; 16];

/// Where work is kept. The bytes are this program's own: whoever keeps them on disk has to forget them when the
/// program changes.
pub trait Memo: Sync {
    /// What was kept under a key; `None` when it is not there.
    fn recall(&self, key: &Key) -> Option<Vec<u8>>;
    /// Keeps a piece of work. Called from many threads, and at most once a key that is not there.
    fn keep(&self, key: Key, bytes: &[u8]);
}

/// A deflated shard and the forms in it.
pub(crate) type Shard = (Vec<u8>, Vec<Form>);

/// The key of a page's index, from the page without its text, what stands for the text, and the number of pages.
pub(crate) fn page_key(card: &Document, text: &Key, pages: usize) -> Key {
    // All of its fields, whatever they will be.
    let raw = format!("{card:?}");
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"page\0").update(text).update(&(pages as u64).to_le_bytes()).update(raw.as_bytes());
    short(&hasher)
}

/// The key of a shard: its stems with the packed records and the lengths of their pages, and the mean.
pub(super) fn shard_key(
    stems: &[Postings],
    gathered: &Gathered,
    pages: &[DocumentIndex],
    mean: f32,
) -> Option<Key> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"shard\0").update(&mean.to_le_bytes());
    let mut buffer = Vec::with_capacity(64 << 10);
    for stem in stems {
        text(&mut buffer, &stem.stem);
        let records = gathered.postings(stem);
        number(&mut buffer, records.len());
        for &(page, at) in records {
            let index = &pages[page as usize];
            buffer.extend_from_slice(&page.to_le_bytes());
            buffer.extend_from_slice(&coarse(index.length as f32).to_le_bytes());
            number(&mut buffer, index.title);
            block(&mut buffer, Reader::new(index.records.get(at as usize..)?).block()?);
        }
        if buffer.len() > 60 << 10 {
            hasher.update(&buffer);
            buffer.clear();
        }
    }
    hasher.update(&buffer);
    Some(short(&hasher))
}

fn short(hasher: &blake3::Hasher) -> Key {
    let mut key = Key::default();
    let length = key.len();
    key.copy_from_slice(&hasher.finalize().as_bytes()[..length]);
    key
}

/// What [`unpack_page`] cannot take from the page itself.
pub(crate) fn pack_page(index: &DocumentIndex) -> Vec<u8> {
    let mut out = Vec::with_capacity(index.records.len() + 4096);
    for value in [index.title, index.length] {
        number(&mut out, value);
    }
    block(&mut out, &index.records);
    match &index.text {
        Text::Short(raw) => {
            number(&mut out, 0);
            block(&mut out, raw);
        }
        Text::Pieces(stride, pieces) => {
            number(&mut out, pieces.len());
            number(&mut out, usize::from(*stride));
            for bytes in pieces {
                block(&mut out, bytes);
            }
        }
    }
    out
}

pub(crate) fn unpack_page(document: &Document, bytes: &[u8]) -> Option<DocumentIndex> {
    let mut reader = Reader::new(bytes);
    let (title, length) = (reader.number()?, reader.number()?);
    let records = reader.block()?.to_vec();
    let text = match reader.number()? {
        0 => Text::Short(reader.block()?.to_vec()),
        count => Text::Pieces(
            u16::try_from(reader.number()?).ok()?,
            (0..count).map(|_| Some(reader.block()?.to_vec())).collect::<Option<_>>()?,
        ),
    };
    Some(DocumentIndex {
        document: outline(document),
        language: stem::code(&document.lang),
        standing: Standing::of(document),
        title,
        length,
        records,
        text,
    })
}

pub(crate) fn pack_shard((deflated, forms): &Shard) -> Vec<u8> {
    let mut out = Vec::with_capacity(deflated.len() + forms.len() * 12 + 16);
    block(&mut out, deflated);
    number(&mut out, forms.len());
    for (form, pages, prominent) in forms {
        text(&mut out, form);
        number(&mut out, *pages << 1 | usize::from(*prominent));
    }
    out
}

pub(crate) fn unpack_shard(bytes: &[u8]) -> Option<Shard> {
    let mut reader = Reader::new(bytes);
    let deflated = reader.block()?.to_vec();
    let count = reader.number()?;
    let mut forms = Vec::with_capacity(count.min(bytes.len()));
    for _ in 0..count {
        let form = reader.text()?.to_owned();
        let packed = reader.number()?;
        forms.push((form, packed >> 1, packed & 1 == 1));
    }
    Some((deflated, forms))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Owner, Section, analyse};

    fn document(words: usize) -> Document {
        let text: Vec<String> = (0..words).map(|number| format!("word{number} walking walked")).collect();
        Document {
            url: "/a/".into(),
            title: "Walks".into(),
            lang: "en".into(),
            status: "draft".into(),
            owner: Some(Owner { id: "mira".into(), title: "Mira".into() }),
            next_review_due: Some("2026-11-21".into()),
            sections: vec![Section { text: text.join(" "), ..Section::default() }],
            ..Document::default()
        }
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for words in [3, 900] {
            let document = document(words);
            let index = analyse(&document);
            let packed = pack_page(&index);
            let read = unpack_page(&document, &packed).expect("what was packed");
            assert_eq!(format!("{read:?}"), format!("{index:?}"));
            assert!(unpack_page(&document, &packed[..packed.len() - 1]).is_none());
        }
        let shard: Shard = (vec![1, 2, 3], vec![("walk".into(), 7, true), ("wälder".into(), 1, false)]);
        let packed = pack_shard(&shard);
        assert_eq!(unpack_shard(&packed), Some(shard));
        assert_eq!(unpack_shard(&packed[..packed.len() - 1]), None);
    }
}
