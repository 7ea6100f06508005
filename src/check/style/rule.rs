//! One rule in the format of Vale, read from YAML or from our own TOML.

use std::collections::BTreeMap;

use fancy_regex::Regex;
use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::markdown::text::ProseKind;

/// As written. What is not known here, such as a link to the rule's page, is left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RawRule {
    pub(super) enabled: Option<bool>,
    extends: String,
    message: String,
    level: String,
    scope: Names,
    ignorecase: bool,
    nonword: bool,
    tokens: Vec<String>,
    raw: Vec<String>,
    swap: BTreeMap<String, String>,
    exceptions: Vec<String>,
    max: Option<usize>,
    min: Option<usize>,
    token: String,
    alpha: bool,
    either: BTreeMap<String, String>,
    first: String,
    second: String,
    #[serde(rename = "match")]
    form: String,
}

/// One name or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Many(Vec<String>),
}

impl Default for Names {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl RawRule {
    /// A later file replaces the rule, or only switches it.
    pub(super) fn replace(&mut self, next: Self) {
        if next.extends.is_empty() {
            self.enabled = next.enabled;
        } else {
            *self = next;
        }
    }
}

/// A rule, compiled.
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) message: String,
    pub(super) severity: Severity,
    pub(super) scopes: Vec<Scope>,
    pub(super) exceptions: Vec<String>,
    pub(super) kind: Kind,
}

/// What a rule looks for.
pub(super) enum Kind {
    /// Anything that matches.
    Existence(Regex),
    /// What matches, with the right forms by patterns of wrong ones.
    Substitution(Regex, Vec<(Regex, String)>),
    /// More or fewer matches than allowed.
    Occurrence { token: Regex, min: usize, max: usize },
    /// The same match twice in a row.
    Repetition { token: Regex, max: usize, alpha: bool },
    /// Both of two forms on one page.
    Consistency(Vec<(Regex, Regex)>),
    /// What the page has to introduce somewhere.
    Conditional(Regex, Regex),
    /// How a text has to be capitalised.
    Capitalization(Form),
}

/// A capitalisation.
pub(super) enum Form {
    Title,
    Sentence,
    Lower,
    Upper,
    Other(Regex),
}

/// Where a rule looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) not: bool,
    pub(super) part: Part,
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Paragraph,
    Sentence,
    /// Of a level; 0 for all.
    Heading(u8),
    List,
    Cell,
    HeadCell,
    Quote,
}

impl Part {
    /// Whether a prose is of it.
    pub(super) fn has(self, kind: ProseKind) -> bool {
        match self {
            Self::Text => true,
            Self::Sentence => !matches!(kind, ProseKind::Heading(_) | ProseKind::Cell | ProseKind::HeadCell),
            Self::Paragraph => kind == ProseKind::Paragraph,
            Self::Heading(0) => matches!(kind, ProseKind::Heading(_)),
            Self::Heading(level) => kind == ProseKind::Heading(level),
            Self::List => kind == ProseKind::Item,
            Self::Cell => matches!(kind, ProseKind::Cell | ProseKind::HeadCell),
            Self::HeadCell => kind == ProseKind::HeadCell,
            Self::Quote => kind == ProseKind::Quote,
        }
    }
}

impl Rule {
    /// Compiles a rule, or says in a few words why not. `severity` holds where the rule names none.
    pub(super) fn compile(name: &str, raw: &RawRule, severity: Severity) -> Result<Self, String> {
        let severity = match raw.level.as_str() {
            "" => severity,
            "suggestion" | "note" => Severity::Note,
            "warning" => Severity::Warning,
            "error" => Severity::Error,
            other => return Err(format!("unknown level `{other}`")),
        };
        let scopes = match &raw.scope {
            Names::One(one) => vec![scope(one)?],
            Names::Many(many) => many.iter().map(|one| scope(one)).collect::<Result<_, _>>()?,
        };
        let kind = kind(raw)?;
        let exceptions = raw.exceptions.clone();
        Ok(Self { name: name.to_owned(), message: raw.message.clone(), severity, scopes, exceptions, kind })
    }

    /// Whether it looks at a prose.
    pub(super) fn covers(&self, kind: ProseKind) -> bool {
        let (not, only): (Vec<_>, Vec<_>) = self.scopes.iter().partition(|scope| scope.not);
        !not.iter().any(|scope| scope.part.has(kind))
            && (only.is_empty() || only.iter().any(|s| s.part.has(kind)))
    }

    /// Whether it counts by sentences.
    pub(super) fn by_sentence(&self) -> bool {
        self.scopes.iter().any(|scope| scope.part == Part::Sentence)
    }
}

fn scope(name: &str) -> Result<Scope, String> {
    let (not, name) = name.strip_prefix('~').map_or((false, name), |rest| (true, rest));
    let part = match name {
        "text" | "" => Part::Text,
        "paragraph" => Part::Paragraph,
        "sentence" => Part::Sentence,
        "heading" => Part::Heading(0),
        "list" => Part::List,
        "table" | "table.cell" => Part::Cell,
        "table.header" => Part::HeadCell,
        "blockquote" => Part::Quote,
        _ => match name.strip_prefix("heading.h").and_then(|level| level.parse().ok()) {
            Some(level @ 1..=6) => Part::Heading(level),
            _ => return Err(format!("the scope `{name}` is not supported")),
        },
    };
    Ok(Scope { not, part })
}

fn kind(raw: &RawRule) -> Result<Kind, String> {
    let flags = if raw.ignorecase { "(?i)" } else { "" };
    let compile =
        |source: String| Regex::new(&source).map_err(|error| format!("not a regular expression: {error}"));
    let bounded = |source: &str| {
        if raw.nonword { format!("{flags}(?:{source})") } else { format!(r"{flags}\b(?:{source})\b") }
    };
    Ok(match raw.extends.as_str() {
        "existence" => {
            let all: Vec<&str> = raw.tokens.iter().map(String::as_str).collect();
            let source = raw.raw.concat();
            match (all.is_empty(), source.is_empty()) {
                (true, true) => return Err("it has no tokens".into()),
                (true, false) => Kind::Existence(compile(format!("{flags}{source}"))?),
                (false, _) => Kind::Existence(compile(bounded(&format!("{source}(?:{})", all.join("|"))))?),
            }
        }
        "substitution" => {
            if raw.swap.is_empty() {
                return Err("it has no swap".into());
            }
            // The longest first: `a` must not hide `a number of`.
            let mut wrong: Vec<&String> = raw.swap.keys().collect();
            wrong.sort_by_key(|key| std::cmp::Reverse(key.len()));
            let any = wrong.iter().map(|key| format!("(?:{key})")).collect::<Vec<_>>().join("|");
            let one = |key: &&String| Ok((compile(format!("{flags}^(?:{key})$"))?, raw.swap[*key].clone()));
            let each = wrong.iter().map(one).collect::<Result<_, String>>()?;
            Kind::Substitution(compile(bounded(&any))?, each)
        }
        "occurrence" => Kind::Occurrence {
            token: compile(format!("{flags}{}", raw.token))?,
            min: raw.min.unwrap_or(0),
            max: raw.max.unwrap_or(usize::MAX),
        },
        "repetition" => Kind::Repetition {
            token: compile(format!("{flags}(?:{})", raw.tokens.join("|")))?,
            max: raw.max.unwrap_or(0),
            alpha: raw.alpha,
        },
        "consistency" => {
            let pair = |(a, b): (&String, &String)| Ok((compile(bounded(a))?, compile(bounded(b))?));
            Kind::Consistency(raw.either.iter().map(pair).collect::<Result<_, String>>()?)
        }
        "conditional" => {
            let part = |source: &str| compile(format!("{flags}{source}"));
            Kind::Conditional(part(&raw.first)?, part(&raw.second)?)
        }
        "capitalization" => Kind::Capitalization(match raw.form.as_str() {
            "$title" => Form::Title,
            "$sentence" => Form::Sentence,
            "$lower" => Form::Lower,
            "$upper" => Form::Upper,
            other => Form::Other(compile(other.to_owned())?),
        }),
        "" => return Err("it does not say what it extends".into()),
        other => return Err(format!("`extends: {other}` is not supported")),
    })
}
