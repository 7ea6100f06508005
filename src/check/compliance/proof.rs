//! What tells a number or a word from one that only looks like it.

use serde::Deserialize;

/// What has to hold of a match.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Proof {
    /// Nothing more.
    #[default]
    None,
    /// The check digit of payment cards (ISO/IEC 7812-1), and a form that says it is one.
    Luhn,
    /// The check digits of bank accounts (ISO 13616, remainder 1 modulo 97).
    Iban,
    /// Looks drawn by lot and not thought up.
    Random,
}

impl Proof {
    /// Whether it holds.
    pub(super) fn holds(self, value: &str) -> bool {
        match self {
            Self::None => true,
            Self::Luhn => luhn(value),
            Self::Iban => iban(value),
            Self::Random => random(value),
        }
    }
}

fn luhn(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, digit)| match (i % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    digits.len() >= 13 && sum.is_multiple_of(10) && digits.iter().any(|d| d != &digits[0])
}

fn iban(value: &str) -> bool {
    let plain: Vec<char> = value.chars().filter(char::is_ascii_alphanumeric).collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    // The country and the check digits move to the end; letters count 10 to 35.
    let remainder = plain[4..].iter().chain(&plain[..4]).fold(0_u32, |remainder, c| {
        let number = c.to_digit(36).unwrap_or(0);
        let shifted = if number > 9 { remainder * 100 } else { remainder * 10 };
        (shifted + number) % 97
    });
    remainder == 1
}

/// Bits a character from which on a word of this length is hardly a phrase: measured on words and on keys.
const ENTROPY: f64 = 3.2;

fn random(value: &str) -> bool {
    let has = |class: fn(&char) -> bool| value.chars().any(|c| class(&c));
    let lower = has(char::is_ascii_lowercase);
    let upper = has(char::is_ascii_uppercase);
    let digit = has(char::is_ascii_digit);
    let hex = value.len() >= 24 && value.chars().all(|c| c.is_ascii_hexdigit());
    if !(digit && lower && upper || digit && hex) {
        return false;
    }
    // Words in a row, such as `Vault-Role-Name-2`, are a name.
    let parts: Vec<&str> =
        value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let words = parts.iter().filter(|part| is_word(part)).count();
    entropy(value) >= ENTROPY && (parts.len() == 1 || words * 2 < parts.len())
}

/// Letters alone in one case, perhaps with a capital in front, perhaps with digits behind.
fn is_word(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let tail = letters.get(1..).unwrap_or_default();
    let one_case = |text: &str| {
        text.chars().all(|c| c.is_ascii_lowercase()) || text.chars().all(|c| c.is_ascii_uppercase())
    };
    letters.chars().all(|c| c.is_ascii_alphabetic()) && one_case(tail)
}

/// Shannon's entropy of the characters, in bits a character.
fn entropy(text: &str) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for c in text.chars() {
        *counts.entry(c).or_insert(0_u32) += 1;
    }
    let total = f64::from(counts.values().sum::<u32>());
    -counts.values().map(|n| f64::from(*n) / total).map(|p| p * p.log2()).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits() {
        assert!(luhn("4539 1488 0343 6467") && !luhn("4539 1488 0343 6468") && !luhn("0000 0000 0000 0000"));
        assert!(iban("PT50 0002 0123 1234 5678 9015 4") && !iban("PT50 0002 0123 1234 5678 9015 5"));
    }

    #[test]
    fn keys_look_random_and_names_do_not() {
        for key in ["q8Zr2LmT9xWc4VbN", "9f86d081884c7d659a2feaa0c55ad015", "tK9vB2.mQ7xZ1w-h4R"] {
            assert!(random(key), "{key}");
        }
        for name in [
            "orders-service-token",
            "Vault-Role-Name-2",
            "settings.API_TOKEN_V2",
            "aaaaaaaaaaaaaaaa",
            "KafkaConsumer",
        ] {
            assert!(!random(name), "{name}");
        }
    }
}
