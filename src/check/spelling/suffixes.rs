//! How English builds words from words: what an ending may be taken from.

/// What a word may be a form of: `runbooks` → `runbook`, `containerized` → `containerize`.
pub(super) fn stems(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for (ending, instead) in [
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
        ("er", "e"),
        ("ers", ""),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) {
            stems.push(format!("{stem}{instead}"));
            // A doubled consonant: `regexing`, but `formatted`.
            let mut last = stem.chars().rev();
            if instead.is_empty() && ending.len() > 1 && last.next() == last.next() {
                stems.push(stem[..stem.len() - 1].to_owned());
            }
        }
    }
    stems
}

/// The noun or verb that a regular ending was put to which the dictionary need not list: `verifications`, `approvers`.
pub(super) fn regular(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for (ending, instead) in
        [("s", ""), ("er", "e"), ("ers", "e"), ("or", "e"), ("ors", "e"), ("er", ""), ("ers", "")]
    {
        let long = |stem: &&str| stem.len() > 3 && !stem.ends_with('s');
        stems.extend(word.strip_suffix(ending).filter(long).map(|stem| format!("{stem}{instead}")));
    }
    stems.extend(word.strip_suffix("ability").map(|stem| format!("{stem}able")));
    stems
}

/// The word that an ending was put to which goes with every word: `clusterless`.
pub(super) fn built(word: &str) -> Option<&str> {
    let endings =
        ["less", "ness", "wise", "like", "able", "ability", "ization", "isation", "ized", "ised", "izing"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_words() {
        for (word, stem) in [
            ("runbooks", "runbook"),
            ("proxies", "proxy"),
            ("regexes", "regex"),
            ("formatted", "format"),
            ("cached", "cache"),
            ("linting", "lint"),
        ] {
            assert!(stems(word).contains(&stem.to_owned()), "{word}");
        }
        assert_eq!(built("serverless"), Some("server"));
        assert_eq!(built("basicly"), None);
    }
}
