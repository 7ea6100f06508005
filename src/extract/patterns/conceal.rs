//! Excerpts are shown to others than the code is: what opens something does not stand in them.

use std::sync::LazyLock;

use regex::Regex;

/// What stands in the place of a secret.
const CONCEALED: &str = "…";

/// Passwords in addresses, private keys, and tokens whose form says what they are, wherever they stand.
static FORMS: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        r#"(?P<before>[a-z][a-z0-9+.-]*://[^\s/:@'"]*:)[^\s/@'"]+(?P<after>@)"#,
        r"(?P<key>-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*",
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
        r"\b(?:gh[opusr]_|github_pat_|glpat-|xox[abprs]-|[rs]k_live_|sk-)[0-9A-Za-z_-]{16,}",
        r"\beyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]*",
    ];
    Regex::new(&forms.join("|")).expect("a regular expression")
});

/// Puts three dots in the place of the secrets that a rule has found in the file, and of what is one by its form.
pub(super) fn conceal(excerpt: &mut String, secrets: &[&str]) {
    for secret in secrets {
        // An excerpt has other breaks and indentation than the code.
        for line in secret.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if excerpt.contains(line) {
                *excerpt = excerpt.replace(line, CONCEALED);
            }
        }
    }
    if FORMS.is_match(excerpt) {
        *excerpt = FORMS.replace_all(excerpt, format!("$before$key{CONCEALED}$after")).into_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_left_out_and_the_rest_stays() {
        let cases: [(&str, &[&str], &str); 8] = [
            ("API_KEY = \"k3yOfTheShop\"\n", &["k3yOfTheShop"], "API_KEY = \"…\"\n"),
            ("a = \"x1\"\nb = \"y2\"\n", &["  x1\n  y2\n"], "a = \"…\"\nb = \"…\"\n"),
            ("connect('postgres://app:hunter2@db/orders')", &[], "connect('postgres://app:…@db/orders')"),
            ("get(\"redis://:hunter2@cache\")", &[], "get(\"redis://:…@cache\")"),
            ("aws = \"AKIAABCDEFGHIJKLMNOP\"", &[], "aws = \"…\""),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nMIIabc/+=\n-----END RSA PRIVATE KEY-----",
                &[],
                "-----BEGIN RSA PRIVATE KEY-----…-----END RSA PRIVATE KEY-----",
            ),
            ("f(\"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc\")", &[], "f(\"…\")"),
            (
                "get(\"https://shop.example:8080/a@b\", user: pass)",
                &[],
                "get(\"https://shop.example:8080/a@b\", user: pass)",
            ),
        ];
        for (code, secrets, expected) in cases {
            let mut excerpt = code.to_owned();
            conceal(&mut excerpt, secrets);
            assert_eq!(excerpt, expected);
        }
    }
}
