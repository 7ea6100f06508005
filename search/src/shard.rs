//! A shard: the postings of a range of stems.
//!
//! `tinysearch`'s exact index is the posting store, keyed not by the stems themselves but by short codes of one
//! length, `aa`, `ab`, …: its query tokenizer keeps letters only and takes any word of three letters for a
//! prefix, and codes of one length survive both. Pages are posts without a title whose URL is the gap to the page
//! before; one more term, the apostrophe, lists them all (`posting_store`).
//!
//! Beside it the rank block says per stem which forms it stands for, and per posting what the ranking needs. It is
//! laid out in columns, which deflate far better than rows.

use tinysearch::SearchIndex;

use crate::bytes::Reader;
use crate::posting_store::{self, code, pages_of};

/// The most forms of a stem that are told apart; the last bit stands for all others.
pub(crate) const FORMS: usize = 8;
/// The count of sections from which on it no longer fits into the posting's first byte.
pub(crate) const MANY_SECTIONS: usize = 7;
/// The most sections that are told apart for the text of one form; a word that is listed with so many may be in any.
pub(crate) const MOST_PLACES: usize = 12;

/// A decoded shard.
pub(crate) struct Shard {
    pub(crate) stems: Vec<Stem>,
    postings: Vec<Posting>,
    sections: Vec<Place>,
    index: SearchIndex,
    pages: Vec<Option<Vec<u32>>>,
}

/// A stem and the forms of it that occur.
pub(crate) struct Stem {
    pub(crate) text: String,
    pub(crate) forms: Vec<String>,
    first: usize,
    pub(crate) count: usize,
}

/// What the ranking knows of a stem in a page.
#[derive(Clone, Copy)]
pub(crate) struct Posting {
    /// 1 to 16.
    pub(crate) impact: u8,
    /// A bit for each form of the stem that the page has.
    pub(crate) forms: u8,
    /// Words in the page's title, when the stem is one of them; else 0.
    pub(crate) title: u8,
    sections: (u32, u32),
}

/// A section that a stem occurs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    pub(crate) section: u16,
    /// Words in the section's heading, when the stem is one of them; else 0.
    pub(crate) heading: u8,
    pub(crate) body: bool,
}

impl Shard {
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut stems = decode_stems(&mut reader)?;
        let (postings, sections) = decode_postings(&mut reader, &mut stems)?;
        let counts: Vec<usize> = stems.iter().map(|stem| stem.count).collect();
        let index = posting_store::decode(&mut reader, &counts)?;
        let pages = stems.iter().map(|_| None).collect();
        Some(Self { stems, postings, sections, index, pages })
    }

    /// Asks the posting store for the pages of a stem. Its answers are kept: a reader who types asks again.
    pub(crate) fn load(&mut self, stem: usize) {
        if let Some(slot @ None) = self.pages.get_mut(stem) {
            *slot = Some(pages_of(&self.index, &code(stem, self.stems.len())));
        }
    }

    /// The pages of a stem that was loaded, with their postings.
    pub(crate) fn postings(&self, stem: usize) -> impl Iterator<Item = (u32, &Posting)> {
        let pages = self.pages.get(stem).and_then(Option::as_deref).unwrap_or(&[]);
        let first = self.stems.get(stem).map_or(0, |stem| stem.first);
        pages.iter().copied().zip(self.postings.get(first..).unwrap_or(&[]))
    }

    /// What a page has of a stem that was loaded.
    pub(crate) fn posting(&self, stem: usize, page: u32) -> Option<&Posting> {
        let at = self.pages.get(stem)?.as_deref()?.binary_search(&page).ok()?;
        self.postings.get(self.stems.get(stem)?.first.checked_add(at)?)
    }

    pub(crate) fn places(&self, posting: &Posting) -> &[Place] {
        let (from, to) = posting.sections;
        self.sections.get(from as usize..to as usize).unwrap_or(&[])
    }

    /// The position of a stem, or where it would be.
    pub(crate) fn find(&self, stem: &str) -> Result<usize, usize> {
        self.stems.binary_search_by(|known| known.text.as_str().cmp(stem))
    }
}

fn decode_stems(reader: &mut Reader<'_>) -> Option<Vec<Stem>> {
    let count = reader.number()?;
    let mut words = Reader::new(reader.block()?);
    let mut forms = Reader::new(reader.block()?);
    let mut counts = Reader::new(reader.block()?);
    let mut stems: Vec<Stem> = Vec::new();
    let mut first = 0_usize;
    for _ in 0..count {
        let text = words.front_coded(stems.last().map_or("", |stem| &stem.text))?;
        let known = (0..forms.byte()?).map(|_| forms.front_coded(&text)).collect::<Option<_>>()?;
        let count = counts.number()?;
        stems.push(Stem { text, forms: known, first, count });
        first = first.checked_add(count)?;
    }
    Some(stems)
}

fn decode_postings(reader: &mut Reader<'_>, stems: &mut [Stem]) -> Option<(Vec<Posting>, Vec<Place>)> {
    let mut heads = Reader::new(reader.block()?);
    let mut masks = Reader::new(reader.block()?);
    let mut titles = Reader::new(reader.block()?);
    let mut places = Reader::new(reader.block()?);
    let mut postings = Vec::new();
    let mut sections = Vec::new();
    for stem in stems {
        for _ in 0..stem.count {
            let head = heads.byte()?;
            let from = sections.len() as u32;
            let mut count = usize::from(head & 7);
            if count == MANY_SECTIONS {
                count += places.number()?;
            }
            let mut section = 0_usize;
            for _ in 0..count {
                section += decode_place(&mut places, section, &mut sections)?;
            }
            postings.push(Posting {
                impact: (head >> 4) + 1,
                forms: if stem.forms.len() > 1 { masks.byte()? } else { 1 },
                title: if head & 8 == 0 { 0 } else { titles.byte()?.max(1) },
                sections: (from, sections.len() as u32),
            });
        }
    }
    Some((postings, sections))
}

/// Reads one place and returns the gap to the one before. The lowest two bits say where the stem is: in the body,
/// in the heading, in both.
fn decode_place(places: &mut Reader<'_>, previous: usize, out: &mut Vec<Place>) -> Option<usize> {
    let value = places.number()?;
    let gap = value / 3;
    let section = u16::try_from(previous + gap).ok()?;
    let kind = value % 3;
    let heading = if kind == 0 { 0 } else { places.byte()?.max(1) };
    out.push(Place { section, heading, body: kind != 1 });
    Some(gap)
}

#[cfg(feature = "write")]
pub(crate) use encoding::{PostingEntry, StemEntry, encode};

#[cfg(feature = "write")]
mod encoding {
    use super::{MANY_SECTIONS, Place};
    use crate::bytes::{block, front_coded, number};

    /// A stem on its way into a shard.
    pub(crate) struct StemEntry {
        pub(crate) text: String,
        pub(crate) forms: Vec<String>,
        pub(crate) postings: Vec<PostingEntry>,
    }

    /// A posting on its way into a shard.
    pub(crate) struct PostingEntry {
        pub(crate) page: u32,
        pub(crate) impact: u8,
        pub(crate) forms: u8,
        pub(crate) title: u8,
        pub(crate) places: Vec<Place>,
    }

    /// A shard in its parts, one a column, from its stems in order.
    pub(crate) fn encode(stems: &[StemEntry]) -> Vec<Vec<u8>> {
        let [mut words, mut forms, mut counts] = [const { Vec::new() }; 3];
        let [mut heads, mut masks, mut titles, mut places] = [const { Vec::new() }; 4];
        let mut previous = "";
        for stem in stems {
            front_coded(&mut words, previous, &stem.text);
            previous = &stem.text;
            forms.push(stem.forms.len() as u8);
            stem.forms.iter().for_each(|form| front_coded(&mut forms, &stem.text, form));
            number(&mut counts, stem.postings.len());
            for posting in &stem.postings {
                let listed = posting.places.len().min(MANY_SECTIONS);
                heads.push((posting.impact - 1) << 4 | u8::from(posting.title > 0) << 3 | listed as u8);
                if stem.forms.len() > 1 {
                    masks.push(posting.forms);
                }
                if posting.title > 0 {
                    titles.push(posting.title);
                }
                encode_places(&mut places, &posting.places);
            }
        }
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for column in [words, forms, counts, heads, masks, titles, places] {
            let mut part = Vec::with_capacity(column.len() + 8);
            if parts.is_empty() {
                number(&mut part, stems.len());
            }
            block(&mut part, &column);
            parts.push(part);
        }
        parts.push(encode_pages(stems));
        parts
    }

    fn encode_places(out: &mut Vec<u8>, places: &[Place]) {
        if places.len() >= MANY_SECTIONS {
            number(out, places.len() - MANY_SECTIONS);
        }
        let mut previous = 0;
        for place in places {
            let kind = match (place.heading, place.body) {
                (0, _) => 0,
                (_, false) => 1,
                (_, true) => 2,
            };
            number(out, usize::from(place.section - previous) * 3 + kind);
            if place.heading > 0 {
                out.push(place.heading);
            }
            previous = place.section;
        }
    }

    /// The pages of every stem, each as the gap to the one before: what the posting store is put together from.
    fn encode_pages(stems: &[StemEntry]) -> Vec<u8> {
        let mut out = Vec::new();
        for stem in stems {
            let mut before = 0;
            for posting in &stem.postings {
                number(&mut out, (posting.page - before) as usize);
                before = posting.page;
            }
        }
        out
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use tinysearch::{ExactIndexBackend, IndexBackend, IndexedDocument, PostId, Storage};

    use super::*;
    use crate::posting_store::{EVERY, gap};

    fn entry(text: &str, pages: &[u32]) -> StemEntry {
        let posting = |&page: &u32| PostingEntry { page, impact: 1, forms: 1, title: 0, places: Vec::new() };
        StemEntry {
            text: text.into(),
            forms: vec![text.into()],
            postings: pages.iter().map(posting).collect(),
        }
    }

    proptest::proptest! {
        /// The store is what `tinysearch` itself builds of the same documents.
        #[test]
        fn the_store_is_that_of_the_library(
            lists in proptest::collection::vec(proptest::collection::btree_set(0_u32..3000, 1..40), 1..60),
        ) {
            let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
            let stems: Vec<StemEntry> =
                lists.iter().enumerate().map(|(n, list)| entry(&format!("{n:03}"), list)).collect();
            let mut shard = Shard::decode(&encode(&stems).concat()).expect("just written");
            let mut all: Vec<u32> = lists.concat();
            all.sort_unstable();
            all.dedup();
            let mut before = 0;
            let documents = all.iter().map(|&page| {
                let post = PostId { title: String::new(), url: gap(page - before), meta: String::new() };
                before = page;
                let own = lists.iter().enumerate().filter(|(_, list)| list.contains(&page));
                let terms = own.map(|(n, _)| code(n, lists.len())).chain([EVERY.to_owned()]);
                IndexedDocument::new(post, terms)
            });
            let expected = Storage::from(ExactIndexBackend.build(documents.collect())).to_bytes();
            let store = std::mem::take(&mut shard.index);
            proptest::prop_assert_eq!(Storage::from(store).to_bytes().ok(), expected.ok());
            let mut shard = Shard::decode(&encode(&stems).concat()).expect("just written");
            for (n, list) in lists.iter().enumerate() {
                shard.load(n);
                let found: Vec<u32> = shard.postings(n).map(|(page, _)| page).collect();
                proptest::prop_assert_eq!(&found, list);
            }
        }
    }
}
