//! Where a value stands in a JSON or YAML text.

use std::ops::Range;

use granit_parser::{Event, Marker, Parser};

/// A step of the path to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    Key(String),
    Index(usize),
}

/// The bytes of the value at a path, or of as much of the path as the text has. With `key`, the bytes of the key of
/// that name in the map at the path, where it has one.
pub(super) fn locate(text: &str, path: &[Segment], key: Option<&str>) -> Option<Range<usize>> {
    let mut walk = Walk { text, events: Parser::new_from_str(text), path, key, best: None };
    loop {
        let (event, range) = walk.next()?;
        if !matches!(event, Event::StreamStart | Event::DocumentStart(..)) {
            walk.value(&event, range, Some(0));
            break;
        }
    }
    walk.best.map(|(_, range)| range)
}

struct Walk<'a, 'p> {
    text: &'a str,
    events: Parser<'a, granit_parser::StrInput<'a>>,
    path: &'p [Segment],
    key: Option<&'p str>,
    /// The longest part of the path so far, and where it leads.
    best: Option<(usize, Range<usize>)>,
}

impl<'a> Walk<'a, '_> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        loop {
            let (event, span) = self.events.next()?.ok()?;
            if matches!(event, Event::Comment(..)) {
                continue;
            }
            let start = self.byte(&span.start);
            let end = self.byte(&span.end).max(start);
            return Some((event, start..end));
        }
    }

    fn byte(&self, mark: &Marker) -> usize {
        let counted = || self.text.char_indices().nth(mark.index()).map_or(self.text.len(), |(byte, _)| byte);
        mark.byte_offset().unwrap_or_else(counted)
    }

    /// Walks over a value; `depth` is how much of the path leads to it, `None` when it lies beside the path.
    fn value(&mut self, event: &Event<'_>, range: Range<usize>, depth: Option<usize>) {
        if let Some(depth) = depth
            && self.best.as_ref().is_none_or(|(best, _)| depth > *best)
        {
            // A map or list is shown by its first line.
            self.best = Some((depth, range));
        }
        let next = depth.and_then(|depth| Some((depth + 1, self.path.get(depth)?.clone())));
        let here = depth.is_some_and(|depth| depth == self.path.len());
        match event {
            Event::SequenceStart(..) => {
                let mut index = 0;
                while let Some((event, range)) = self.next() {
                    if matches!(event, Event::SequenceEnd) {
                        return;
                    }
                    let on =
                        next.as_ref().filter(|(_, s)| *s == Segment::Index(index)).map(|(depth, _)| *depth);
                    self.value(&event, range, on);
                    index += 1;
                }
            }
            Event::MappingStart(..) => {
                while let Some((key, range)) = self.next() {
                    let name = match &key {
                        Event::MappingEnd => return,
                        Event::Scalar(name, ..) => Some(name.to_string()),
                        other => {
                            self.value(other, range.clone(), None);
                            None
                        }
                    };
                    if here && name.is_some() && name.as_deref() == self.key {
                        self.best = Some((usize::MAX, range));
                    }
                    let on = next.as_ref().filter(|(_, segment)| match (segment, &name) {
                        (Segment::Key(key), Some(name)) => key == name,
                        _ => false,
                    });
                    let on = on.map(|(depth, _)| *depth);
                    let Some((event, range)) = self.next() else { return };
                    self.value(&event, range, on);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keys_and_what_is_near() {
        let json = "{\n\t\"items\": [1, {\"größe\": 12}],\n\t\"b\": true\n}";
        let yaml = "items:\n  - 1\n  - größe: 12\nb: true\n";
        let key = |name: &str| Segment::Key(name.to_owned());
        for text in [json, yaml] {
            let at =
                |path: &[Segment], name: Option<&str>| locate(text, path, name).map(|range| &text[range]);
            let item = [key("items"), Segment::Index(1)];
            assert_eq!(at(&[item.to_vec(), vec![key("größe")]].concat(), None), Some("12"), "{text}");
            assert_eq!(at(&item, Some("größe")).map(|k| k.trim_matches('"')), Some("größe"), "{text}");
            assert_eq!(at(&[key("b")], None), Some("true"), "{text}");
            assert!(at(&[key("none")], None).is_some());
        }
    }
}
