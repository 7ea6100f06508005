//! Content types by file name.

/// The content type to announce. With `nosniff` in force, an unknown one is a download.
pub(crate) fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    TYPES
        .iter()
        .find(|(extensions, _)| extensions.split(' ').any(|known| known == extension))
        .map_or("application/octet-stream", |(_, content_type)| content_type)
}

const TYPES: &[(&str, &str)] = &[
    ("html htm", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js mjs", "text/javascript; charset=utf-8"),
    ("json map webmanifest jsonld", "application/json"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
    ("xml xsl atom rss", "application/xml"),
    ("txt md log", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("png", "image/png"),
    ("jpg jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("mp3", "audio/mpeg"),
    ("ogg", "audio/ogg"),
    ("wav", "audio/wav"),
];

#[cfg(test)]
mod tests {
    #[test]
    fn types_are_found_by_the_last_extension() {
        for (path, expected) in [
            ("a/index.html", "text/html; charset=utf-8"),
            ("search.WASM", "application/wasm"),
            ("a.min.mjs", "text/javascript; charset=utf-8"),
            ("feed.xml", "application/xml"),
            ("logo.svg", "image/svg+xml"),
            ("portal.json", "application/json"),
            ("a.html/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(super::of(path), expected, "{path}");
        }
    }
}
