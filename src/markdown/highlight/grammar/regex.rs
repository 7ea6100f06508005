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
    /// `None` if it gave up.
    pub(super) fn matches(
        &self,
        line: &str,
        place: usize,
        start: usize,
        region: &mut Region,
    ) -> Option<bool> {
        let regex = if place > start && self.first().continues {
            let never = |c| (c == 'G').then(|| "(?!)".to_owned());
            self.behind.get_or_init(|| compile(&with_escapes(&self.source, never)))
        } else {
            self.at_start.get_or_init(|| compile(&self.source))
        };
        regex.as_ref().map_or(Some(false), |regex| matches(regex, line, place, region))
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

/// Steps back that a match may take. Code takes a few dozen; more is an expression that explodes.
const MOST_RETRIES: u32 = 100_000;

/// Whether a compiled expression matches at just this place; `None` if it gave up.
pub(super) fn matches(regex: &Regex, line: &str, place: usize, region: &mut Region) -> Option<bool> {
    let mut limits = MatchParam::default();
    limits.set_retry_limit_in_match(MOST_RETRIES);
    region.clear();
    let found = regex.match_with_param(line, place, SearchOptions::SEARCH_OPTION_NONE, Some(region), limits);
    found.ok().map(|length| length.is_some())
}

fn compile(source: &str) -> Option<Regex> {
    Regex::with_options(source, RegexOptions::REGEX_OPTION_CAPTURE_GROUP, Syntax::default()).ok()
}
