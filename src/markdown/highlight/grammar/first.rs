//! Where an expression can begin to match, as far as that can be told without running it.
//!
//! The answer may be too wide, never too narrow: what is not understood can begin anywhere and needs nothing.

use fancy_regex::{Assertion, Expr, LookAround};
use regex_syntax::hir::{Class, HirKind};

use super::regex::with_escapes;

/// What is known of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct First {
    places: Places,
    /// ASCII characters that are in the line from the match's beginning on, one bit each.
    needs: u128,
    /// Whether it asks somewhere if the search begins here.
    pub(super) continues: bool,
}

/// A set of kinds of places, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Places([u64; WORDS]);

/// What may be before a place: nothing, an ASCII word character, another ASCII character, one beyond ASCII.
const BEFORE: usize = 4;
/// What may be behind it: each ASCII character, one beyond ASCII, the line's end.
const BEHIND: usize = 130;
const OTHER: usize = 128;
const END: usize = 129;
/// How many kinds of places there are.
pub(super) const KINDS: usize = BEFORE * BEHIND;
const WORDS: usize = KINDS.div_ceil(64);

/// The kind of a place in a line.
pub(super) fn kind(line: &[u8], place: usize) -> usize {
    let before = match place.checked_sub(1).and_then(|before| line.get(before)) {
        None => 0,
        Some(byte) if is_word(*byte) => 1,
        Some(byte) if byte.is_ascii() => 2,
        Some(_) => 3,
    };
    let behind = line.get(place).map_or(END, |byte| usize::from(*byte).min(OTHER));
    before * BEHIND + behind
}

/// Where each ASCII character of a line occurs for the last time.
pub(super) struct Ahead([u32; 128]);

impl Ahead {
    /// Of no line.
    pub(super) fn nothing() -> Self {
        Self([0; 128])
    }

    /// Of this line.
    pub(super) fn read(&mut self, line: &[u8]) {
        self.0 = [0; 128];
        for (end, byte) in (1..).zip(line) {
            if let Some(last) = self.0.get_mut(usize::from(*byte)) {
                *last = end;
            }
        }
    }
}

impl First {
    pub(super) const ANYWHERE: Self = Self { places: Places::ALL, needs: 0, continues: false };

    /// What is known of an expression in Oniguruma's syntax.
    pub(super) fn of(source: &str) -> Self {
        let continues = source.contains("\\G");
        // Words' ends in other dialects, signs in this one.
        let plain = with_escapes(source, |c| matches!(c, '<' | '>').then(|| c.to_string()));
        let Ok(tree) = Expr::parse_tree(&plain) else { return Self { continues, ..Self::ANYWHERE } };
        Self { places: places(&tree.expr, Places::ALL), needs: needs(&tree.expr), continues }
    }

    /// Whether a match can begin at a place of this kind.
    pub(super) fn admits(&self, kind: usize) -> bool {
        self.places.0[kind / 64] >> (kind % 64) & 1 == 1
    }

    /// Whether a line has, from a place on, all that a match needs.
    pub(super) fn fits(&self, ahead: &Ahead, place: usize) -> bool {
        let mut needs = self.needs;
        while needs != 0 {
            if (ahead.0[needs.trailing_zeros() as usize] as usize) <= place {
                return false;
            }
            needs &= needs - 1;
        }
        true
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Where an expression can begin, when what follows it can begin in `then`.
fn places(expression: &Expr, then: Places) -> Places {
    match expression {
        Expr::Assertion(assertion) => then.and(asserted(assertion)),
        Expr::LookAround(ahead, LookAround::LookAhead) => then.and(places(ahead, Places::ALL)),
        Expr::Empty | Expr::ContinueFromPreviousMatchEnd | Expr::LookAround(..) => then,
        Expr::Any { .. } => Places::behind(|row| row != END),
        Expr::Literal { val, casei } => literal(val, *casei, then),
        Expr::Delegate { inner, casei } => class(inner, *casei),
        Expr::Group(inner) => places(inner, then),
        Expr::AtomicGroup(inner) => places(inner, then),
        Expr::Repeat { child, lo: 0, .. } => then.or(places(child, Places::ALL)),
        Expr::Repeat { child, .. } => places(child, Places::ALL),
        Expr::Concat(parts) => parts.iter().rev().fold(then, |then, part| places(part, then)),
        Expr::Alt(branches) => {
            branches.iter().map(|branch| places(branch, then)).fold(Places::NONE, Places::or)
        }
        _ => Places::ALL,
    }
}

fn asserted(assertion: &Assertion) -> Places {
    let word = |row: usize| row < 128 && is_word(row as u8);
    match assertion {
        Assertion::StartText | Assertion::StartLine { .. } | Assertion::StartLineOniguruma { .. } => {
            Places::of(|before, _| before == 0)
        }
        Assertion::EndText | Assertion::EndLine { .. } | Assertion::EndTextIgnoreTrailingNewlines { .. } => {
            Places::behind(|row| row == END || row == usize::from(b'\n'))
        }
        Assertion::WordBoundary => Places::of(|before, row| match before {
            0 | 2 => word(row) || row == OTHER,
            1 => !word(row),
            _ => true,
        }),
        Assertion::NotWordBoundary => Places::of(|before, row| match before {
            0 | 2 => !word(row),
            1 => word(row) || row == OTHER,
            _ => true,
        }),
        _ => Places::ALL,
    }
}

fn literal(text: &str, any_case: bool, then: Places) -> Places {
    let Some(first) = text.chars().next() else { return then };
    if !any_case {
        return Places::behind(|row| row == (first as usize).min(OTHER));
    }
    if !first.is_ascii() {
        return Places::behind(|row| row != END);
    }
    // Some letters have a second form beyond ASCII: the Kelvin sign, the long s.
    let same = |row: usize| row < 128 && (row as u8).eq_ignore_ascii_case(&(first as u8));
    Places::behind(|row| same(row) || row == OTHER)
}

/// Where a class of characters fits. Beyond ASCII, everything counts as in it.
fn class(source: &str, any_case: bool) -> Places {
    let anything = Places::behind(|row| row != END);
    // What is a sign and what is punctuation, the two libraries see differently.
    if source.to_ascii_lowercase().contains("punct") {
        return anything;
    }
    let parsed = regex_syntax::ParserBuilder::new().case_insensitive(any_case).build().parse(source);
    let Ok(parsed) = parsed else { return anything };
    match parsed.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let has = |row: usize| {
                class.ranges().iter().any(|r| (r.start() as usize..=r.end() as usize).contains(&row))
            };
            Places::behind(|row| row == OTHER || row < 128 && has(row))
        }
        HirKind::Literal(literal) => {
            let first = literal.0.first().map(|&byte| usize::from(byte).min(OTHER));
            Places::behind(|row| Some(row) == first)
        }
        _ => anything,
    }
}

/// The ASCII characters that every match has, or has ahead of it.
fn needs(expression: &Expr) -> u128 {
    match expression {
        Expr::Literal { val, casei } => {
            let sure = |c: &char| c.is_ascii() && !(*casei && c.is_ascii_alphabetic());
            val.chars().filter(sure).fold(0, |all, c| all | 1 << c as u32)
        }
        Expr::Group(inner) => needs(inner),
        Expr::AtomicGroup(inner) | Expr::LookAround(inner, LookAround::LookAhead) => needs(inner),
        Expr::Repeat { child, lo, .. } if *lo > 0 => needs(child),
        Expr::Concat(parts) => parts.iter().fold(0, |all, part| all | needs(part)),
        Expr::Alt(branches) if !branches.is_empty() => {
            branches.iter().fold(u128::MAX, |all, branch| all & needs(branch))
        }
        _ => 0,
    }
}

impl Places {
    const NONE: Self = Self([0; WORDS]);
    const ALL: Self = Self([u64::MAX; WORDS]);

    fn of(has: impl Fn(usize, usize) -> bool) -> Self {
        let mut places = Self::NONE;
        for kind in (0..KINDS).filter(|kind| has(kind / BEHIND, kind % BEHIND)) {
            places.0[kind / 64] |= 1 << (kind % 64);
        }
        places
    }

    fn behind(has: impl Fn(usize) -> bool) -> Self {
        Self::of(|_, row| has(row))
    }

    fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index] & other.0[index]))
    }

    fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index] | other.0[index]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may follow the end of a prefix.
    fn behind(source: &str, before: &str) -> String {
        let first = First::of(source);
        let admits = |rest: &str| {
            let line = format!("{before}{rest}");
            first.admits(kind(line.as_bytes(), before.len()))
        };
        let signs: String = (32..127_u8).map(char::from).filter(|c| admits(&c.to_string())).collect();
        let end = if admits("") { "$" } else { "" };
        if signs.len() == 95 { format!("any{end}") } else { format!("{signs}{end}") }
    }

    #[test]
    fn an_expression_begins_where_it_can() {
        for (source, at_start, in_word, after_sign) in [
            ("abc", "a", "a", "a"),
            ("a?b", "ab", "ab", "ab"),
            ("(?:x|yz)+", "xy", "xy", "xy"),
            ("a*", "any$", "any$", "any$"),
            (r"\b(if|else)\b", "ei", "", "ei"),
            (r"x|\bif", "ix", "x", "ix"),
            (r"\Ba", "", "a", ""),
            (r"\b(?=f)", "f", "", "f"),
            (r"(?=\s*})", " }", " }", " }"),
            (r"(?!x)y", "y", "y", "y"),
            (r"(?<=x)y", "y", "y", "y"),
            (r"^(#)", "#", "", ""),
            (r"\G-", "-", "-", "-"),
            (r"\<=|\>", "<>", "<>", "<>"),
            ("(?i)ab", "Aa", "Aa", "Aa"),
            (
                r"[\p{Lu}_]+",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ_",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ_",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ_",
            ),
            (r"(?=x)a?", "x", "x", "x"),
            (r"a?(?=x)", "ax", "ax", "ax"),
            (r"(?m:$)\n?", "$", "$", "$"),
            ("(", "any$", "any$", "any$"),
        ] {
            let found = ["", "w", "-"].map(|before| behind(source, before));
            assert_eq!(found, [at_start, in_word, after_sign], "{source}");
        }
    }

    #[test]
    fn an_expression_needs_what_every_match_has() {
        for (source, needed) in [
            (r"\w+::", ":"),
            (r"(?=a.*\()", "(a"),
            ("ab|cb", "b"),
            ("a?b+", "b"),
            ("(?i)a=", "="),
            ("(?<=x)(?!y)z", "z"),
        ] {
            let found = First::of(source).needs;
            let found: String =
                (0..128_u8).map(char::from).filter(|c| found >> (*c as u32) & 1 == 1).collect();
            assert_eq!(found, needed, "{source}");
        }
    }
}
