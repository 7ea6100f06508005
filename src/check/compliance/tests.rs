//! Secrets, personal data and marks: what is found, and what only looks like it.

use super::Secrets;
use crate::check::Check;
use crate::check::testing::{at, findings, printed, with_config};

fn found(text: &str) -> Vec<String> {
    findings(Check::Compliance, text)
}

/// Put together here, so that no scanner takes this file for a leak.
fn token(parts: &[&str]) -> String {
    parts.concat()
}

#[test]
fn secrets_are_found_wherever_they_stand() {
    let secrets = [
        token(&["AKIA", "Q3EGYRSXNZ5QOF7H"]),
        token(&["ghp_", "R8vK2nQ5tYw1Zx7Lb3Mc9Jd4Hf6Gs0PaWe2U"]),
        token(&["glpat-", "z8KxQ2vN7tRw4LmY1bHc"]),
        token(&["xoxb-", "904715238846-7Qw2ZtYb81LkPmNx"]),
        token(&["AIza", "SyB9qW3kZr7TnXv2LmQ8cYh5JdF1pGs6UeA"]),
        token(&["sk_live_", "9aZkQ2vN7tRw4LmY1bHcXe8J"]),
        token(&["npm_", "k3QvN7tRw4LmY1bHcXe8JzPa5Wd2Uf6Gs9Bo"]),
        token(&["https://hooks.slack.com/services/T0", "4KQ7R2M/B0", "8XN5W3P/q7Zt2LmYv9KxR4bHcWe1JdPa"]),
        token(&["postgres://orders:", "h7Qz2vLm9K@db.internal:5432/orders"]),
        token(&["API_TOKEN=", "q8Zr2LmT9xWc4VbNj6"]),
        token(&["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIEpAIBAAKCAQEAx8Zk3qVn7Lm2\n"]),
    ];
    for secret in &secrets {
        assert_eq!(found(&format!("Text.\n\n```sh\n{secret}\n```\n")).len(), 1, "{secret}");
        assert_eq!(found(&format!("See `{}` here.\n", secret.replace('\n', " "))).len(), 1, "{secret}");
    }
    let forms = Secrets::of(&crate::schema::load(&[]).0);
    for secret in &secrets {
        let (before, after) = ("run a: \"", "\" # kept");
        let shown = forms.conceal(&format!("{before}{secret}{after}"));
        assert!(shown.starts_with("run a") && shown.contains('…') && !shown.contains(secret), "{shown}");
    }
    assert_eq!(forms.conceal(&format!("{0} and {0}", secrets[0])), "… and …");
    assert_eq!(
        forms.conceal("password = os.environ[\"DB_PASSWORD\"]"),
        "password = os.environ[\"DB_PASSWORD\"]"
    );
    let front = format!("+++\ntitle = \"{}\"\n+++\nText.\n", secrets[0]);
    assert_eq!(found(&front), ["2:10 secret"]);
}

#[test]
fn examples_and_names_are_no_secrets() {
    for text in [
        "AKIAIOSFODNN7EXAMPLE",
        "password: changeme-now-please",
        "password = os.environ[\"DB_PASSWORD\"]",
        "token: ${GITHUB_TOKEN}",
        "token = settings.API_TOKEN_V2",
        "secret: orders-service-credentials-2",
        "postgres://user:<password>@host/db",
        "https://user:password@host.example/",
        "api_key = \"YOUR-API-KEY-2024\"",
        "-----BEGIN PRIVATE KEY-----",
        "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ] {
        assert_eq!(found(&format!("```yaml\n{text}\n```\n")), [""; 0], "{text}");
    }
}

#[test]
fn personal_data_is_told_from_numbers() {
    for (text, rule) in [
        ("Card 4539 1488 0343 6467.", "personal_data"),
        ("Pay to PT50 0002 0123 1234 5678 9015 4.", "personal_data"),
        ("Her SSN is 512-44-9087.", "personal_data"),
        ("Date of birth: 1984-03-12", "personal_data"),
        ("Write to ana.reis.privat@gmail.com.", "personal_data"),
    ] {
        assert!(found(text).iter().any(|f| f.ends_with(rule)), "{text}: {:?}", found(text));
    }
    for text in [
        "Use the test card 4242 4242 4242 4242.",
        "Order 4539 1488 0343 6468 failed.",
        "GB82 WEST 1234 5698 7654 32 is the example of the standard.",
        "Part 512-44-9087 is out of stock.",
        "Released on 1984-03-12.",
        "Write to support@tradesense.example.",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn marks_agree_with_access() {
    assert_eq!(found("**CONFIDENTIAL**\n\nText.\n"), ["1:1 classification"]);
    assert_eq!(found("Classification: internal\n\nText.\n"), ["1:1 classification"]);
    assert_eq!(found("+++\naccess = \"confidential\"\n+++\n**CONFIDENTIAL**\n"), [""; 0]);
    assert_eq!(found("## Confidential\n\nWhat is confidential is kept apart.\n\nInternal\n"), [""; 0]);
    let policy = "[[check.compliance.folder]]\npath = \"hr/\"\naccess = \"team\"\n";
    let open = at(Check::Compliance, policy, "hr/pay.md", "Text.\n");
    assert_eq!(
        open[0].message,
        "the access of this page is `public`; below `hr/` it has to be `team` or closer"
    );
    for (path, text) in [
        ("hr/pay.md", "+++\naccess = \"confidential\"\n+++\nText.\n"),
        ("hr.md", "Text.\n"),
        ("hre/pay.md", "Text.\n"),
    ] {
        assert_eq!(at(Check::Compliance, policy, path, text), [], "{path}");
    }
}

#[test]
fn licences_are_those_of_the_list() {
    assert_eq!(found("+++\nlicense = \"Apache-2.0 OR MIT\"\n+++\nText.\n"), [""; 0]);
    assert_eq!(found("+++\nlicense = \"Apache 2\"\n+++\nText.\n"), ["2:1 licence_unknown"]);
    assert_eq!(
        found("```c\n// SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note\n```\n"),
        [""; 0]
    );
    assert_eq!(found("```c\n/* SPDX-License-Identifier: MITT */\n```\n"), ["2:29 licence_unknown"]);
    let required = "[check.compliance]\nrequire_license = true\n";
    assert_eq!(with_config(Check::Compliance, required, "Text.\n").len(), 1);
    assert_eq!(with_config(Check::Compliance, required, "+++\nlicense = \"MIT\"\n+++\nText.\n").len(), 0);
}

#[test]
fn messages() {
    let text = format!(
        "+++\nlicense = \"MITT\"\n+++\n**INTERNAL USE ONLY**\n\n{} of ana.reis.privat@gmail.com.\n",
        token(&["API_TOKEN=", "q8Zr2LmT9xWc4VbNj6"])
    );
    insta::assert_snapshot!(printed(Check::Compliance, &text));
}
