use jiff::civil::date;

use super::*;

fn row() -> Row {
    vec![
        ("type", Cell::Text("technical_accuracy".into())),
        ("reviewer", Cell::Text("tom".into())),
        ("date", Cell::Date(date(2026, 10, 2))),
        ("scores", Cell::Points(vec![("clarity".into(), 90)])),
        ("comment", Cell::Text("Say \"how\": then\nfine.".into())),
    ]
}

fn short() -> Row {
    vec![("type", Cell::Text("a".into())), ("n", Cell::Integer(1))]
}

fn append(text: &str, row: Row) -> String {
    apply(text, &[Change::Append { field: "review", row }]).unwrap()
}

fn remove(text: &str, row: usize) -> String {
    apply(text, &[Change::Remove { field: "review_request", row }]).unwrap()
}

fn set(text: &str, value: &str) -> String {
    let value = Cell::Text(value.into());
    apply(text, &[Change::Set { field: "owner", value, after: &["author", "title"] }]).unwrap()
}

#[test]
fn a_first_row_goes_to_the_end() {
    assert_eq!(
        append("+++\ntitle = \"A\" # of all\n\n[extra]\nx = 1\n+++\nText.\n", row()),
        "+++\ntitle = \"A\" # of all\n\n[extra]\nx = 1\n\n[[review]]\ntype = \"technical_accuracy\"\nreviewer = \"tom\"\n\
         date = 2026-10-02\nscores = { clarity = 90 }\ncomment = \"Say \\\"how\\\": then\\nfine.\"\n+++\nText.\n"
    );
    assert_eq!(
        append("---\ntitle: A # of all\n# end\n---\nText.\n", row()),
        "---\ntitle: A # of all\n# end\nreview:\n  - type: technical_accuracy\n    reviewer: tom\n    date: 2026-10-02\n    \
         scores: { clarity: 90 }\n    comment: \"Say \\\"how\\\": then\\nfine.\"\n---\nText.\n"
    );
    assert_eq!(append("# A\n", short()), "+++\n[[review]]\ntype = \"a\"\nn = 1\n+++\n# A\n");
    assert_eq!(append("+++\n+++\n", short()), "+++\n[[review]]\ntype = \"a\"\nn = 1\n+++\n");
}

#[test]
fn line_endings_and_byte_order_marks_stay() {
    assert_eq!(
        append("\u{feff}+++\r\ntitle = 'A'\r\n+++\r\nText.\r\n", short()),
        "\u{feff}+++\r\ntitle = 'A'\r\n\r\n[[review]]\r\ntype = \"a\"\r\nn = 1\r\n+++\r\nText.\r\n"
    );
    assert_eq!(
        append("---\r\nreview:\r\n- type: b\r\n---\r\n", short()),
        "---\r\nreview:\r\n- type: b\r\n- type: a\r\n  n: 1\r\n---\r\n"
    );
    assert_eq!(
        append("+++\r\nreview = [\r\n  { type = \"b\" }\r\n]\r\n+++\r\n", short()),
        "+++\r\nreview = [\r\n  { type = \"b\" },\r\n  { type = \"a\", n = 1 }\r\n]\r\n+++\r\n"
    );
}

#[test]
fn a_row_follows_the_last_one_below_a_header() {
    assert_eq!(
        append(
            "+++\n[[review]]\ntype = \"b\"\n\n  [review.scores]\n  c = 1 # few\n\n# Not the same.\n[extra]\nx = 1\n+++\n",
            short()
        ),
        "+++\n[[review]]\ntype = \"b\"\n\n  [review.scores]\n  c = 1 # few\n\n[[review]]\ntype = \"a\"\nn = 1\n\n# Not the same.\n\
         [extra]\nx = 1\n+++\n"
    );
}

#[test]
fn arrays_keep_their_form() {
    let item = "{ type = \"a\", n = 1 }";
    for (before, after) in [
        ("review = []", format!("review = [\n  {item},\n]")),
        ("review = [ ] # none", format!("review = [\n  {item},\n] # none")),
        ("review = [\n  # none yet\n]", format!("review = [\n  # none yet\n  {item},\n]")),
        ("review = [{ type = \"b\" }]", format!("review = [{{ type = \"b\" }}, {item}]")),
        ("review = [{ type = \"b\" },]", format!("review = [{{ type = \"b\" }}, {item}]")),
        (
            "review = [\n    { type = \"b\" }, # good\n]",
            format!("review = [\n    {{ type = \"b\" }}, # good\n    {item},\n]"),
        ),
        (
            "review = [\n  { type = \"b\" } # good\n  # last\n]",
            format!("review = [\n  {{ type = \"b\" }}, # good\n  {item}\n  # last\n]"),
        ),
        ("review = [\n  { type = \"b\" } ]", format!("review = [\n  {{ type = \"b\" }},\n  {item} ]")),
    ] {
        let wrap = |front: &str| format!("+++\n{front}\ntitle = \"A\"\n+++\n");
        assert_eq!(append(&wrap(before), short()), wrap(&after), "{before}");
    }
}

#[test]
fn lists_keep_their_form() {
    for (before, after) in [
        (
            "review:\n  - type: b # good\n    n: 2\n\n# next",
            "review:\n  - type: b # good\n    n: 2\n  - type: a\n    n: 1\n\n# next",
        ),
        ("review:\n- type: b", "review:\n- type: b\n- type: a\n  n: 1"),
        ("review: []", "review:\n  - type: a\n    n: 1"),
        ("review:", "review:\n  - type: a\n    n: 1"),
        ("review: [{type: b}] # good", "review: [{type: b}, { type: a, n: 1 }] # good"),
        ("review: [{type: 'b]'},\n  ]", "review: [{type: 'b]'}, { type: a, n: 1 }\n  ]"),
        (
            "review:\n  - type: b\n    comment: |\n      # no comment",
            "review:\n  - type: b\n    comment: |\n      # no comment\n  - type: a\n    n: 1",
        ),
    ] {
        let wrap = |front: &str| format!("---\n{front}\ntitle: A\n---\n");
        assert_eq!(append(&wrap(before), short()), wrap(after), "{before}");
    }
}

#[test]
fn a_row_goes_without_a_trace() {
    for (before, row, after) in [
        ("a = 1\n\n[[review_request]]\ntype = \"x\"\n\n[extra]\nb = 2\n", 0, "a = 1\n\n[extra]\nb = 2\n"),
        ("a = 1\n\n[[review_request]]\ntype = \"x\"\n", 0, "a = 1\n"),
        (
            "[[review_request]]\ntype = \"x\"\n\n# Two.\n[[review_request]]\ntype = \"y\"\n",
            1,
            "[[review_request]]\ntype = \"x\"\n\n# Two.\n",
        ),
        ("review_request = [\n  { type = \"x\" },\n]\na = 1\n", 0, "a = 1\n"),
        (
            "review_request = [\n  { type = \"x\" },\n  { type = \"y\" },\n]\n",
            0,
            "review_request = [\n  { type = \"y\" },\n]\n",
        ),
        (
            "review_request = [{ type = \"x\" }, { type = \"y\" }]\n",
            0,
            "review_request = [{ type = \"y\" }]\n",
        ),
        (
            "review_request = [{ type = \"x\" }, { type = \"y\" }]\n",
            1,
            "review_request = [{ type = \"x\" }]\n",
        ),
    ] {
        assert_eq!(remove(&format!("+++\n{before}+++\n"), row), format!("+++\n{after}+++\n"), "{before}");
    }
    for (before, row, after) in [
        ("a: 1\nreview_request:\n  - type: x\n    n: 1\n# b\nb: 2\n", 0, "a: 1\n# b\nb: 2\n"),
        ("review_request:\n  - type: x\n  - type: y\n", 0, "review_request:\n  - type: y\n"),
        ("review_request:\n  - type: x\n  - type: y\n", 1, "review_request:\n  - type: x\n"),
        ("review_request: [{type: x}]\nb: 2\n", 0, "b: 2\n"),
    ] {
        assert_eq!(remove(&format!("---\n{before}---\n"), row), format!("---\n{after}---\n"), "{before}");
    }
}

#[test]
fn a_value_changes_where_it_stands() {
    for (before, after) in [
        ("owner = 'ana' # since May\n", "owner = \"tom\" # since May\n"),
        (
            "title = \"A\"\nauthor = \"ana\"\nx = 1\n",
            "title = \"A\"\nauthor = \"ana\"\nowner = \"tom\"\nx = 1\n",
        ),
        (
            "x = [\n  1,\n]\n# end\n[extra]\ny = 1\n",
            "x = [\n  1,\n]\nowner = \"tom\"\n# end\n[extra]\ny = 1\n",
        ),
        ("[extra]\ny = 1\n", "owner = \"tom\"\n[extra]\ny = 1\n"),
        ("", "owner = \"tom\"\n"),
    ] {
        assert_eq!(set(&format!("+++\n{before}+++\n"), "tom"), format!("+++\n{after}+++\n"));
    }
    for (before, after) in [
        ("owner: ana # since May\n", "owner: tom # since May\n"),
        ("owner: \"ana\"\n", "owner: tom\n"),
        ("owner: # nobody\n", "owner: tom # nobody\n"),
        ("title: >\n  A\n  b\nx: 1\n", "title: >\n  A\n  b\nowner: tom\nx: 1\n"),
        ("x: 1\n", "x: 1\nowner: tom\n"),
    ] {
        assert_eq!(set(&format!("---\n{before}---\n"), "tom"), format!("---\n{after}---\n"));
    }
}

#[test]
fn what_cannot_be_changed_is_refused() {
    let refused = |text: &str, change: Change| apply(text, &[change]).unwrap_err().to_string();
    let add = || Change::Append { field: "review", row: short() };
    let take = |row| Change::Remove { field: "review_request", row };
    assert_eq!(refused("+++\na = 1\n", add()), "the front matter is never closed");
    assert_eq!(
        refused("+++\na = = 1\n+++\n", add()),
        "the front matter cannot be read: extra `=`, expected nothing"
    );
    assert_eq!(refused("+++\nreview = 1\n+++\n", add()), "`review` is no list of tables; change it by hand");
    assert_eq!(refused("+++\na = 1\n+++\n", take(0)), "`review_request` has no such row");
    let by_hand =
        "`review` is written in a way that cannot be changed without touching more; change it by hand";
    assert_eq!(refused("---\n{a: 1, b: 2}\n---\n", add()), by_hand);
    assert_eq!(refused("---\nx: &r [{type: b}]\nreview: *r\n---\n", add()), by_hand);
}
