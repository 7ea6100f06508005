//! What one check finds in a page, for its tests.

use super::{Check, Checker};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, print};
use crate::emit::testing;

/// All findings of a check in a page, `page.md` of a portal with default settings. A text without front matter is the
/// body of a plain page.
pub(crate) fn diagnostics(check: Check, text: &str) -> Vec<Diagnostic> {
    with_config(check, "", text)
}

/// The same under a `lyceum.toml`.
pub(crate) fn with_config(check: Check, config: &str, text: &str) -> Vec<Diagnostic> {
    at(check, config, "page.md", text)
}

/// The same of a page at a path.
pub(crate) fn at(check: Check, config: &str, path: &str, text: &str) -> Vec<Diagnostic> {
    let (config, found) = Config::parse(&crate::diagnostic::SourceText::new("lyceum.toml", config));
    assert_eq!(found, []);
    let (portal, _) = testing::try_portal(config, &[(path, text)]);
    let (checker, found) = Checker::new(&portal);
    assert_eq!(found.into_iter().map(|d| d.message).collect::<Vec<_>>(), [""; 0]);
    let all = checker.all();
    all.into_iter().filter(|d| Check::of(d.code) == Some(check)).collect()
}

/// `line:column rule` of each finding.
pub(crate) fn findings(check: Check, text: &str) -> Vec<String> {
    let place = |d: Diagnostic| {
        let (line, column) = d.span.as_ref().map_or((0, 0), crate::diagnostic::Span::line_column);
        format!("{line}:{column} {}", d.rule.unwrap_or_default())
    };
    diagnostics(check, text).into_iter().map(place).collect()
}

/// The findings as a reader of the terminal sees them.
pub(crate) fn printed(check: Check, text: &str) -> String {
    print::print(&diagnostics(check, text), print::Format::Text, print::Style::default())
}
