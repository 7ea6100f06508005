//! Which addresses may be written into a page.

/// Schemes by which a link can run something in the reader's browser.
const REFUSED: &[&str] = &["javascript", "vbscript", "data", "blob", "filesystem"];

/// Image types that a `data:` address may hold: pictures that cannot carry script.
const DATA_IMAGES: &[&str] = &["png", "jpeg", "gif", "webp", "avif"];

/// The scheme of an address in lower case, read as browsers do: control characters and spaces are skipped.
pub(super) fn scheme(url: &str) -> Option<String> {
    let mut scheme = String::new();
    for c in url.chars() {
        match c {
            ':' if !scheme.is_empty() => return Some(scheme),
            'a'..='z' | 'A'..='Z' => scheme.push(c.to_ascii_lowercase()),
            '0'..='9' | '+' | '-' | '.' if !scheme.is_empty() => scheme.push(c),
            c if c <= ' ' || c == '\u{7F}' => {}
            _ => return None,
        }
        // No scheme is this long; the bound keeps the work small on any text.
        if scheme.len() > 32 {
            return None;
        }
    }
    None
}

/// Whether a link may carry this address.
pub(super) fn link_allowed(url: &str) -> bool {
    scheme(url).is_none_or(|s| !REFUSED.contains(&s.as_str()))
}

/// Whether an image may carry this address.
pub(super) fn image_allowed(url: &str) -> bool {
    match scheme(url).as_deref() {
        Some("data") => DATA_IMAGES.iter().any(|kind| {
            url.trim_start()
                .get(..11 + kind.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(&format!("data:image/{kind}")))
        }),
        Some(scheme) => !REFUSED.contains(&scheme),
        None => true,
    }
}

/// Whether the address names a host or program of its own, rather than a place in the content.
pub(super) fn is_absolute(url: &str) -> bool {
    url.starts_with("//") || scheme(url).is_some_and(|s| s.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_that_execute_are_refused_however_they_are_written() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " java\tscript:alert(1)",
            "\u{1}javascript:x",
            "vbscript:x",
            "data:text/html,<script>",
        ] {
            assert!(!link_allowed(url), "{url:?}");
            assert!(!image_allowed(url), "{url:?}");
        }
        for url in ["a/b.md", "#x", "https://a.example", "mailto:a@b.example", "tel:1", "a:b"] {
            assert!(link_allowed(url), "{url:?}");
        }
        assert!(image_allowed("data:image/png;base64,AAAA"));
        assert!(!image_allowed("data:image/svg+xml,<svg>"));
        assert!(is_absolute("https://x") && is_absolute("//x") && !is_absolute("c:/x"));
    }
}
