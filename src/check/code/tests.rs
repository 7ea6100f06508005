use crate::check::Check;
use crate::check::testing::{diagnostics, findings, printed};

fn found(fence: &str, code: &str) -> usize {
    diagnostics(Check::CodeSyntax, &format!("```{fence}\n{code}\n```\n")).len()
}

#[test]
fn fragments_are_right() {
    for (fence, code) in [
        ("rust", "orders.iter().map(|o| o.id)"),
        ("rust", "# fn hidden() {\nlet x = 1;\n# }"),
        ("rust", "fn area(&self) -> f64;"),
        ("rust", "Some(x) => x,\nNone => 0,"),
        ("python", "    return self.total"),
        ("python", ">>> 1 + 1\n2"),
        ("python", "-old = 1\n+new = 2"),
        ("js", "quantity: 5,\nside: \"buy\","),
        ("ts", "id: string;\nside?: Side;"),
        ("ts", "return <Row order={order} />;"),
        ("go", "if err != nil {\n\treturn err\n}"),
        ("java", "private final Map<String, Order> open = new HashMap<>();"),
        ("bash", "$ make all\nmake: *** No rule ('all')."),
        ("bash", "case $1 in\n  a|b) run ;;\n  *) echo \"?\" ;;\nesac"),
        ("bash", "tool [-v] <file> (see tool help"),
        ("sql", "ORDER BY price DESC"),
        ("json", "\"a\": 1,\n\"b\": [1, ...]"),
        ("json", "// package.json\n{}"),
        ("yaml", "    - a: 1\n  b:\n    - c"),
        ("yaml", "image: {{ .Values.image }}\n---\n<<: *base"),
        ("toml", "[target.$ARCH]\nlinker = <linker>"),
        ("toml", "a = 1\na = 2"),
        ("toml", "+++\ntitle = \"T\"\n+++\n\n# The page"),
        ("sql", "ALTER TABLE fills REPLACE PARTITION 3 FROM staging;"),
        ("html", "<li>One\n<li>Two"),
        ("css", "color: red;"),
        ("rust invalid", "let = ;"),
        ("python", "x = = 1  # SyntaxError"),
        ("klingon", "{{{"),
    ] {
        assert_eq!(found(fence, code), 0, "{fence}: {code}");
    }
}

#[test]
fn mistakes_are_found() {
    for (fence, code) in [
        ("rust", "let x = 1\nlet y = 2;"),
        ("python", "def f()\n    pass"),
        ("js", "call(1, 2;"),
        ("ts", "const a: string = ;"),
        ("go", "x := f(1"),
        ("java", "int x = 1\nint y = 2;"),
        ("bash", "for f in *; do echo $f"),
        ("bash", "echo 'one"),
        ("bash", "a | | b"),
        ("bash", "if true\n  echo\nfi"),
        ("sql", "SELECT a FROM t WHERE (b = 1"),
        ("json", "{'a': 1}"),
        ("json", "{\"a\": 1 // one\n}"),
        ("jsonc", "{\"a\": }"),
        ("json5", "{a: }"),
        ("yaml", "a: [1, 2"),
        ("toml", "a = "),
        ("html", "<b>x</i>"),
        ("css", "a { color: red"),
    ] {
        assert_eq!(found(fence, code), 1, "{fence}: {code}");
    }
}

#[test]
fn places_are_those_of_the_page() {
    let text =
        "> ```json\n> { \"a\": 1,\n>   \"b\" 2 }\n> ```\n\n- ```rust\n  let x = 1\n  let y = 2;\n  ```\n";
    assert_eq!(findings(Check::CodeSyntax, text), ["3:9 json", "7:12 rust"]);
}

#[test]
fn a_block_that_is_too_long_to_be_read_often_enough_is_not_judged() {
    let deep = format!("x = {}{}", "(".repeat(20_000), ")".repeat(19_999));
    assert_eq!(found("python", &deep), 1);
    assert_eq!(found("python", &"(".repeat(70_000)), 0);
}

#[test]
fn messages() {
    let text = "```rust\nfn f() {\n    let x = 1\n    g(x);\n}\n```\n\n```python\nif x:\n    f(x\ny = 1\n```\n\n```bash\nwhile true; do\n  echo \"x\"\nfi\n```\n\n```json\n// the file\n{\n  \"a\": 1, // one\n}\n```\n\n```sql\nSELECT a FROM t WHERE\n```\n\n```css\na { color: red\n```\n\n```html\n<ul><li>x</ul></b>\n```\n\n```toml\na = x\n```\n\n```yaml\na: b: c\n```\n";
    insta::assert_snapshot!(printed(Check::CodeSyntax, text));
}
