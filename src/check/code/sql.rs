//! Reading SQL: right is what one of the dialects reads.

use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, Dialect, DuckDbDialect, GenericDialect, HiveDialect, MsSqlDialect,
    MySqlDialect, OracleDialect, PostgreSqlDialect, SQLiteDialect, SnowflakeDialect,
};
use sqlparser::parser::{Parser, ParserError};

use super::Mistake;
use super::place::offset_chars;
use crate::diagnostic::nearest;

/// Deeper expressions are not read.
const DEPTH: usize = 60;

/// Reads statements in all dialects, the general one first.
pub(super) fn read(text: &str) -> Result<(), Mistake> {
    let dialects: [&dyn Dialect; 12] = [
        &GenericDialect {},
        &PostgreSqlDialect {},
        &MySqlDialect {},
        &SQLiteDialect {},
        &MsSqlDialect {},
        &ClickHouseDialect {},
        &SnowflakeDialect {},
        &BigQueryDialect {},
        &DuckDbDialect {},
        &OracleDialect {},
        &HiveDialect {},
        &sqlparser::dialect::DatabricksDialect {},
    ];
    let mut furthest: Option<Mistake> = None;
    for dialect in dialects {
        let parser = Parser::new(dialect).with_recursion_limit(DEPTH);
        let error = match parser.try_with_sql(text).and_then(|mut parser| parser.parse_statements()) {
            Ok(_) | Err(ParserError::RecursionLimitExceeded) => return Ok(()),
            Err(ParserError::TokenizerError(said) | ParserError::ParserError(said)) => said,
        };
        let mistake = mistake(text, &error);
        if furthest.as_ref().is_none_or(|f| mistake.range.start > f.range.start) {
            furthest = Some(mistake);
        }
    }
    furthest.filter(|mistake| is_judged(text, mistake.range.start)).map_or(Ok(()), Err)
}

/// What every database has; the rest differs so much between them that no parser knows it all.
const COMMON: [&str; 6] = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "CREATE"];

/// Whether the statement at a place is one of those, or one of those misspelt.
fn is_judged(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(';').map_or(0, |i| i + 1);
    let code = text[start..].lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("--"));
    let first = code.and_then(|line| line.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or_default();
    nearest(first, COMMON).is_some()
}

/// `Expected: an expression, found: FROM at Line: 1, Column: 8`, in our words.
fn mistake(text: &str, said: &str) -> Mistake {
    let (message, place) = said.rsplit_once(" at Line: ").unwrap_or((said, ""));
    let at = place.split_once(", Column: ").and_then(|(line, column)| {
        Some(offset_chars(text, line.trim().parse().ok()?, column.trim().parse().ok()?))
    });
    let at = at.unwrap_or_else(|| text.trim_end().len());
    let message = match message.strip_prefix("Expected: ").and_then(|m| m.split_once(", found: ")) {
        Some((expected, "EOF")) => format!("expected {expected} before the end of the block"),
        Some((expected, found)) => format!("expected {expected}, found `{found}`"),
        None => message.to_lowercase(),
    };
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let length = if length == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { length };
    Mistake::new(at..at + length, message)
}
