//! Words too common in English to tell pages apart.
//!
//! In the body of an English page they are not indexed; in titles and headings they are, because a reader who
//! types a whole title expects it to be recognised.

const STOP: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "each", "for", "from", "had", "has",
    "have", "he", "her", "here", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like",
    "may", "more", "most", "no", "not", "of", "on", "one", "only", "or", "other", "our", "out", "s", "she",
    "should", "so", "some", "such", "t", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "too", "up", "us", "was", "we", "were", "what", "when", "where", "which",
    "who", "why", "will", "with", "would", "you", "your",
];

pub(crate) fn is_stop(word: &str) -> bool {
    word.len() <= 7 && STOP.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_its_words_are_short() {
        assert!(STOP.is_sorted());
        assert!(STOP.iter().all(|word| is_stop(word)));
        assert!(!is_stop("panic"));
    }
}
