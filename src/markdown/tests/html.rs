//! Raw HTML.

use super::check;

#[test]
fn raw_html_is_published_when_harmless() {
    check(&[
        (
            r#"<details>
<summary>Sum</summary>

Inside *md* $x$

</details>

H<sub>2</sub>O <kbd>K</kbd> <a href="b.md" id="here">t</a> <img src="i.png" alt="q">"#,
            r#"<details>
<summary>Sum</summary>
<p>Inside <em>md</em> <math display="inline"><mi>x</mi></math></p>
</details>
<p>H<sub>2</sub>O <kbd>K</kbd> <a href="b/" id="here">t</a> <img src="/img/i.png" width="3" height="2" loading="lazy" alt="q"></p>"#,
        ),
        (
            r#"<input type="checkbox" id="a"><label for="a">A</label>"#,
            r#"<p><input id="a" type="checkbox"><label for="a">A</label></p>"#,
        ),
        (
            r"<!-- only a comment -->

Text<br>more <!-- c -->",
            r"<p>Text<br>more </p>",
        ),
        (
            r#"<a href="gone.md">g</a> <a href="secret.md">s</a> <img src="gone.png" alt="q">"#,
            r#"<p><a class="broken-link" title="This link leads nowhere: gone.md">g</a> <a>s</a> <img class="broken-image" title="This image does not exist" alt="q"></p>"#,
        ),
    ]);
}

#[test]
fn nothing_that_executes_is_published() {
    check(&[
        (
            r#"<script>alert(1)</script>

<a href="javascript:x" onclick="x()">t</a> <iframe src="x"></iframe>"#,
            r#"
<p><a class="broken-link" title="This link leads nowhere: javascript:x">t</a> </p>"#,
        ),
        (
            r"a <script> b

after",
            r"<p>a  b</p>
<p>after</p>",
        ),
        (
            r#"<div title="

```text
" onmouseover="alert(1)
```

">"#,
            r#"&lt;div title="
<figure class="code" data-lang="text"><figcaption><span class="code-lang">Text</span></figcaption><pre tabindex="0"><code class="language-text">" onmouseover="alert(1)</code></pre></figure>
<p>"&gt;</p>"#,
        ),
        (
            r#"<svg onload=x><a xlink:href="javascript:x"><path/></a></svg> <form action=x><input name=q onfocus=x></form>"#,
            r#"<p><a></a> <input type="checkbox"></p>"#,
        ),
        (
            r#"<img src=x onerror=alert(1)//> <style>p{}</style> <b style="x" data-x="1" class=c>b</b>"#,
            r#"<p><img src="/img/x" width="3" height="2" loading="lazy"> p{} <b data-x="1" class="c">b</b></p>"#,
        ),
        (
            r"> <!-- unclosed

rest of the page",
            r"<blockquote>
</blockquote>
<p>rest of the page</p>",
        ),
        (
            r#"<lyceum-slot n="0"></lyceum-slot>

```text
own
```"#,
            r#"<p></p>
<figure class="code" data-lang="text"><figcaption><span class="code-lang">Text</span></figcaption><pre tabindex="0"><code class="language-text">own</code></pre></figure>"#,
        ),
    ]);
}
