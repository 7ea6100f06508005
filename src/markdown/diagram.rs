//! Mermaid fences.

use super::escape::escape_into;

/// A figure for a diagram: drawn if that is wanted and possible, its source always within reach.
pub(super) fn figure(source: &str, title: Option<&str>, _draw: bool) -> String {
    let mut out = String::from("<figure class=\"diagram\"><pre class=\"mermaid\" tabindex=\"0\">");
    escape_into(&mut out, source);
    out.push_str("</pre>");
    if let Some(title) = title {
        out.push_str("<figcaption>");
        escape_into(&mut out, title);
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>\n");
    out
}
