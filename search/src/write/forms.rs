//! The forms that readers may have meant, for the spelling files.

use super::deflate::deflate_parts;
use crate::shard::{Place, StemEntry};
use crate::spelling;

/// Bytes that a spelling file should have at least, before it is deflated.
const FILE_BYTES: usize = 2000;
/// From this many forms on, those that occur only once and only in a body are not offered as corrections.
const MANY: usize = 30_000;

/// A form, how many pages have its stem, and whether a title or a heading has it.
pub(super) type Form = (String, usize, bool);

/// The forms of all stems.
#[derive(Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    /// Whether there are so many that rare ones are left out.
    many: bool,
}

/// The forms of a stem that a reader may have meant.
pub(super) fn forms_of(stem: &StemEntry) -> Vec<Form> {
    let named = |place: &Place| place.heading > 0;
    let prominent = stem.postings.iter().any(|posting| posting.title > 0 || posting.places.iter().any(named));
    let eligible = |form: &&String| {
        let length = form.chars().count();
        (3..=24).contains(&length) && form.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x3000)
    };
    stem.forms.iter().filter(eligible).map(|form| (form.clone(), stem.postings.len(), prominent)).collect()
}

fn is_common((_, pages, prominent): &Form) -> bool {
    *pages > 1 || *prominent
}

impl Forms {
    pub(super) fn extend(&mut self, forms: Vec<Form>) {
        let many = self.many;
        self.forms.extend(forms.into_iter().filter(|form| !many || is_common(form)));
        if !many && self.forms.len() > MANY {
            self.many = true;
            self.forms.retain(is_common);
        }
    }

    /// The files, each with its first letter.
    pub(super) fn into_files(self) -> Vec<(String, Vec<u8>)> {
        let mut forms = self.forms;
        forms.sort_unstable();
        forms.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            kept.1 = if same { kept.1.max(later.1) } else { kept.1 };
            same
        });
        let mut groups: Vec<Vec<&Form>> = Vec::new();
        let mut bytes = FILE_BYTES;
        for letter in forms.chunk_by(|a, b| a.0.chars().next() == b.0.chars().next()) {
            if bytes >= FILE_BYTES {
                groups.push(Vec::new());
                bytes = 0;
            }
            bytes += letter.iter().map(|(form, ..)| form.len() / 2 + 1).sum::<usize>();
            if let Some(group) = groups.last_mut() {
                group.extend(letter);
            }
        }
        let file = |(index, group): (usize, Vec<&Form>)| {
            let logarithm = |pages: usize| pages.max(1).ilog2() as u8;
            let entries: Vec<(&str, u8)> =
                group.iter().map(|(form, pages, _)| (&**form, logarithm(*pages))).collect();
            let bytes = deflate_parts(&spelling::encode(&entries));
            // The first file begins at the beginning, so that every word falls into one.
            let first = if index == 0 { String::new() } else { group[0].0.chars().take(1).collect() };
            (first, bytes)
        };
        groups.into_iter().enumerate().map(file).collect()
    }
}
