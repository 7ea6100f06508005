//! `lyceum.toml`: what one portal may decide.
//!
//! Every key has a default, so that a folder without the file is a portal too.

mod access;
mod culture;
mod expertise;
pub mod graph;
mod lessons;
mod links;
mod navigation;
pub mod radar;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

pub use access::{Access, Audience, Privacy};
pub use culture::Culture;
pub use expertise::Expertise;
pub use graph::Graph;
pub use lessons::{Lessons, Weights};
pub use links::{Edit, Feedback, FeedbackKind, HeaderLink};
pub use navigation::NavGroup;
pub use radar::Radar;

use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span, suggest};
use crate::schema::Schema;

/// The portal's settings, as read.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The portal's name: in the header, the titles and the feeds.
    pub title: String,
    /// One sentence for the home page and for link previews.
    pub description: String,
    /// The BCP 47 tag of the content's language.
    pub lang: String,
    /// Where the portal will be served, e.g. `https://org.github.io/repo/`. Its path is the base path of every link.
    pub base_url: Option<String>,
    /// The output folder, relative to the root.
    pub output: String,
    /// The access of a page that states none.
    pub default_access: String,
    /// The access of records of a type that state none, where it should not be the type's or the default.
    pub type_access: BTreeMap<String, String>,
    /// What is said of people whose records the audience may not see.
    pub privacy: Privacy,
    /// Where a page's review is due within this many days, it is "due soon".
    pub due_soon_days: u32,
    /// Who a portal can be built for.
    pub audiences: BTreeMap<String, Audience>,
    /// Where the feedback widget sends readers.
    pub feedback: Option<Feedback>,
    /// The edit-this-page link.
    pub edit: Option<Edit>,
    /// Links in the header.
    pub links: Vec<HeaderLink>,
    /// Headings over the first level of the sidebar. What none of them names comes after.
    pub navigation: Vec<NavGroup>,
    /// What the page of figures looks at.
    pub health: Health,
    /// What stands before an amount of money, such as `€` or `CHF `. Without it that of `[training]`.
    pub currency: String,
    /// What training costs.
    pub training: Training,
    /// How incidents are weighed and when an action counts as verified.
    pub lessons: Lessons,
    /// What the technology radar is divided into.
    pub radar: Radar,
    /// What is made of thanks and of contributions.
    pub culture: Culture,
    /// How who knows the code is measured.
    pub expertise: Expertise,
    /// What the knowledge graph consists of, and where it is shown.
    pub graph: Graph,
    /// Markdown options.
    pub markdown: Markdown,
    /// Output options.
    pub build: Build,
    /// The automated checks.
    pub check: crate::check::settings::Settings,
    /// What becomes of pages that have not passed their gates.
    pub gates: Gates,
    /// Severity per diagnostic code or name: `broken-link = "error"`, or `"off"`.
    pub severity: BTreeMap<String, String>,
    /// The portal's own values for its own templates.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub extra: BTreeMap<String, toml::Value>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            lang: "en".into(),
            base_url: None,
            output: "public".into(),
            default_access: "public".into(),
            type_access: BTreeMap::new(),
            privacy: Privacy::default(),
            due_soon_days: 14,
            audiences: BTreeMap::new(),
            feedback: None,
            edit: None,
            links: Vec::new(),
            navigation: Vec::new(),
            health: Health::default(),
            currency: String::new(),
            training: Training::default(),
            lessons: Lessons::default(),
            radar: Radar::default(),
            culture: Culture::default(),
            expertise: Expertise::default(),
            graph: Graph::default(),
            markdown: Markdown::default(),
            build: Build::default(),
            check: crate::check::settings::Settings::default(),
            gates: Gates::default(),
            severity: BTreeMap::new(),
            extra: BTreeMap::new(),
        }
    }
}

/// What the page of figures looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Health {
    /// Topics that the portal must cover: tags or titles. Every audience sees their names.
    pub critical: Vec<String>,
}

/// What training costs.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Training {
    /// What stands before an amount of money, such as `€` or `CHF `.
    pub currency: String,
    /// What an hour of a participant costs the organisation. With it the report of costs counts their time.
    pub hourly_cost: Option<f64>,
}

/// Markdown options.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Markdown {
    /// `$…$` and `$$…$$` are TeX.
    pub math: bool,
    /// Number the lines of every code block.
    pub line_numbers: bool,
    /// `!!! note "Title"` blocks are callouts, as in `MkDocs`.
    pub admonitions: bool,
}

impl Default for Markdown {
    fn default() -> Self {
        Self { math: true, line_numbers: false, admonitions: false }
    }
}

/// Output options.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Build {
    /// Minify whole pages: about 7 % smaller for about 0.75 ms a page.
    pub minify: bool,
    /// Let devices keep what was read and searched, for use without a network.
    pub offline: bool,
}

impl Default for Build {
    fn default() -> Self {
        Self { minify: false, offline: true }
    }
}

/// Quality gates.
#[derive(Debug, Clone, Copy, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Gates {
    /// Report pages whose status their reviews do not bear out.
    pub enforce: bool,
}

impl Default for Gates {
    fn default() -> Self {
        Self { enforce: true }
    }
}

impl Config {
    /// What stands before an amount of money.
    pub fn currency(&self) -> &str {
        if self.currency.is_empty() { &self.training.currency } else { &self.currency }
    }

    /// Reads `lyceum.toml`. Wrong values are diagnostics, and the default is used in their place.
    pub fn parse(source: &Arc<SourceText>) -> (Self, Vec<Diagnostic>) {
        let mut config = match toml::from_str::<Self>(&source.text) {
            Ok(config) => config,
            Err(error) => return (Self::default(), vec![config_error(source, &error)]),
        };
        let found = config.check(source);
        if let Some(url) = &mut config.base_url
            && !url.ends_with('/')
        {
            url.push('/');
        }
        (config, found)
    }

    fn check(&mut self, source: &Arc<SourceText>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut wrong = |given: &str, message: String, help: Option<String>| {
            let quoted = source.text.find(&format!("\"{given}\"")).map(|i| i + 1);
            let start = quoted.or_else(|| source.text.find(given)).unwrap_or(0);
            let range = start..start + given.len();
            found.push(Diagnostic::new(Code::Config, message).at(Span::new(source, range)).help_opt(help));
        };
        for (given, message) in self.radar.mend() {
            wrong(&given, message, None);
        }
        let levels = Access::ALL.map(Access::id);
        for (name, audience) in &self.audiences {
            for level in audience.access.iter().filter(|l| Access::find(l).is_none()) {
                wrong(
                    level,
                    format!("audience `{name}` names the unknown access `{level}`"),
                    suggest(level, levels),
                );
            }
        }
        for given in std::iter::once(&self.default_access).chain(self.type_access.values()) {
            if Access::find(given).is_none() {
                wrong(given, format!("unknown default access `{given}`"), suggest(given, levels));
            }
        }
        if self.privacy.min_group < 2 {
            let given = self.privacy.min_group.to_string();
            wrong(&given, "a group of one is a person: `min_group` is at least 2".into(), None);
        }
        for (given, message) in self.lessons.mistake().into_iter().chain(self.expertise.mistake()) {
            wrong(&given, message, None);
        }
        for (code, severity) in &self.severity {
            if find_rule(code).is_none() {
                let help = suggest(code, Code::ALL.iter().map(|c| c.name()));
                wrong(code, format!("unknown diagnostic `{code}` under [severity]"), help);
            }
            if find_rule(code).is_some_and(|(c, _)| ALWAYS_ERRORS.contains(&c)) {
                wrong(
                    code,
                    format!("`{code}` is always an error: it protects what must not be published"),
                    None,
                );
            }
            if parse_severity(severity).is_none() {
                let help = suggest(severity, ["off", "note", "warning", "error"]);
                wrong(severity, format!("unknown severity `{severity}` for `{code}`"), help);
            }
        }
        if let Some(url) = &self.base_url
            && !(url.starts_with("https://") || url.starts_with("http://") || url.starts_with('/'))
        {
            wrong(url, format!("`base_url` is not an http(s) address: `{url}`"), None);
        }
        found
    }

    /// Names of content types in the settings that no pack declares.
    pub fn check_types(&self, source: &Arc<SourceText>, schema: &Schema) -> Vec<Diagnostic> {
        let in_audiences = self.audiences.values().flat_map(|audience| &audience.records);
        let named = self.type_access.keys().chain(in_audiences);
        let unknown = named.filter(|id| !schema.types.contains_key(*id)).chain(self.graph.unknown(schema));
        unknown
            .map(|id| {
                let start = source.text.find(id.as_str()).unwrap_or_default();
                Diagnostic::new(Code::Config, format!("unknown content type `{id}`"))
                    .at(Span::new(source, start..start + id.len()))
                    .help_opt(suggest(id, schema.types.keys().map(String::as_str)))
            })
            .collect()
    }

    /// Applies `[severity]`: a diagnostic switched off is dropped. Errors that guard access or the output stay errors.
    pub fn apply_severity(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.severity.is_empty() {
            return diagnostics;
        }
        let table: Vec<(Code, Option<&str>, Configured)> = self
            .severity
            .iter()
            .filter_map(|(name, s)| {
                let (code, rule) = find_rule(name)?;
                Some((code, rule, parse_severity(s)?))
            })
            .filter(|(code, ..)| !ALWAYS_ERRORS.contains(code))
            .collect();
        // What is said of a rule counts before what is said of its check.
        let configured = |d: &Diagnostic| {
            let of = |rule: Option<&str>| table.iter().find(|(code, r, _)| *code == d.code && *r == rule);
            of(d.rule.as_deref()).or_else(|| of(None)).map(|(.., configured)| configured)
        };
        diagnostics
            .into_iter()
            .filter_map(|mut d| match configured(&d) {
                Some(Configured::Off) => None,
                Some(Configured::To(severity)) => {
                    d.severity = *severity;
                    Some(d)
                }
                None => Some(d),
            })
            .collect()
    }

    /// The path part of the base URL, with slashes at both ends: `/` or `/repo/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = self.base_url.as_deref() else {
            return "/";
        };
        let after_scheme = url.find("://").map_or(0, |i| i + 3);
        url[after_scheme..].find('/').map_or("/", |i| &url[after_scheme + i..])
    }
}

/// Codes that no configuration can soften: they protect what must not be published.
const ALWAYS_ERRORS: [Code; 3] = [Code::BadAccess, Code::DuplicateUrl, Code::ReservedPath];

/// What a key of `[severity]` names: a code by number or name, or a rule of a check below its code,
/// `style-consistency/passive_voice`.
fn find_rule(name: &str) -> Option<(Code, Option<&str>)> {
    match name.split_once('/') {
        Some((code, rule)) => Some((Code::find(code)?, Some(rule))),
        None => Some((Code::find(name)?, None)),
    }
}

/// A severity as configured.
enum Configured {
    Off,
    To(Severity),
}

fn parse_severity(text: &str) -> Option<Configured> {
    Some(match text {
        "off" => Configured::Off,
        "note" => Configured::To(Severity::Note),
        "warning" => Configured::To(Severity::Warning),
        "error" => Configured::To(Severity::Error),
        _ => return None,
    })
}

fn config_error(source: &Arc<SourceText>, error: &toml::de::Error) -> Diagnostic {
    let message = error.message();
    let help = message.strip_prefix("unknown field `").and_then(|rest| {
        let (given, rest) = rest.split_once('`')?;
        suggest(given, rest.split('`').skip(1).step_by(2))
    });
    let first = message.lines().next().unwrap_or_default();
    let short = first.split(", expected one of").next().unwrap_or(first);
    Diagnostic::new(Code::Config, short).at(Span::new(source, error.span().unwrap_or(0..0))).help_opt(help)
}

#[cfg(test)]
mod tests;
