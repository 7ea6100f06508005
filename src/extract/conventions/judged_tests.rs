//! When counts are a convention, and how the page says so.

use super::tests::read;
use super::*;

fn judged(texts: &[(&str, &str)]) -> Vec<Measured> {
    let read: Vec<(&str, Facts)> = texts.iter().map(|(path, text)| (*path, read(path, text))).collect();
    let files: Vec<_> = read.iter().map(|(path, facts)| (*path, Language::Python, facts)).collect();
    judge(&files)
}

#[test]
fn a_convention_needs_ten_places_and_four_of_five() {
    let functions = |snake: usize, camel: usize| {
        let snake = (0..snake).map(|n| format!("def a_{n}(): pass\n"));
        snake.chain((0..camel).map(|n| format!("def bB{n}(): pass\n"))).collect::<String>()
    };
    let of = |snake, camel| {
        let text = functions(snake, camel);
        let all = judged(&[("a.py", &text)]);
        let found = all.into_iter().find(|it| it.id == "functions").unwrap();
        (found.convention, found.others, found.exceptions.len())
    };
    assert_eq!(of(9, 0), (Convention::TooFew, 0, 0));
    assert_eq!(of(8, 2), (Convention::Kept(0.8), 2, 2));
    assert_eq!(of(55, 45), (Convention::None, 45, 0));
    assert_eq!(of(48, 12), (Convention::Kept(0.8), 12, 10), "the list is capped, the count is not");
}

#[test]
fn the_length_of_lines_is_the_shortest_that_almost_all_keep() {
    let text = |long: usize| {
        format!("{}{}", "x = 1\n".repeat(100 - long), format!("# {}\n", "y".repeat(95)).repeat(long))
    };
    let of = |long| {
        let text = text(long);
        let found = judged(&[("a.py", &text)]).into_iter().find(|it| it.id == "lines").unwrap();
        (found.leading(), found.convention, found.others)
    };
    assert_eq!(of(2), ("up to 80 characters", Convention::Kept(0.98), 2));
    assert_eq!(of(3), ("up to 100 characters", Convention::Kept(1.0), 0));
}

#[test]
fn a_page_of_conventions() {
    let text: String = (0..12)
        .map(|n| format!("def load_{n}(a, b: int):\n    \"\"\"Loads.\"\"\"\n    try:\n        pass\n    except {}:\n        pass\n", if n % 2 == 0 { "KeyError" } else { "Exception" }))
        .chain(["def loadAll():\n    '''Loads.'''\n".to_owned()])
        .collect();
    let measured = judged(&[("app/load_all.py", &text)]);
    let origin = crate::extract::origin::Origin {
        commit: Some("c0ffee".into()),
        link: Some("https://git.example/{commit}/{path}#L{start}".into()),
        ..Default::default()
    };
    let page = &page::drafts("ledger", &measured, &origin)[0];
    let text: Vec<String> =
        page.sections.iter().map(|section| format!("## {}\n\n{}\n", section.heading, section.text)).collect();
    insta::assert_snapshot!(text.join("\n"));
}
