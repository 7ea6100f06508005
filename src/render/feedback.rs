//! The feedback widget's target and the edit link.

use super::view::FeedbackView;
use crate::config::{Config, FeedbackKind};
use crate::portal::urls::encode_component;

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
