//! Excerpts are shown to others than the code is: what opens something does not stand in them.

/// Puts three dots in the place of what rules have captured as secrets.
pub(super) fn conceal(excerpt: &mut String, secrets: &[&str]) {
    for secret in secrets {
        // An excerpt has other breaks and indentation than the code.
        for line in secret.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if excerpt.contains(line) {
                *excerpt = excerpt.replace(line, "…");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_left_out_and_the_rest_stays() {
        let cases: [(&str, &[&str], &str); 3] = [
            ("API_KEY = \"k3yOfTheShop\"\n", &["k3yOfTheShop"], "API_KEY = \"…\"\n"),
            ("a = \"x1\"\nb = \"y2\"\n", &["  x1\n  y2\n"], "a = \"…\"\nb = \"…\"\n"),
            ("get(url, user: pass)", &["other"], "get(url, user: pass)"),
        ];
        for (code, secrets, expected) in cases {
            let mut excerpt = code.to_owned();
            conceal(&mut excerpt, secrets);
            assert_eq!(excerpt, expected);
        }
    }
}
