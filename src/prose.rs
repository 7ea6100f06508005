//! Words that several stages put into sentences.

/// `a, b and c`; empty for none.
pub fn listed<S: AsRef<str>>(all: &[S]) -> String {
    joined(all, "and")
}

/// `a, b or c`; empty for none.
pub fn either<S: AsRef<str>>(all: &[S]) -> String {
    joined(all, "or")
}

fn joined<S: AsRef<str>>(all: &[S], word: &str) -> String {
    match all {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", before.join(", "), last.as_ref())
        }
    }
}

/// `1 page`, `2 pages`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_sentence() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
        assert_eq!(counted(1, "page") + ", " + &counted(0, "line"), "1 page, 0 lines");
    }
}
