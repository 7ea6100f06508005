//! One request, one answer.

use std::fmt::Write as _;

use super::connection::Request;
use super::site::Site;
use super::{mime, overlay};

/// Who may ask: pages of this server. A page of another site that resolves its name to 127.0.0.1 sends its own
/// name as `Host`, and one that asks across origins sends its `Origin`.
#[derive(Debug)]
pub(crate) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    pub(crate) fn new(port: u16) -> Self {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut hosts: Vec<_> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    /// Whether both headers are those of a page of ours. `Origin` may be missing, `Host` may not.
    pub(crate) fn admits(&self, request: &Request) -> bool {
        let ours = |host: &str| self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
        request.values("Host").count() == 1
            && request.values("Host").all(ours)
            && request.values("Origin").all(|origin| origin.strip_prefix("http://").is_some_and(ours))
    }
}

/// What to answer, apart from the headers that every answer has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) location: Option<String>,
}

impl Answer {
    pub(crate) fn text(status: u16, text: &str) -> Self {
        Self {
            status,
            content_type: "text/plain; charset=utf-8",
            body: format!("{text}\n").into_bytes(),
            location: None,
        }
    }

    fn file(status: u16, path: &str, bytes: &[u8], generation: &str) -> Self {
        let content_type = mime::of(path);
        let is_page = content_type.starts_with("text/html");
        let body = if is_page { overlay::inject(bytes, generation) } else { bytes.to_vec() };
        Self { status, content_type, body, location: None }
    }

    /// As it is sent. Every answer has a length: pages are in memory, and scripts of tests read them more easily.
    pub(crate) fn to_bytes(&self, head_alone: bool, last: bool) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let fixed = [
            ("Content-Type", self.content_type),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "same-origin"),
            ("Content-Security-Policy", "object-src 'none'; base-uri 'self'; frame-ancestors 'self'"),
        ];
        let location = self.location.as_deref().map(|location| ("Location", location));
        let allow = (self.status == 405).then_some(("Allow", "GET, HEAD"));
        let close = last.then_some(("Connection", "close"));
        for (name, value) in fixed.into_iter().chain(location).chain(allow).chain(close) {
            // Writing to a string cannot fail.
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(head, "Content-Length: {}\r\n\r\n", self.body.len());
        let mut bytes = head.into_bytes();
        if !head_alone {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The words beside a status, which nobody reads.
const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Bad Request",
    }
}

/// The answer to a request for `url`, which is a path with an optional query.
///
/// The portal is a map: no path leads anywhere but to one of its keys.
pub(crate) fn answer(site: &Site, url: &str) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(key) = path.strip_prefix('/').and_then(decode) else {
        return Answer::text(400, "This address cannot be understood.");
    };
    match key.as_str() {
        "_lyceum/live.js" => return Answer::file(200, &key, overlay::SCRIPT.as_bytes(), ""),
        "_lyceum/overlay.css" => return Answer::file(200, &key, overlay::STYLE.as_bytes(), ""),
        _ => {}
    }
    let Some(files) = &site.files else {
        return Answer::file(500, "index.html", overlay::page(&site.problems).as_bytes(), &site.generation);
    };
    let page = if key.is_empty() || key.ends_with('/') { format!("{key}index.html") } else { key.clone() };
    if let Some(bytes) = site.get(&page) {
        return Answer::file(200, &page, bytes, &site.generation);
    }
    if files.contains_key(&format!("{key}/index.html")) {
        let query = url.find('?').map_or("", |start| &url[start..]);
        // Made from the key and not from the request: it cannot lead to another host.
        let location = format!("/{}/{query}", encode(&key));
        return Answer { location: Some(location), ..Answer::text(302, "The page is a folder.") };
    }
    match files.get("404.html") {
        Some(bytes) => Answer::file(404, "404.html", bytes, &site.generation),
        None => Answer::text(404, "There is no such page."),
    }
}

/// Undoes percent-encoding, once. `None` for what is not UTF-8 or holds a NUL.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

/// A path as it may stand in a header.
fn encode(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once() {
        assert_eq!(decode("a%20b%C3%BC").as_deref(), Some("a bü"));
        assert_eq!(decode("%252e").as_deref(), Some("%2e"));
        for bad in ["%", "%4", "%zz", "%+1", "%ff", "a%00"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
        assert_eq!(encode("a bü/c"), "a%20b%C3%BC/c");
    }
}
