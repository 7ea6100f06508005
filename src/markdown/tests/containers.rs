//! Tabs and collapsible blocks.

use super::check;

#[test]
fn tabs_form_sets() {
    check(&[
        (
            r#"=== "Rust"

    ```text
    fn x
    ```

=== "Python"

    See [r].

    === "Inner"

        deep

After

===! "Other set"
    t

[r]: b.md"#,
            r#"<div class="tabs" data-tabs>
<div class="tab" role="group" aria-label="Rust" data-tab="rust">
<p class="tab-title">Rust</p>
<figure class="code" data-lang="text"><figcaption><span class="code-lang">Text</span></figcaption><pre tabindex="0"><code class="language-text">fn x</code></pre></figure>
</div>
<div class="tab" role="group" aria-label="Python" data-tab="python">
<p class="tab-title">Python</p>
<p>See <a href="b/">r</a>.</p>
<div class="tabs" data-tabs>
<div class="tab" role="group" aria-label="Inner" data-tab="inner">
<p class="tab-title">Inner</p>
<p>deep</p>
</div>
</div>
</div>
</div>
<p>After</p>
<div class="tabs" data-tabs>
<div class="tab" role="group" aria-label="Other set" data-tab="other-set">
<p class="tab-title">Other set</p>
<p>t</p>
</div>
</div>"#,
        ),
        (
            r#"1. Item

    === "A"

        a

    === "B"

        b

2. Next"#,
            r#"<ol>
<li><p>Item</p>
<div class="tabs" data-tabs>
<div class="tab" role="group" aria-label="A" data-tab="a">
<p class="tab-title">A</p>
<p>a</p>
</div>
<div class="tab" role="group" aria-label="B" data-tab="b">
<p class="tab-title">B</p>
<p>b</p>
</div>
</div>
</li>
<li><p>Next</p>
</li>
</ol>"#,
        ),
    ]);
}

#[test]
fn an_unclosed_fence_ends_with_its_tab() {
    check(&[(
        r#"=== "A"
    ```
    open

=== "B"
    b"#,
        r#"<div class="tabs" data-tabs>
<div class="tab" role="group" aria-label="A" data-tab="a">
<p class="tab-title">A</p>
<figure class="code"><pre tabindex="0"><code>open</code></pre></figure>
</div>
<div class="tab" role="group" aria-label="B" data-tab="b">
<p class="tab-title">B</p>
<p>b</p>
</div>
</div>"#,
    )]);
}

#[test]
fn code_that_looks_like_a_tab_stays_code() {
    check(&[
        (
            r#"```
=== "A"
    a
```"#,
            r#"<figure class="code"><pre tabindex="0"><code>=== "A"
    a</code></pre></figure>"#,
        ),
        (
            r#"    === "A"

        code"#,
            r#"<figure class="code"><pre tabindex="0"><code>=== "A"

    code</code></pre></figure>"#,
        ),
    ]);
}

#[test]
fn details_and_admonitions() {
    check(&[
        (
            r#"??? note "Click *me*"

    Hidden

    - list

???+ danger
    Open"#,
            r#"<details class="callout callout-note">
<summary>Click <em>me</em></summary>
<p>Hidden</p>
<ul>
<li>list</li>
</ul>
</details>
<details class="callout callout-caution" open>
<summary>Danger</summary>
<p>Open</p>
</details>"#,
        ),
        (
            r#"!!! tip "T"
    Text"#,
            r#"<aside class="callout callout-tip" role="note">
<p class="callout-title">T</p>
<p>Text</p>
</aside>"#,
        ),
    ]);
}
