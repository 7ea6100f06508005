//! The posting store of a shard: a `tinysearch` index, put together from columns of numbers.
//!
//! The library reads an index from anything that speaks serde. Its own file format is not used: the decoder for it,
//! with the messages of its errors, would be a tenth of the browser module, and it takes eight bytes for what is said
//! here in two. The store is the one that the library builds of the same documents, which a test makes sure of.

use std::fmt::{Display, Formatter};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use tinysearch::{SearchIndex, search};

use crate::bytes::Reader;

/// The term that every page of a shard has.
pub(crate) const EVERY: &str = "'";

/// The code of a stem by its position in a shard of `count` stems.
pub(crate) fn code(position: usize, count: usize) -> String {
    let mut letters = Vec::new();
    let (mut rest, mut range) = (position, 1);
    while letters.len() < 2 || range < count {
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
        range *= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// A number as characters of seven bits, least significant first: how a post names the gap to the page before.
pub(crate) fn gap(mut gap: u32) -> String {
    let mut url = String::new();
    while gap > 0 {
        url.push(char::from((gap % 128) as u8));
        gap /= 128;
    }
    url
}

/// Reads the store of the stems with these counts of postings.
pub(crate) fn decode(reader: &mut Reader<'_>, counts: &[usize]) -> Option<SearchIndex> {
    let mut lists = Vec::new();
    for &count in counts {
        let mut list: Vec<u32> = Vec::new();
        for _ in 0..count {
            let gap = reader.number()? as u32;
            let page = list.last().map_or(Some(gap), |before| before.checked_add(gap).filter(|_| gap > 0))?;
            list.push(page);
        }
        lists.push(list);
    }
    let mut pages = lists.concat();
    pages.sort_unstable();
    pages.dedup();
    let position = |page: &u32| pages.binary_search(page).unwrap_or_default();
    let mut columns = Columns::default();
    columns.lists.push((0..pages.len()).collect());
    columns.lists.extend(lists.iter().map(|list| list.iter().map(position).collect()));
    let mut before = 0;
    for page in pages {
        columns.gaps.push(page - before);
        before = page;
    }
    SearchIndex::deserialize(Node::Index(&columns)).ok()
}

/// The pages of a stem.
///
/// All posts come back in the order of their ordinals, and so do those of one term: walking both finds the ordinal
/// of each post, which the gaps before it turn into a page.
pub(crate) fn pages_of(index: &SearchIndex, code: &str) -> Vec<u32> {
    let mut pages = Vec::new();
    let mut matching = search(index, code, usize::MAX).into_iter().peekable();
    let mut page = 0_u32;
    for post in search(index, EVERY, usize::MAX) {
        let gap = post
            .url
            .bytes()
            .rev()
            .fold(0_u32, |gap, digit| gap.wrapping_mul(128).wrapping_add(u32::from(digit)));
        page = page.wrapping_add(gap);
        if matching.next_if(|found| std::ptr::eq(*found, post)).is_some() {
            pages.push(page);
        }
    }
    pages
}

/// What the index is made of.
#[derive(Default)]
struct Columns {
    /// For each page, the gap to the one before.
    gaps: Vec<u32>,
    /// Positions of pages: all of them, then those of each stem.
    lists: Vec<Vec<usize>>,
}

/// A part of the index as the library's types are nested.
#[derive(Clone, Copy)]
enum Node<'a> {
    Index(&'a Columns),
    Exact(&'a Columns),
    Posts(&'a [u32]),
    Post(u32),
    Terms(&'a Columns),
    Lists(&'a [Vec<usize>]),
    List(&'a [usize]),
    Number(usize),
    Empty,
    Gap(u32),
    Term(usize, usize),
}

impl Node<'_> {
    /// What is inside, by position.
    fn inside(self, at: usize) -> Option<Self> {
        Some(match (self, at) {
            (Self::Index(columns), 0) | (Self::Exact(columns), 0..3) => match (self, at) {
                (Self::Index(_), _) => Self::Exact(columns),
                (_, 0) => Self::Posts(&columns.gaps),
                (_, 1) => Self::Terms(columns),
                _ => Self::Lists(&columns.lists),
            },
            (Self::Posts(gaps), _) => Self::Post(*gaps.get(at)?),
            (Self::Post(gap), 1) => Self::Gap(gap),
            (Self::Post(_), 0 | 2) => Self::Empty,
            (Self::Terms(columns), _) if at < columns.lists.len() => Self::Term(at, columns.lists.len()),
            (Self::Lists(lists), _) => Self::List(lists.get(at)?),
            (Self::List(list), _) => Self::Number(*list.get(at)?),
            _ => return None,
        })
    }
}

/// That types and columns do not fit each other, which the versions of both rule out.
#[derive(Debug)]
struct Misfit;

impl Display for Misfit {
    fn fmt(&self, _: &mut Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Number(number) => visitor.visit_u64(number as u64),
            Self::Empty => visitor.visit_string(String::new()),
            Self::Gap(number) => visitor.visit_string(gap(number)),
            Self::Term(0, _) => visitor.visit_string(EVERY.to_owned()),
            Self::Term(at, count) => visitor.visit_string(code(at - 1, count - 1)),
            _ => visitor.visit_seq(Inside { node: self, at: 0 }),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What is inside a node, one after the other.
struct Inside<'a> {
    node: Node<'a>,
    at: usize,
}

impl<'de> SeqAccess<'de> for Inside<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some(node) = self.node.inside(self.at) else { return Ok(None) };
        self.at += 1;
        seed.deserialize(node).map(Some)
    }
}

/// The index is of the first of the library's kinds, the exact one.
impl<'de> EnumAccess<'de> for Node<'_> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        Ok((seed.deserialize(Self::Number(0))?, self))
    }
}

impl<'de> VariantAccess<'de> for Node<'_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Err(Misfit)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }
}
