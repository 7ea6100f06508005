//! The kinds of callouts: what authors write, what readers see, and the class that colours it.

/// A kind of callout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// What the author writes, in lower case.
    pub(super) name: &'static str,
    /// The class is `callout-` and this: few colours, many names.
    pub(super) class: &'static str,
    /// The title unless the author gives one.
    pub(super) title: &'static str,
}

const fn kind(name: &'static str, class: &'static str, title: &'static str) -> Kind {
    Kind { name, class, title }
}

/// All kinds. The first five are GitHub's alerts; the others are common in Markdown written elsewhere.
pub(super) const KINDS: &[Kind] = &[
    kind("note", "note", "Note"),
    kind("tip", "tip", "Tip"),
    kind("important", "important", "Important"),
    kind("warning", "warning", "Warning"),
    kind("caution", "caution", "Caution"),
    kind("info", "note", "Info"),
    kind("abstract", "note", "Abstract"),
    kind("summary", "note", "Summary"),
    kind("aside", "note", "Aside"),
    kind("todo", "note", "To do"),
    kind("hint", "tip", "Hint"),
    kind("success", "tip", "Success"),
    kind("check", "tip", "Check"),
    kind("question", "important", "Question"),
    kind("faq", "important", "Question"),
    kind("attention", "warning", "Attention"),
    kind("danger", "caution", "Danger"),
    kind("error", "caution", "Error"),
    kind("failure", "caution", "Failure"),
    kind("bug", "caution", "Bug"),
    kind("example", "example", "Example"),
    kind("quote", "quote", "Quote"),
    kind("details", "details", "Details"),
];

/// The kind of that name, in any letter case.
pub(super) fn find(name: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|k| k.name.eq_ignore_ascii_case(name))
}

/// Reads `[!KIND]` at the start of a block quote; also gives what follows it.
pub(super) fn alert(text: &str) -> Option<(Kind, &str)> {
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    // Some write a fold sign after the kind; a callout of ours is always open.
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    Some((find(name)?, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_have_a_kind_and_perhaps_a_title() {
        assert_eq!(alert("[!NOTE]").map(|(k, t)| (k.name, t)), Some(("note", "")));
        assert_eq!(alert("[!tip] Try it").map(|(k, t)| (k.name, t)), Some(("tip", "Try it")));
        assert_eq!(alert("[!nothing] x"), None);
        assert_eq!(alert("[note]"), None);
    }
}
