//! What is found in a page, and what is as it should be.

use crate::check::Check;
use crate::check::testing::{findings, printed};

#[test]
fn what_is_found_and_what_is_not() {
    for (text, expected) in [
        ("![](a.png)\n", vec!["1:1 image_alternative"]),
        ("![Lag of the orders topic, in messages](a.png)\n", vec![]),
        ("![a.png](a.png)\n", vec!["1:1 image_alternative_vague"]),
        ("![Screenshot 2](a.png)\n", vec!["1:1 image_alternative_vague"]),
        ("![Image of a queue](a.png)\n", vec!["1:1 image_alternative_vague"]),
        ("![Screenshot of the alert with its three buttons](a.png)\n", vec![]),
        ("See [here](a.md).\n", vec!["1:5 link_text"]),
        ("See [Here!](a.md).\n", vec!["1:5 link_text"]),
        ("See [here for the lag](a.md).\n", vec![]),
        ("[](https://a.example/)\n", vec!["1:1 link_empty"]),
        ("[![Build state](b.svg)](https://a.example/)\n", vec![]),
        ("##\n\nText.\n", vec!["1:1 heading_empty"]),
        ("| | |\n|---|---|\n| a | b |\n", vec!["1:1 table_head"]),
        ("| | b | |\n|---|---|---|\n| a | b | c |\n", vec!["1:1 table_head"]),
        ("| | b |\n|---|---|\n| a | b |\n", vec![]),
        ("<img src=\"a.png\">\n", vec!["1:1 image_alternative"]),
        ("<img src=\"a.png\" alt=\"\">\n", vec![]),
        ("Text <img src='a.png'> text.\n", vec!["1:6 image_alternative"]),
        ("<video src=\"a.mp4\"></video>\n", vec!["1:1 video_captions"]),
        ("<video src=\"a.mp4\"><track kind=\"captions\" src=\"a.vtt\"></video>\n", vec![]),
        ("<table><tr><td>a</td></tr></table>\n", vec!["1:1 table_head"]),
        ("<table><tr><th>a</th></tr></table>\n", vec![]),
        ("`<img src=\"a.png\">` and <!-- <img src=\"a.png\"> -->\n", vec![]),
        ("```mermaid\ngraph LR\n  A --> B\n  style A fill:#fff,color:#aaa\n```\n", vec!["4:3 contrast"]),
        (
            "```mermaid\ngraph LR\n  A --> B\n  style A fill:#fff,color:#333\n  style B fill:#eee\n```\n",
            vec![],
        ),
    ] {
        assert_eq!(findings(Check::Accessibility, text), expected, "{text}");
    }
}

#[test]
fn a_paragraph_in_another_language_says_so() {
    let german = "Der Strom der Aufträge bleibt stehen, sobald der Vermittler neu gewählt wird, und niemand bemerkt es vor dem nächsten Morgen.";
    let english = "The stream of orders stalls as soon as the broker is elected anew, and nobody notices before the next morning comes.";
    assert_eq!(
        findings(Check::Accessibility, &format!("{english}\n\n{german}\n")),
        ["3:1 language_of_parts"]
    );
    assert_eq!(findings(Check::Accessibility, &format!("+++\nlang = \"de\"\n+++\n{german}\n")), [""; 0]);
    let marked = format!("{english}\n\n<div lang=\"de\">\n\n{german}\n\n</div>\n\n{english}\n");
    assert_eq!(findings(Check::Accessibility, &marked), [""; 0]);
    assert_eq!(
        findings(Check::Accessibility, &format!("<div lang=\"fr\">\n\nOui.\n\n</div>\n\n{german}\n")),
        ["7:1 language_of_parts"]
    );
}

#[test]
fn messages() {
    let text = "![](a.png) ![diagram](b.png) [here](c.md) [](https://a.example/)\n\n| | |\n|---|---|\n| a | b |\n\n<video src=\"a.mp4\"></video>\n\n<img src=\"a.png\">\n\n```mermaid\ngraph LR\n  A --> B\n  style A fill:#fff,color:#aaa\n```\n";
    insta::assert_snapshot!(printed(Check::Accessibility, text));
}
