//! What the writer keeps of a stem in a page, packed: 10,000 pages have some three million of them.
//!
//! The records of a page follow each other in the order of their stems. Front coding starts anew with each first
//! byte, so that the writer can take the stems of all pages one first byte at a time.

use crate::bytes::{Reader, front_coded, number};
use crate::shard::Place;

/// A stem in a page, but for its forms.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) title: usize,
    pub(crate) headings: usize,
    pub(crate) body: usize,
    pub(crate) places: Vec<Place>,
}

/// A form as it is packed: how many bytes it shares with its stem, and the others. Two forms of a stem are the same
/// word if and only if these are the same, so none of the millions has to be put together.
pub(crate) type PackedForm<'a> = (usize, &'a str);

/// Which numbers of a record are not zero, in its first byte.
const TITLE: u8 = 1;
const HEADINGS: u8 = 2;
const BODY: u8 = 4;
/// What the first byte has left for the count of places.
const MANY_PLACES: usize = 31;

/// Packs the records of a page.
#[derive(Default)]
pub(crate) struct Packer {
    previous: String,
    packed: Vec<u8>,
}

impl Packer {
    /// Appends a stem and its record. Stems come in order.
    pub(crate) fn push(&mut self, out: &mut Vec<u8>, stem: &str, record: &Record, forms: &[&str]) {
        if self.previous.as_bytes().first() != stem.as_bytes().first() {
            self.previous.clear();
        }
        front_coded(out, &self.previous, stem);
        self.previous.clear();
        self.previous.push_str(stem);
        self.packed.clear();
        record.encode(&mut self.packed, stem, forms);
        crate::bytes::block(out, &self.packed);
    }
}

impl Record {
    pub(crate) fn encode(&self, out: &mut Vec<u8>, stem: &str, forms: &[&str]) {
        number(out, forms.len());
        for form in forms {
            front_coded(out, stem, form);
        }
        let counts = [(TITLE, self.title), (HEADINGS, self.headings), (BODY, self.body)];
        let given = counts.iter().filter(|(_, count)| *count > 0);
        let places = self.places.len().min(MANY_PLACES);
        out.push(given.clone().fold(0, |bits, (bit, _)| bits | bit) | (places as u8) << 3);
        for (_, count) in given {
            number(out, *count);
        }
        if places == MANY_PLACES {
            number(out, self.places.len());
        }
        for place in &self.places {
            let heading = place.heading > 0;
            number(
                out,
                usize::from(place.section) << 2 | usize::from(heading) << 1 | usize::from(place.body),
            );
            out.extend(Some(place.heading).filter(|_| heading));
        }
    }

    /// Gives each form to `form`, in order, and returns the rest.
    pub(crate) fn decode<'a>(reader: &mut Reader<'a>, form: impl FnMut(PackedForm<'a>)) -> Option<Self> {
        forms(reader, form)?;
        let head = reader.byte()?;
        let mut count = |bit| if head & bit == 0 { Some(0) } else { reader.number() };
        let (title, headings, body) = (count(TITLE)?, count(HEADINGS)?, count(BODY)?);
        let mut count = usize::from(head >> 3);
        if count == MANY_PLACES {
            count = reader.number()?;
        }
        let mut places = Vec::with_capacity(count);
        for _ in 0..count {
            let value = reader.number()?;
            let heading = if value & 2 == 0 { 0 } else { reader.byte()? };
            places.push(Place { section: u16::try_from(value >> 2).ok()?, heading, body: value & 1 != 0 });
        }
        Some(Self { title, headings, body, places })
    }
}

/// Gives each form of a packed record to `form`, in order.
pub(crate) fn forms<'a>(reader: &mut Reader<'a>, mut form: impl FnMut(PackedForm<'a>)) -> Option<()> {
    for _ in 0..reader.number()? {
        form((reader.number()?, reader.text()?));
    }
    Some(())
}

/// The word that a packed form of a stem stands for.
pub(crate) fn word(stem: &str, (shared, rest): PackedForm<'_>) -> Option<String> {
    Some([stem.get(..shared)?, rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let places = vec![
            Place { section: 3, heading: 0, body: true },
            Place { section: 300, heading: 2, body: true },
            Place { section: 301, heading: 9, body: false },
        ];
        let many = (0..40).map(|section| Place { section, heading: 0, body: true }).collect();
        for record in [
            Record { title: 1, headings: 0, body: 200, places },
            Record { title: 0, headings: 0, body: 40, places: many },
            Record { headings: 2, ..Record::default() },
        ] {
            let mut bytes = Vec::new();
            record.encode(&mut bytes, "señal", &["señal", "señales", "seña"]);
            let mut words = Vec::new();
            let read = Record::decode(&mut Reader::new(&bytes), |form| words.push(word("señal", form)));
            assert_eq!(read, Some(record));
            assert_eq!(words, ["señal", "señales", "seña"].map(|word| Some(word.to_owned())));
            assert_eq!(Record::decode(&mut Reader::new(&bytes[..bytes.len() - 1]), |_| {}), None);
        }
    }
}
