//! Links out of pages: to whoever answers for them, to their source, in the header.

use serde::Deserialize;

/// Where feedback goes.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// How it is sent.
    pub kind: FeedbackKind,
    /// The issue form's URL, the mail address, or the endpoint that takes a JSON `POST`.
    pub target: String,
}

/// The ways that a static page can send feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FeedbackKind {
    /// A link to a prefilled issue form.
    Issue,
    /// A prefilled mail.
    Mailto,
    /// A `POST` from the page.
    Endpoint,
}

/// How the edit link is made.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// A URL with `{path}` for the file's path below the root.
    pub url: String,
}

/// A link in the header.
#[derive(Debug, Clone, Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderLink {
    /// Its text.
    pub title: String,
    /// Its target.
    pub url: String,
}
