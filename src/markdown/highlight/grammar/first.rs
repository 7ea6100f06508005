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

/// A set of kinds of places: for each of what may be before, what may be behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Places([Behind; BEFORE]);

/// A set of what may be behind a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Behind {
    ascii: u128,
    /// Any character beyond ASCII.
    other: bool,
    /// The line's end.
    end: bool,
}

/// What may be before a place: nothing, an ASCII word character, another ASCII character, one beyond ASCII.
const BEFORE: usize = 4;
const START: usize = 0;
const WORD: usize = 1;
const SIGN: usize = 2;
const BEYOND: usize = 3;
/// What may be behind it: each ASCII character, one beyond ASCII, the line's end.
const BEHIND: usize = 130;
const OTHER: usize = 128;
const END: usize = 129;
/// How many kinds of places there are.
pub(super) const KINDS: usize = BEFORE * BEHIND;

/// The kind of a place in a line.
pub(super) fn kind(line: &[u8], place: usize) -> usize {
    let before = match place.checked_sub(1).and_then(|before| line.get(before)) {
        None => START,
        Some(byte) if !byte.is_ascii() => BEYOND,
        Some(byte) if WORDS >> byte & 1 == 1 => WORD,
        Some(_) => SIGN,
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
        let behind = self.places.0[kind / BEHIND];
        match kind % BEHIND {
            END => behind.end,
            OTHER => behind.other,
            byte => behind.ascii >> byte & 1 == 1,
        }
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

/// ASCII word characters.
const WORDS: u128 = {
    let (mut all, mut byte) = (0, 0_u8);
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            all |= 1 << byte;
        }
        byte += 1;
    }
    all
};

/// Where an expression can begin, when what follows it can begin in `then`.
fn places(expression: &Expr, then: Places) -> Places {
    match expression {
        Expr::Assertion(assertion) => then.and(asserted(assertion)),
        Expr::LookAround(ahead, LookAround::LookAhead) => then.and(places(ahead, Places::ALL)),
        Expr::Empty | Expr::ContinueFromPreviousMatchEnd | Expr::LookAround(..) => then,
        Expr::Any { .. } => Places([Behind::CHARACTER; BEFORE]),
        Expr::Literal { val, casei } => literal(val, *casei, then),
        Expr::Delegate { inner, casei } => Places([class(inner, *casei); BEFORE]),
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
    let (word, sign) = (Behind::word(), Behind::no_word());
    match assertion {
        Assertion::StartText | Assertion::StartLine { .. } | Assertion::StartLineOniguruma { .. } => {
            Places([Behind::ALL, Behind::NONE, Behind::NONE, Behind::NONE])
        }
        Assertion::EndText | Assertion::EndLine { .. } | Assertion::EndTextIgnoreTrailingNewlines { .. } => {
            Places([Behind { ascii: 1 << b'\n', other: false, end: true }; BEFORE])
        }
        Assertion::WordBoundary => Places([word, sign, word, Behind::ALL]),
        Assertion::NotWordBoundary => Places([sign, word, sign, Behind::ALL]),
        _ => Places::ALL,
    }
}

fn literal(text: &str, any_case: bool, then: Places) -> Places {
    let Some(first) = text.chars().next() else { return then };
    let bit = |c: char| 1_u128 << (c as u32);
    Places(
        [match (any_case, first.is_ascii()) {
            (false, true) => Behind { ascii: bit(first), other: false, end: false },
            (false, false) => Behind { ascii: 0, other: true, end: false },
            // Some letters have a second form beyond ASCII: the Kelvin sign, the long s.
            (true, true) => {
                let ascii = bit(first.to_ascii_lowercase()) | bit(first.to_ascii_uppercase());
                Behind { ascii, other: true, end: false }
            }
            (true, false) => Behind::CHARACTER,
        }; BEFORE],
    )
}

/// Where a class of characters fits. Beyond ASCII, everything counts as in it.
fn class(source: &str, any_case: bool) -> Behind {
    // What is a sign and what is punctuation, the two libraries see differently.
    if source.to_ascii_lowercase().contains("punct") {
        return Behind::CHARACTER;
    }
    let parsed = regex_syntax::ParserBuilder::new().case_insensitive(any_case).build().parse(source);
    let Ok(parsed) = parsed else { return Behind::CHARACTER };
    let up_to = |end: u32| u128::MAX >> (127 - end.min(127));
    let range = |start: u32, end: u32| if start > 127 { 0 } else { up_to(end) & !(up_to(start) >> 1) };
    match parsed.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges().iter().map(|r| range(r.start() as u32, r.end() as u32));
            Behind { ascii: ranges.fold(0, |all, range| all | range), other: true, end: false }
        }
        HirKind::Literal(literal) => match literal.0.first() {
            Some(byte) if byte.is_ascii() => Behind { ascii: 1 << byte, other: false, end: false },
            _ => Behind { ascii: 0, other: true, end: false },
        },
        _ => Behind::CHARACTER,
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

impl Behind {
    const NONE: Self = Self { ascii: 0, other: false, end: false };
    const ALL: Self = Self { ascii: u128::MAX, other: true, end: true };
    /// Any character.
    const CHARACTER: Self = Self { end: false, ..Self::ALL };

    fn word() -> Self {
        Self { ascii: WORDS, other: true, end: false }
    }

    fn no_word() -> Self {
        Self { ascii: !WORDS, other: true, end: true }
    }
}

impl Places {
    const NONE: Self = Self([Behind::NONE; BEFORE]);
    const ALL: Self = Self([Behind::ALL; BEFORE]);

    fn and(self, other: Self) -> Self {
        let both = |a: Behind, b: Behind| Behind {
            ascii: a.ascii & b.ascii,
            other: a.other && b.other,
            end: a.end && b.end,
        };
        Self(std::array::from_fn(|index| both(self.0[index], other.0[index])))
    }

    fn or(self, other: Self) -> Self {
        let either = |a: Behind, b: Behind| Behind {
            ascii: a.ascii | b.ascii,
            other: a.other || b.other,
            end: a.end || b.end,
        };
        Self(std::array::from_fn(|index| either(self.0[index], other.0[index])))
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
