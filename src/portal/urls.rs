//! Addresses: which path a source gets, and how it is written in a link.

use std::fmt::{self, Write as _};

use unicode_normalization::UnicodeNormalization;

/// An address below the base path, starting with `/`; a page's ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Url(String);

impl Url {
    /// Wraps a path, adding the slash at the start.
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(format!("/{}", path.as_ref().trim_start_matches('/')))
    }

    /// The page address of a content path without extension: `guides/deploy` → `/guides/deploy/`, empty → `/`.
    pub fn of_stem(stem: &str) -> Self {
        let segments: Vec<String> = stem.split('/').filter(|s| !s.is_empty()).map(clean_segment).collect();
        if segments.is_empty() { Self("/".into()) } else { Self(format!("/{}/", segments.join("/"))) }
    }

    /// As stored: not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For an `href`: percent-encoded, below `base` (which ends with `/`).
    pub fn href(&self, base: &str) -> String {
        format!("{base}{}", encode_path(&self.0[1..]))
    }

    /// The file that serves it: `/a/b/` → `a/b/index.html`, `/feed.xml` → `feed.xml`.
    pub fn file(&self) -> String {
        let path = &self.0[1..];
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// What two addresses must differ in to be different on every disk and server: letter case and Unicode form do
    /// not count.
    pub fn collision_key(&self) -> String {
        self.0.nfkc().collect::<String>().to_lowercase()
    }

    /// Its last segment: `/a/b/` → `b`.
    pub fn last_segment(&self) -> &str {
        self.0.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address with a fragment, as a link target below the base path.
pub(crate) fn below(base: &str, url: &str) -> String {
    match url.split_once('#') {
        Some((path, fragment)) => format!("{}#{fragment}", Url::new(path).href(base)),
        None => Url::new(url).href(base),
    }
}

/// Makes one path segment safe in an address and on every disk, and keeps it readable otherwise.
fn clean_segment(segment: &str) -> String {
    let cleaned: String = segment
        .nfc()
        .map(|c| if c.is_whitespace() || c.is_control() || "?#%\\:*\"<>|".contains(c) { '-' } else { c })
        .collect();
    match cleaned.trim_matches('.') {
        "" => "-".into(),
        kept => kept.to_owned(),
    }
}

/// Percent-encodes a path for an `href`, keeping slashes and the characters that RFC 3986 allows in a path.
pub(crate) fn encode_path(path: &str) -> String {
    percent_encode(path, b"-._~/!$'()*+,;=:@")
}

/// Percent-encodes all bytes but letters, digits and those in `keep`.
pub(crate) fn percent_encode(text: &str, keep: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || keep.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Undoes percent-encoding; bytes that are no UTF-8 are replaced.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        if bytes[i] == b'%'
            && let (Some(high), Some(low)) = (hex(i + 1), hex(i + 2))
        {
            out.push((high * 16 + low) as u8);
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_become_directory_urls() {
        for (stem, url, file, href) in [
            ("", "/", "index.html", "/b/"),
            ("guides/deploy", "/guides/deploy/", "guides/deploy/index.html", "/b/guides/deploy/"),
            ("My Page/100%?", "/My-Page/100--/", "My-Page/100--/index.html", "/b/My-Page/100--/"),
            ("größe", "/größe/", "größe/index.html", "/b/gr%C3%B6%C3%9Fe/"),
            ("a/../b", "/a/-/b/", "a/-/b/index.html", "/b/a/-/b/"),
        ] {
            let got = Url::of_stem(stem);
            assert_eq!((got.as_str(), got.file().as_str(), got.href("/b/").as_str()), (url, file, href));
        }
        assert_eq!(Url::new("feed.xml").file(), "feed.xml");
    }

    #[test]
    fn collisions_ignore_case_and_unicode_form() {
        let key = |s: &str| Url::of_stem(s).collision_key();
        assert_eq!(key("Café"), key("cafe\u{301}"));
        assert_ne!(key("a"), key("b"));
    }

    #[test]
    fn decoding_never_fails() {
        assert_eq!(decode("a%20b%C3%A4%zz%f"), "a bä%zz%f");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
