//! The list of files that lyceum wrote, kept in the output folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Its name, which no artifact may take.
pub(crate) const MANIFEST: &str = ".lyceum-manifest";
/// The file in the making where the output cannot be swapped as a whole; see [`super::swap`].
pub(crate) const PARTIAL: &str = ".lyceum-partial";

const HEADER: &str = "lyceum-manifest 1";

/// The first half of a BLAKE3 hash: 128 bits tell files apart, and halve the manifest.
pub type Hash = [u8; 16];

/// What lyceum wrote: path to content hash.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Manifest(pub(crate) BTreeMap<String, Hash>);

impl Manifest {
    /// Reads a manifest; the error is the number of the first bad line.
    pub(crate) fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines().enumerate();
        if lines.next().map(|(_, line)| line) != Some(HEADER) {
            return Err(1);
        }
        lines
            .map(|(index, line)| parse_line(line).ok_or(index + 1))
            .collect::<Result<BTreeMap<_, _>, _>>()
            .map(Self)
    }

    /// The text of the manifest; depends on the files only.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 64);
        text.push_str(HEADER);
        text.push('\n');
        for (path, hash) in &self.0 {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{:032x} {path}", u128::from_be_bytes(*hash));
        }
        text
    }

    /// Whether a folder exists because a file of ours lies below it.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        self.0.range(prefix.clone()..).next().is_some_and(|(path, _)| path.starts_with(&prefix))
    }
}

fn parse_line(line: &str) -> Option<(String, Hash)> {
    let (hash, path) = line.split_at_checked(32)?;
    let path = path.strip_prefix(' ')?;
    // A manifest edited by hand must not lead us out of the output folder.
    if path_problem(path).is_some() {
        return None;
    }
    Some((path.to_owned(), u128::from_str_radix(hash, 16).ok()?.to_be_bytes()))
}

/// Why a path cannot be an artifact's, as the end of "its path …".
pub(crate) fn path_problem(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.starts_with('/') {
        return Some("is absolute");
    }
    if path.chars().any(char::is_control) {
        return Some("has a control character");
    }
    if path.contains('\\') {
        return Some("has a backslash");
    }
    if path.split('/').any(|part| part == "..") {
        return Some("leaves the output folder");
    }
    if path.split('/').any(|part| part.is_empty() || part == ".") {
        return Some("has an empty part");
    }
    if path == MANIFEST || path == PARTIAL {
        return Some("is reserved for lyceum");
    }
    // `C:` would be a drive on Windows.
    if path.as_bytes().get(1) == Some(&b':') {
        return Some("is absolute");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_sorted() {
        let text = "lyceum-manifest 1\n000102030405060708090a0b0c0d0e0f a/b c.html\n";
        let manifest = Manifest::parse(text).unwrap();
        assert_eq!(manifest.0["a/b c.html"], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        assert_eq!(manifest.to_text(), text);
        assert!(manifest.has_folder("a"));
        assert!(!manifest.has_folder("a/b"));
    }

    #[test]
    fn a_bad_manifest_names_its_line() {
        assert_eq!(Manifest::parse(""), Err(1));
        assert_eq!(Manifest::parse("lyceum-manifest 1\nzz a"), Err(2));
        let escape =
            format!("lyceum-manifest 1\n{} a\n{} ../../etc/passwd\n", "0".repeat(32), "0".repeat(32));
        assert_eq!(Manifest::parse(&escape), Err(3));
        assert_eq!(Manifest::parse(&format!("lyceum-manifest 1\n{} é", "é".repeat(16))), Err(2));
    }

    #[test]
    fn paths_that_cannot_be_published() {
        for bad in [
            "", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\0b", "a\nb", "a\\b", "C:a", MANIFEST, PARTIAL,
        ] {
            assert!(path_problem(bad).is_some(), "{bad:?}");
        }
        for good in ["a", "a/b.html", ".nojekyll", "..a/b..c", "a b/ü.html", "x/.lyceum-manifest"] {
            assert_eq!(path_problem(good), None, "{good:?}");
        }
    }
}
