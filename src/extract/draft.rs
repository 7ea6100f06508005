//! A page that is drafted from code.

/// What a drafted page says; where and how it is written is the concern of whoever writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its file below the output folder, with forward slashes, ending in `.md`.
    pub path: String,
    /// Its content type.
    pub type_id: &'static str,
    /// Its title.
    pub title: String,
    /// Its other front matter, in the order in which it is written.
    pub fields: Vec<(&'static str, toml::Value)>,
    /// What stands before the first heading, as Markdown.
    pub intro: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// Parts that nothing could be said of this time, by the names of fields and `## ` with a heading: what a page has of
    /// them stays.
    pub unsaid: Vec<&'static str>,
}

/// A section of a drafted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, of the second level.
    pub heading: String,
    /// Markdown below it.
    pub text: String,
}
