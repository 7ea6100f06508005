//! Headings, tables, lists, quotes, footnotes.

use super::check;

#[test]
fn headings_have_anchors_and_one_title() {
    check(&[(
        r"# Title

## One {#uno .cls}

## One

#### Größe & `x`",
        r##"<h2 id="uno" class="cls">One<a class="anchor" href="#uno" aria-label="Link to this section: One"></a></h2>
<h2 id="one">One<a class="anchor" href="#one" aria-label="Link to this section: One"></a></h2>
<h4 id="größe--x">Größe &amp; <code>x</code><a class="anchor" href="#größe--x" aria-label="Link to this section: Größe &amp; x"></a></h4>"##,
    )]);
}

#[test]
fn other_headings_of_level_1_move_all_down() {
    let html = |text: &str| {
        let html = super::render_with(text, super::Settings::default()).0.html;
        let tags: Vec<_> = html.match_indices("<h").map(|(at, _)| html[at + 1..at + 3].to_owned()).collect();
        tags.join(" ")
    };
    for (text, levels) in [
        ("# Title\n\n# Other\n\n## Below", "h2 h3"),
        ("Lead\n\n# Not the title\n\n###### Deep", "h2 h6"),
        ("# Title\n\n## Section", "h2"),
        ("<!-- c -->\n# Title\n\n### Section", "h3"),
    ] {
        assert_eq!(html(text), levels, "{text}");
    }
}

#[test]
fn tables_scroll_and_label_their_cells() {
    check(&[
        (
            r"| A | B | C |
|:--|:-:|--:|
| 1 | `2` | |",
            r#"<div class="table-wrap" tabindex="0" role="region" aria-label="Table: A, B, C"><table>
<thead>
<tr><th scope="col" class="left">A</th><th scope="col" class="center">B</th><th scope="col" class="right">C</th></tr>
</thead>
<tbody>
<tr><td class="left">1</td><td class="center"><code>2</code></td><td class="right"></td></tr>
</tbody>
</table></div>"#,
        ),
        (
            r"| A | B | C | D | E |
|---|:-:|--:|---|---|
| 1 | 2 | 3 | 4 | 5 |

|  | B |
|--|--|
| 1 | 2 |",
            r#"<div class="table-wrap" tabindex="0" role="region" aria-label="Table: A, B, C"><table class="wide">
<thead>
<tr><th scope="col">A</th><th scope="col" class="center">B</th><th scope="col" class="right">C</th><th scope="col">D</th><th scope="col">E</th></tr>
</thead>
<tbody>
<tr><td data-label="A">1</td><td class="center" data-label="B">2</td><td class="right" data-label="C">3</td><td data-label="D">4</td><td data-label="E">5</td></tr>
</tbody>
</table></div>
<div class="table-wrap" tabindex="0" role="region" aria-label="Table 2: B"><table>
<thead>
<tr><td></td><th scope="col">B</th></tr>
</thead>
<tbody>
<tr><td>1</td><td>2</td></tr>
</tbody>
</table></div>"#,
        ),
    ]);
}

#[test]
fn tasks_are_labelled_boxes() {
    check(&[
        (
            r"- [ ] do *it* [l](b.md)
- [x] done
  - [ ] nested

    para",
            r#"<ul class="tasks">
<li class="task"><label><input type="checkbox" data-task="1"> do <em>it</em> <a href="b/">l</a></label></li>
<li class="task"><label><input type="checkbox" data-task="2" checked> done</label><ul class="tasks">
<li class="task"><p><label><input type="checkbox" data-task="3"> nested</label></p>
<p>para</p>
</li>
</ul>
</li>
</ul>"#,
        ),
        (
            r"1. [ ] loose

2. none",
            r#"<ol class="tasks">
<li class="task"><p><label><input type="checkbox" data-task="1"> loose</label></p>
</li>
<li><p>none</p>
</li>
</ol>"#,
        ),
        (
            r"- [ ] a

  ```
  code
  ```",
            r#"<ul class="tasks">
<li class="task"><p><label><input type="checkbox" data-task="1"> a</label></p>
<figure class="code"><pre tabindex="0"><code>code</code></pre></figure>
</li>
</ul>"#,
        ),
    ]);
}

#[test]
fn footnotes_link_both_ways() {
    check(&[(
        r"One[^a] two[^b] three[^a] [^none].

[^b]: Note b

    > quoted

[^a]: Note *a*.
[^unused]: Never seen.",
        r##"<p>One<sup class="footnote-ref"><a id="fnref:1" href="#fn:1" aria-label="Footnote 1">1</a></sup> two<sup class="footnote-ref"><a id="fnref:2" href="#fn:2" aria-label="Footnote 2">2</a></sup> three<sup class="footnote-ref"><a id="fnref:1-2" href="#fn:1" aria-label="Footnote 1">1</a></sup> [^none].</p>
<section class="footnotes" aria-label="Footnotes">
<ol>
<li id="fn:1">
<p>Note <em>a</em>. <a class="footnote-back" href="#fnref:1" aria-label="Back to reference 1">↩</a> <a class="footnote-back" href="#fnref:1-2" aria-label="Back to reference 1-2">↩</a></p>
</li>
<li id="fn:2">
<p>Note b</p>
<blockquote>
<p>quoted</p>
</blockquote> <a class="footnote-back" href="#fnref:2" aria-label="Back to reference 2">↩</a>
</li>
</ol>
</section>"##,
    )]);
}

#[test]
fn quotes_become_callouts() {
    check(&[
        (
            r"> [!NOTE]
> Hello",
            r#"<aside class="callout callout-note" role="note">
<p class="callout-title">Note</p>
<p>Hello</p>
</aside>"#,
        ),
        (
            r"> [!WARNING] Mind *the* gap
> Text",
            r#"<aside class="callout callout-warning" role="note">
<p class="callout-title">Mind <em>the</em> gap</p>
<p>Text</p>
</aside>"#,
        ),
        (
            r"> [!tip] only a title",
            r#"<aside class="callout callout-tip" role="note">
<p class="callout-title">only a title</p>
</aside>"#,
        ),
        (
            r"> [!nothing] else",
            r"<blockquote>
<p>[!nothing] else</p>
</blockquote>",
        ),
    ]);
}

#[test]
fn definition_lists_are_understood() {
    check(&[(
        r"Term
: One
: Two

  more",
        r"<dl>
<dt>Term</dt>
<dd><p>One</p>
</dd>
<dd><p>Two</p>
<p>more</p>
</dd>
</dl>",
    )]);
}
