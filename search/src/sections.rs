//! The other places of a page where words of the query stand, beside the section that a hit leads to.

use crate::document::Document;
use crate::excerpt::Finder;
use crate::results::Place;

/// The sections with an anchor that name the most words of the query, at most `limit`, in the order of the page.
/// `best` is the ordinal of the section that the hit shows already.
pub(crate) fn others(page: &Document, best: usize, finder: &Finder, limit: usize) -> Vec<Place> {
    if limit == 0 {
        return Vec::new();
    }
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (index, section) in page.sections.iter().enumerate() {
        if index == best || section.anchor.is_empty() || section.heading.is_empty() {
            continue;
        }
        // A word in the heading tells more than one in the text.
        let value = 2 * finder.distinct(&section.heading) + finder.distinct(&section.text);
        if value > 0 {
            found.push((value, index));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(limit);
    found.sort_by_key(|&(_, index)| index);
    let place = |&(_, index): &(u32, usize)| {
        let section = page.sections.get(index)?;
        Some(Place { anchor: section.anchor.clone(), heading: finder.mark(&section.heading) })
    };
    found.iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Section;

    #[test]
    fn the_best_places_come_in_the_order_of_the_page() {
        let section = |anchor: &str, heading: &str, text: &str| Section {
            anchor: anchor.into(),
            heading: heading.into(),
            text: text.into(),
        };
        let page = Document {
            sections: vec![
                section("", "", "alpha"),
                section("a", "First", "alpha"),
                section("b", "Second", "nothing"),
                section("c", "Alpha and beta", "beta"),
                section("d", "Best", "alpha beta"),
            ],
            ..Document::default()
        };
        let finder = Finder::new(vec![("alpha".into(), 0), ("beta".into(), 1)], Vec::new());
        let anchors = |limit| -> Vec<String> {
            others(&page, 4, &finder, limit).into_iter().map(|place| place.anchor).collect()
        };
        assert_eq!(anchors(3), ["a", "c"]);
        assert_eq!(anchors(1), ["c"]);
        assert!(anchors(0).is_empty());
        assert_eq!(others(&page, 4, &finder, 1)[0].heading, ["", "Alpha", " and ", "beta", ""]);
    }
}
