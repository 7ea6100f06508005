//! The word that a sentence explains.

use crate::capture::words::Words;

/// Longer than any term.
const LONGEST: usize = 40;

/// The term, as it is said, without article and quotation marks.
pub(super) fn term(text: &str, words: &Words) -> Option<String> {
    words.signs("term").iter().find_map(|sign| {
        let found = sign.captures(text)?.name("term")?;
        let at_end = text[found.end()..].trim_start_matches(['"', '”', '’', '`']);
        let mut all: Vec<&str> = found.as_str().split_whitespace().collect();
        // Where nothing follows in the sign, the term goes on until a word that is no part of one.
        let goes_on = sign.as_str().ends_with("{0,3}?)");
        if goes_on {
            for word in at_end.split_whitespace() {
                let stopped =
                    all.last().is_some_and(|last| last.ends_with([',', '.', ';', ':', '"', '”', '?', '!']));
                if stopped
                    || all.len() > 3
                    || words.has("term_ends", bare(word))
                    || at_end.starts_with([',', '.', ';', ':'])
                {
                    break;
                }
                all.push(word);
            }
        }
        let begins = all.first().map(|word| bare(word)).unwrap_or_default();
        if words.has("term_ends", begins) {
            return None;
        }
        if let Some(last) = all.iter().rposition(|word| words.has("articles", bare(word))) {
            all.drain(..=last);
        }
        let term = all.join(" ");
        let term = term.trim_matches(|c: char| !c.is_alphanumeric());
        let last = all.last().map(|word| bare(word)).unwrap_or_default();
        let fits = !term.is_empty()
            && term.chars().count() <= LONGEST
            && !words.has("not_terms", term)
            && !words.has("not_terms", last)
            && !words.has("term_ends", last);
        fits.then(|| term.to_owned())
    })
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_found_wherever_it_stands() {
        let words = Words::new(&crate::schema::load(&[]).0, "en").unwrap();
        for (text, expected) in [
            ("In our world a fill means one execution.", Some("fill")),
            ("That is what we call a drop copy, a read-only feed.", Some("drop copy")),
            ("By \"the close\" we mean two working days.", Some("close")),
            ("It is called the Monday replay because of Nordhavn.", Some("Monday replay")),
            ("ES stands for expected shortfall.", Some("ES")),
            ("That means you wait.", None),
            ("Which means it is late.", None),
            ("It is called by the scheduler.", None),
        ] {
            assert_eq!(term(text, &words).as_deref(), expected, "{text}");
        }
    }
}
