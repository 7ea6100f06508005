//! The expressions of rules.

use std::sync::OnceLock;

use onig::{MatchParam, Regex, RegexOptions, Region, SearchOptions, Syntax};

use super::first::First;

/// A rule's expression, compiled when it is first tried.
pub(super) struct Expression {
    source: String,
    /// Whether it refers to groups of the match that pushed its context.
    pub(super) refers: bool,
    first: OnceLock<First>,
    at_start: OnceLock<Option<Regex>>,
    /// For places behind the start of a search, where `\G` must not match; only if it has that.
    behind: OnceLock<Option<Regex>>,
}

impl Expression {
    pub(super) fn new(source: String, refers: bool) -> Self {
        Self { source, refers, first: OnceLock::new(), at_start: OnceLock::new(), behind: OnceLock::new() }
    }

    /// Where a match can begin.
    pub(super) fn first(&self) -> &First {
        self.first.get_or_init(|| if self.refers { First::ANYWHERE } else { First::of(&self.source) })
    }

    /// Whether it matches at just this place of a line, in a search from `start` on; the groups are in the region.
    pub(super) fn matches(&self, line: &str, place: usize, start: usize, region: &mut Region) -> bool {
        let regex = if place > start && self.first().continues {
            let never = |c| (c == 'G').then(|| "(?!)".to_owned());
            self.behind.get_or_init(|| compile(&with_escapes(&self.source, never)))
        } else {
            self.at_start.get_or_init(|| compile(&self.source))
        };
        regex.as_ref().is_some_and(|regex| matches(regex, line, place, region))
    }

    /// The expression with `\1` and its like replaced by what those groups matched.
    pub(super) fn resolved(&self, group: impl Fn(usize) -> Option<String>) -> Option<Regex> {
        compile(&with_escapes(&self.source, |c| {
            let index = c.to_digit(10)? as usize;
            Some(regex_syntax::escape(&group(index).unwrap_or_default()))
        }))
    }
}

/// An expression with some of its escapes, by the character behind the backslash, replaced.
pub(super) fn with_escapes(source: &str, replace: impl Fn(char) -> Option<String>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        match escaped.map(|escaped| (escaped, replace(escaped))) {
            Some((_, Some(text))) => out.push_str(&text),
            Some((escaped, None)) => out.extend([c, escaped]),
            None => out.push(c),
        }
    }
    out
}

/// Whether a compiled expression matches at just this place. One that gives up counts as none.
pub(super) fn matches(regex: &Regex, line: &str, place: usize, region: &mut Region) -> bool {
    let (options, limits) = (SearchOptions::SEARCH_OPTION_NONE, MatchParam::default());
    region.clear();
    matches!(regex.match_with_param(line, place, options, Some(region), limits), Ok(Some(_)))
}

fn compile(source: &str) -> Option<Regex> {
    Regex::with_options(source, RegexOptions::REGEX_OPTION_CAPTURE_GROUP, Syntax::default()).ok()
}
