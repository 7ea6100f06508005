//! What the writer keeps of a stem in a page, packed: 10,000 pages have some three million of them.

use crate::bytes::{Reader, front_coded, number};
use crate::shard::Place;

/// A stem in a page.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) forms: Vec<String>,
    pub(crate) title: usize,
    pub(crate) headings: usize,
    pub(crate) body: usize,
    pub(crate) places: Vec<Place>,
}

impl Record {
    pub(crate) fn encode(&self, out: &mut Vec<u8>, stem: &str) {
        number(out, self.forms.len());
        self.forms.iter().for_each(|form| front_coded(out, stem, form));
        for count in [self.title, self.headings, self.body, self.places.len()] {
            number(out, count);
        }
        for place in &self.places {
            number(out, usize::from(place.section));
            out.extend([place.heading, u8::from(place.body)]);
        }
    }

    pub(crate) fn decode(reader: &mut Reader<'_>, stem: &str) -> Option<Self> {
        let forms = (0..reader.number()?).map(|_| reader.front_coded(stem)).collect::<Option<_>>()?;
        let (title, headings, body) = (reader.number()?, reader.number()?, reader.number()?);
        let places = (0..reader.number()?)
            .map(|_| {
                let section = u16::try_from(reader.number()?).ok()?;
                Some(Place { section, heading: reader.byte()?, body: reader.byte()? != 0 })
            })
            .collect::<Option<_>>()?;
        Some(Self { forms, title, headings, body, places })
    }
}
