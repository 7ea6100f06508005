//! Build errors as the reader of the page sees them.

use std::fmt::Write as _;

use serde::Serialize;

/// The script that every page gets: live reload and the overlay.
pub(crate) const SCRIPT: &str = include_str!("overlay.js");
/// The look of the overlay and of the page that stands in for a portal that was never built.
pub(crate) const STYLE: &str = include_str!("overlay.css");

/// A problem, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The stable code; empty for failures of the world.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// `file:line:column`; empty for problems of the whole portal.
    pub place: String,
    /// The lines in question, as plain text.
    pub excerpt: String,
    /// The cure; empty for none.
    pub help: String,
}

/// Puts the script into an HTML page, before the end of its body.
pub(crate) fn inject(html: &[u8], generation: &str) -> Vec<u8> {
    let tag = format!("<script src=\"/_lyceum/live.js\" data-generation=\"{generation}\" async></script>");
    let end = b"</body>";
    let at =
        html.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    [&html[..at], tag.as_bytes(), &html[at..]].concat()
}

/// The page shown before there is any portal. It works without script, too.
pub(crate) fn page(problems: &[Problem]) -> String {
    let mut list = String::new();
    for problem in problems {
        let Problem { code, message, place, excerpt, help } = problem;
        // Writing to a string cannot fail.
        let _ = write!(list, "<li><p><b>{}</b> {}</p>", escape(code), escape(message));
        for (element, text) in [("p", place), ("pre", excerpt), ("p", help)] {
            if !text.is_empty() {
                let _ = write!(list, "<{element}>{}</{element}>", escape(text));
            }
        }
        list.push_str("</li>");
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The portal does not build</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"stylesheet\" href=\"/_lyceum/overlay.css\"></head>\
         <body class=\"failed\"><main><h1>The portal does not build yet</h1>\
         <p>This page reloads when it does.</p><ol>{list}</ol></main></body></html>"
    )
}

/// Text as it may stand in HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_before_the_last_end_of_a_body() {
        let page = inject(b"<pre></body></pre><p>x</BODY></html>", "7-1");
        let expected = "<pre></body></pre><p>x<script src=\"/_lyceum/live.js\" data-generation=\"7-1\" async></script></BODY></html>";
        assert_eq!(String::from_utf8(page).unwrap(), expected);
        assert!(inject(b"<p>no body", "7-1").starts_with(b"<p>no body<script"));
    }

    #[test]
    fn nothing_in_a_problem_becomes_markup() {
        let problem = Problem { message: "<img src=x onerror=alert(1)>".into(), ..Problem::default() };
        let page = page(&[problem]);
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assert!(!page.contains("<img"));
    }
}
