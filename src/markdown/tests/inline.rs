//! Links, images, text.

use super::check;

#[test]
fn links_are_resolved() {
    check(&[
        (
            r"[[Page]] [[Page|text]] [[Page#x]]",
            r#"<p><a href="/page/">The Page</a> <a href="/page/">text</a> <a href="Page#x">Page#x</a></p>"#,
        ),
        (
            r#"[l](b.md "T") [s](secret.md) [g](gone.md) <me@a.example>"#,
            r#"<p><a href="b/" title="T">l</a> s <span class="broken-link" title="This link leads nowhere: gone.md">g</span> <a href="mailto:me@a.example">me@a.example</a></p>"#,
        ),
        (
            r"<https://a.example> and https://a.example/x_y_z, (http://b.example/?a=1&b=2).",
            r#"<p><a href="https://a.example" class="external" rel="external noopener">https://a.example</a> and <a href="https://a.example/x_y_z" class="external" rel="external noopener">https://a.example/x_y_z</a>, (<a href="http://b.example/?a=1&amp;b=2" class="external" rel="external noopener">http://b.example/?a=1&amp;b=2</a>).</p>"#,
        ),
        (
            r"[in https://a.example](b.md) `https://c.example`",
            r#"<p><a href="b/">in https://a.example</a> <code>https://c.example</code></p>"#,
        ),
    ]);
}

#[test]
fn addresses_that_execute_are_refused() {
    check(&[
        (
            r"[j](javascript:alert(1)) [d](<data:text/html,x>) ![p](javascript:x)",
            r#"<p><span class="broken-link" title="This link leads nowhere: javascript:alert(1)">j</span> <span class="broken-link" title="This link leads nowhere: data:text/html,x">d</span> <span class="broken-image" title="This image does not exist">p</span></p>"#,
        ),
        (
            r"[j](java&#10;script:alert(1))",
            r#"<p><span class="broken-link" title="This link leads nowhere: java
script:alert(1)">j</span></p>"#,
        ),
    ]);
}

#[test]
fn images_are_sized_and_captioned() {
    check(&[(
        r#"![alt *x*](i.png "Title")

![alt](i.png) and ![no](gone.png)

![[i.png]]"#,
        r#"<figure><img src="/img/i.png" alt="alt x" width="3" height="2" loading="lazy" decoding="async"><figcaption>Title</figcaption></figure>
<p><img src="/img/i.png" alt="alt" width="3" height="2" loading="lazy" decoding="async"> and <span class="broken-image" title="This image does not exist">no</span></p>
<p><img src="/img/i.png" alt="i.png" width="3" height="2" loading="lazy" decoding="async"></p>"#,
    )]);
}

#[test]
fn text_is_escaped_and_decoded() {
    check(&[(
        r#"a & b &lt; "c" \* *d* **e** ~~f~~ `<g>`  
next US$5 or US$6"#,
        r#"<p>a &amp; b &lt; "c" * <em>d</em> <strong>e</strong> <del>f</del> <code>&lt;g&gt;</code><br>
next US$5 or US$6</p>"#,
    )]);
}
