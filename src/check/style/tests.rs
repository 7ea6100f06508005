use super::super::testing::{diagnostics, findings, printed};
use super::*;

fn all(text: &str) -> Vec<String> {
    findings(Check::Style, text)
}

#[test]
fn markdown() {
    for (text, expected) in [
        ("a line \nand more", vec!["1:7 trailing_space"]),
        ("a break  \nand more", vec![]),
        ("the end  \n\nmore", vec!["1:8 trailing_space"]),
        ("```text\ncode \n```", vec![]),
        ("one\n \ntwo", vec!["2:1 blank_line_space"]),
        ("one\n\n\ntwo", vec!["3:1 blank_lines"]),
        ("one\n\ntwo\n\n\n", vec![]),
        ("a\tb", vec!["1:2 tab"]),
        ("-\ta list\n\n\t- in it", vec![]),
        ("## End.\n\nx", vec!["1:7 heading_punctuation"]),
        ("## Why? And so on ...\n\nx\n\n## Acme Inc.\n\nx", vec![]),
        ("##Heading\n\nx", vec!["1:1 heading_space"]),
        ("#channel and #4711", vec![]),
        ("```\nx\n```", vec!["1:1 fence_language"]),
        ("    indented", vec![]),
        ("- a\n\nx\n\n* b", vec!["5:1 list_marker"]),
        // Another marker is what keeps two lists apart, and marks another depth.
        ("- a\n\n* b", vec![]),
        ("- a\n  * b\n- c\n  * d", vec![]),
        ("1. a\n2. b\n4. c", vec!["3:1 ordered_numbering"]),
        ("1. a\n1. b\n\nx\n\n3. a\n4. b", vec![]),
        ("*a* and _b_ and **c**", vec!["1:9 emphasis_marker"]),
    ] {
        assert_eq!(all(text), expected, "{text:?}");
    }
}

#[test]
fn prose() {
    for (text, expected) in [
        ("Stop in order to start.", vec!["1:6 wordy"]),
        ("It is put in order, to start.", vec![]),
        ("Use `in order to` here.", vec![]),
        ("Stop!! Really?!", vec!["1:4 exclamation", "1:13 exclamation"]),
        ("!!! note\n    Text.", vec![]),
        ("one two,three four", vec!["1:6 comma_space"]),
        ("1,000 and a,b", vec![]),
        ("Our datasets, and a data set.", vec!["1:21 spelling_pairs"]),
        ("Ends, etcd, etc.", vec![]),
    ] {
        assert_eq!(all(text), expected, "{text:?}");
    }
    let long = format!("{}end.", "word ".repeat(51));
    assert_eq!(all(&long), ["1:1 sentence_length"]);
}

#[test]
fn fixes_leave_what_is_right() {
    let text = "In order to stop , wait \n";
    let fixed = diagnostics(Check::Style, text).into_iter().filter_map(|d| d.fix).map(|fix| fix.replacement);
    assert_eq!(fixed.collect::<Vec<_>>(), ["To", ""]);
}

/// What rules in the format of Vale find in one page.
fn vale(rule: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let source = SourceText::new("styles/House/Rule.yml", rule);
    let rules = Rules::new(Vec::new(), &[source], &mut found);
    let said = found.into_iter().map(|d| d.message).collect::<Vec<_>>();
    if !said.is_empty() {
        return said;
    }
    let (portal, _) =
        crate::emit::testing::try_portal(crate::config::Config::default(), &[("page.md", text)]);
    let page = &portal.pages[0];
    let body = crate::markdown::text(&page.page.body);
    let cx = Cx::new(&portal.config, page, portal.schema.get("page"), &page.page.body, &body);
    let mut found = Findings::default();
    check(&cx, &rules, &mut found);
    found.all.into_iter().map(|d| d.message).collect()
}

#[test]
fn rules_in_the_format_of_vale() {
    for (rule, text, expected) in [
        (
            "extends: existence\nmessage: \"no '%s'\"\ntokens: [foo, 'ba[rz]']",
            "foo Bar bar fool",
            vec!["no 'foo'", "no 'bar'"],
        ),
        (
            "extends: existence\nmessage: m %s\nignorecase: true\nexceptions: [BAR]\ntokens: [bar]",
            "Bar",
            vec![],
        ),
        ("extends: existence\nmessage: m\nnonword: true\ntokens: ['\\.\\.\\.']", "wait...", vec!["m"]),
        (
            "extends: substitution\nmessage: use %s, not %s\nignorecase: true\nswap:\n  sign-?in: log in",
            "Signin and sign-in",
            vec!["use log in, not Signin", "use log in, not sign-in"],
        ),
        (
            "extends: substitution\nmessage: '%s %s'\nswap:\n  'a|an apple': pear|plum",
            "an apple",
            vec!["pear or plum an apple"],
        ),
        (
            "extends: occurrence\nmessage: too many\nscope: sentence\nmax: 1\ntoken: ','",
            "a, b, c. One, two.",
            vec!["too many"],
        ),
        (
            "extends: repetition\nmessage: twice %s\nalpha: true\ntokens: ['[^\\s]+']",
            "go go on",
            vec!["twice go"],
        ),
        (
            "extends: consistency\nmessage: '%s again'\neither:\n  advisor: adviser",
            "An advisor. An adviser.",
            vec!["adviser again"],
        ),
        (
            "extends: conditional\nmessage: '%s has no definition'\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'\nexceptions: [API]",
            "Service level (SLO). SLO, API and RPO.",
            vec!["RPO has no definition"],
        ),
        (
            "extends: capitalization\nmessage: '%s'\nscope: heading\nmatch: $sentence\nexceptions: [Kafka]",
            "## The Log of Kafka\n\n## The log in Kafka\n\nThe Log",
            vec!["The Log of Kafka"],
        ),
        (
            "extends: capitalization\nmessage: '%s'\nscope: heading.h2\nmatch: $title",
            "## The Log in It\n\n## The log\n\n### low",
            vec!["The log"],
        ),
        ("extends: existence\nmessage: m\nscope: ~heading\ntokens: [foo]", "## foo\n\nfoo", vec!["m"]),
        (
            "extends: spelling\nmessage: m",
            "x",
            vec!["style rule `House.Rule`: `extends: spelling` is not supported"],
        ),
        (
            "extends: existence\nmessage: m\nscope: raw\ntokens: [a]",
            "x",
            vec!["style rule `House.Rule`: the scope `raw` is not supported"],
        ),
        ("extends: existence\nmessage: m", "x", vec!["style rule `House.Rule`: it has no tokens"]),
    ] {
        assert_eq!(vale(rule, text), expected, "{rule}");
    }
}

#[test]
fn messages() {
    let text = "## End.\n\nStop in order to start!! \n\n```\nx\n```\n";
    insta::assert_snapshot!(printed(Check::Style, text));
}
