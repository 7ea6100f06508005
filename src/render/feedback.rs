//! The feedback widget's target and the edit link.

use super::view::FeedbackView;
use crate::config::{Config, FeedbackKind};

/// Where feedback on a page goes; the link is prefilled with the page's title and address.
pub(super) fn view(config: &Config, title: &str, address: &str) -> Option<FeedbackView> {
    let feedback = config.feedback.as_ref()?;
    let target = feedback.target.clone();
    let subject = encode_component(&format!("Feedback: {title}"));
    let body = encode_component(&format!("Page: {address}\n\n"));
    let (kind, url) = match feedback.kind {
        FeedbackKind::Issue => {
            let sign = if target.contains('?') { '&' } else { '?' };
            ("issue", Some(format!("{target}{sign}title={subject}&body={body}")))
        }
        FeedbackKind::Mailto => {
            let to = target.trim_start_matches("mailto:");
            ("mailto", Some(format!("mailto:{to}?subject={subject}&body={body}")))
        }
        FeedbackKind::Endpoint => ("endpoint", None),
    };
    Some(FeedbackView { kind, target, url })
}

/// The address of the page's source for editing.
pub(super) fn edit_url(config: &Config, path: &str) -> Option<String> {
    let edit = config.edit.as_ref()?;
    Some(edit.url.replace("{path}", &crate::portal::urls::encode_path(path)))
}

/// Percent-encodes a value of a query.
fn encode_component(text: &str) -> String {
    crate::portal::urls::percent_encode(text, b"-._~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Feedback;

    #[test]
    fn links_are_prefilled() {
        let view_of = |kind, target: &str| {
            let feedback = Some(Feedback { kind, target: target.into() });
            view(&Config { feedback, ..Config::default() }, "A & B", "/a/").and_then(|v| v.url)
        };
        assert_eq!(
            view_of(FeedbackKind::Issue, "https://forge.example/new?labels=docs").as_deref(),
            Some(
                "https://forge.example/new?labels=docs&title=Feedback%3A%20A%20%26%20B&body=Page%3A%20%2Fa%2F%0A%0A"
            ),
        );
        assert_eq!(
            view_of(FeedbackKind::Mailto, "docs@x.example").as_deref(),
            Some("mailto:docs@x.example?subject=Feedback%3A%20A%20%26%20B&body=Page%3A%20%2Fa%2F%0A%0A"),
        );
        assert_eq!(view_of(FeedbackKind::Endpoint, "/feedback"), None);
        assert_eq!(view(&Config::default(), "A", "/a/"), None);
    }
}
