//! The piece of a page's text that a result shows, with the words that were found.

use crate::text::tokenize::{Kind, tokenize};

/// About as many bytes of text as a result shows.
const LENGTH: usize = 180;
/// Text before the first word that was found.
const LEAD: usize = 40;

/// Finds words of the query in text.
pub(crate) struct Finder {
    /// Folded forms and the term of each, sorted.
    forms: Vec<(String, usize)>,
    phrases: Vec<Vec<String>>,
}

impl Finder {
    pub(crate) fn new(mut forms: Vec<(String, usize)>, phrases: Vec<Vec<String>>) -> Self {
        forms.sort();
        forms.dedup_by(|a, b| a.0 == b.0);
        Self { forms, phrases }
    }

    /// The ranges of the words that are found, without overlap, and the term of each.
    fn find(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        tokenize(text, |token| {
            if let Ok(at) = self.forms.binary_search_by(|(form, _)| form.as_str().cmp(token.word)) {
                let (mut start, mut end) = (token.start, token.end);
                // A whole comes after its runs and takes their place.
                while let Some(last) = found.pop_if(|last| start < last.1) {
                    start = start.min(last.0);
                    end = end.max(last.1);
                }
                found.push((start, end, self.forms[at].1));
            }
        });
        found
    }

    /// How many different words of the query a text has.
    pub(crate) fn distinct(&self, text: &str) -> u32 {
        self.find(text).iter().fold(0_u64, |terms, (.., term)| terms | 1 << (term % 64)).count_ones()
    }

    /// Whether a text has all words of a phrase in a row.
    pub(crate) fn has_phrase(text: &str, phrase: &[String]) -> bool {
        let mut words = Vec::new();
        tokenize(text, |token| {
            if token.kind == Kind::Run {
                words.push(token.word.to_owned());
            }
        });
        words.windows(phrase.len().max(1)).any(|window| window == phrase)
    }

    pub(crate) fn phrases(&self) -> &[Vec<String>] {
        &self.phrases
    }

    /// Cuts an excerpt: plain and found pieces in turn, beginning with a plain one.
    pub(crate) fn excerpt(&self, text: &str) -> Vec<String> {
        let found = self.find(text);
        let (from, to) = window(text, &found);
        let mut pieces = Vec::new();
        let mut at = from;
        for &(start, end, _) in found.iter().filter(|(start, end, _)| *start >= from && *end <= to) {
            pieces.push(plain(&text[at..start], pieces.is_empty() && from > 0, false));
            pieces.push(text[start..end].to_owned());
            at = end;
        }
        pieces.push(plain(&text[at..to], pieces.is_empty() && from > 0, to < text.len()));
        pieces
    }

    /// Marks what is found in a whole text, such as a title or a heading.
    pub(crate) fn mark(&self, text: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for (start, end, _) in self.find(text) {
            pieces.push(text[at..start].to_owned());
            pieces.push(text[start..end].to_owned());
            at = end;
        }
        pieces.push(text[at..].to_owned());
        pieces
    }
}

fn plain(text: &str, cut_before: bool, cut_after: bool) -> String {
    let mut out = String::new();
    if cut_before {
        out.push('…');
    }
    out.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    if cut_after {
        out.push('…');
    }
    out
}

/// The stretch of text that has the most different words of the query.
fn window(text: &str, found: &[(usize, usize, usize)]) -> (usize, usize) {
    let mut best = (0, 0);
    let mut start = 0;
    for (index, &(from, ..)) in found.iter().enumerate() {
        let within = found[index..].iter().take_while(|(_, end, _)| *end <= from + LENGTH - LEAD);
        let (mut terms, mut count) = (0_u64, 0);
        for &(_, _, term) in within {
            terms |= 1 << (term % 64);
            count += 1;
        }
        let value = (terms.count_ones(), count.min(4));
        if value > best {
            (best, start) = (value, from);
        }
    }
    let from = if start <= LEAD + 20 { 0 } else { word_start(text, start - LEAD, start) };
    let to = from + LENGTH;
    if to + 30 >= text.len() { (from, text.len()) } else { (from, word_end(text, to)) }
}

fn word_start(text: &str, at: usize, latest: usize) -> usize {
    let at = (at..latest).find(|&at| text.is_char_boundary(at)).unwrap_or(latest);
    let space = text[at..latest].find(char::is_whitespace);
    let skipped = space.map(|space| at + space);
    skipped.map_or(at, |space| latest - text[space..latest].trim_start().len())
}

fn word_end(text: &str, at: usize) -> usize {
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    match text[..at].rfind(char::is_whitespace) {
        Some(space) if at - space < 30 => space,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(words: &[&str]) -> Finder {
        Finder::new(words.iter().enumerate().map(|(i, word)| ((*word).to_owned(), i)).collect(), Vec::new())
    }

    #[test]
    fn found_words_alternate_with_plain_text() {
        let pieces = finder(&["panic", "panics"]).excerpt("When a thread Panics,\nthe panic is caught.");
        assert_eq!(pieces, ["When a thread ", "Panics", ", the ", "panic", " is caught."]);
    }

    #[test]
    fn the_window_lies_where_the_words_meet() {
        let text = format!("alpha {} alpha beta {}", "filler ".repeat(80), "more ".repeat(80));
        let pieces = finder(&["alpha", "beta"]).excerpt(&text);
        assert!(pieces[0].starts_with("…filler"), "{pieces:?}");
        assert_eq!([&pieces[1], &pieces[2], &pieces[3]], ["alpha", " ", "beta"]);
        assert!(pieces[4].ends_with('…') && !pieces[4].ends_with(" …"), "{pieces:?}");
    }

    #[test]
    fn parts_of_an_identifier_are_marked_as_one() {
        assert_eq!(finder(&["snake", "case"]).mark("a snake_case b"), ["a ", "snake", "_", "case", " b"]);
        assert_eq!(finder(&["map", "hashmap"]).mark("HashMap"), ["", "HashMap", ""]);
    }

    #[test]
    fn phrases_are_runs_in_a_row() {
        let phrase = ["blue".to_owned(), "green".to_owned()];
        assert!(Finder::has_phrase("A Blue-green deploy", &phrase));
        assert!(!Finder::has_phrase("blue and green", &phrase));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_where_it_may_be(text in "([aβ東 \n'_]|\\PC){0,400}") {
            let pieces = finder(&["a", "β", "東東"]).excerpt(&text);
            proptest::prop_assert_eq!(pieces.len() % 2, 1);
            let whole = finder(&["a", "β", "東東"]).mark(&text).concat();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
