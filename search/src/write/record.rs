//! What the writer keeps of a stem in a page, packed: 10,000 pages have some three million of them.

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

impl Record {
    pub(crate) fn encode(&self, out: &mut Vec<u8>, stem: &str, forms: &[&str]) {
        number(out, forms.len());
        for form in forms {
            front_coded(out, stem, form);
        }
        for count in [self.title, self.headings, self.body, self.places.len()] {
            number(out, count);
        }
        for place in &self.places {
            number(out, usize::from(place.section));
            out.extend([place.heading, u8::from(place.body)]);
        }
    }

    /// Gives each form to `form`, in order, and returns the rest.
    pub(crate) fn decode<'a>(reader: &mut Reader<'a>, form: impl FnMut(PackedForm<'a>)) -> Option<Self> {
        forms(reader, form)?;
        let (title, headings, body) = (reader.number()?, reader.number()?, reader.number()?);
        let count = reader.number()?;
        let mut places = Vec::with_capacity(count);
        for _ in 0..count {
            let section = u16::try_from(reader.number()?).ok()?;
            places.push(Place { section, heading: reader.byte()?, body: reader.byte()? != 0 });
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
        let places = vec![Place { section: 300, heading: 2, body: true }];
        let record = Record { title: 1, headings: 0, body: 200, places };
        let mut bytes = Vec::new();
        record.encode(&mut bytes, "señal", &["señal", "señales", "seña"]);
        let mut words = Vec::new();
        let read = Record::decode(&mut Reader::new(&bytes), |form| words.push(word("señal", form)));
        assert_eq!(read, Some(record));
        assert_eq!(words, [Some("señal".to_owned()), Some("señales".to_owned()), Some("seña".to_owned())]);
        assert_eq!(Record::decode(&mut Reader::new(&bytes[..bytes.len() - 1]), |_| {}), None);
    }
}
