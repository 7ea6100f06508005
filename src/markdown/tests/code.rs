//! Code blocks.

use super::check;

#[test]
fn fences_are_figures() {
    check(&[
        (
            r#"```rust title="src/x.rs"
fn main() {
    let x = "a\n"; // c
}
```"#,
            r#"<figure class="code" data-lang="rust"><figcaption><span class="code-title">src/x.rs</span><span class="code-lang">Rust</span></figcaption><pre tabindex="0"><code class="language-rust"><span class="k">fn</span> <span class="f">main</span>() {
    <span class="k">let</span> x = <span class="s">"a</span><span class="n">\n</span><span class="s">"</span>; <span class="c">// c</span>
}</code></pre></figure>"#,
        ),
        (
            r#"```rust linenums="9" {2} ins={3}
a
b
c
```"#,
            r#"<figure class="code" data-lang="rust"><figcaption><span class="code-lang">Rust</span></figcaption><pre class="lines" tabindex="0"><code class="language-rust"><span class="line" data-n="9">a
</span><mark class="line" data-n="10">b
</mark><ins class="line" data-n="11">c</ins></code></pre></figure>"#,
        ),
        (
            r"    indented <b>",
            r#"<figure class="code"><pre tabindex="0"><code>indented &lt;b&gt;</code></pre></figure>"#,
        ),
        (
            r"```nosuch
a < b
```",
            r#"<figure class="code" data-lang="nosuch"><figcaption><span class="code-lang">nosuch</span></figcaption><pre tabindex="0"><code class="language-nosuch">a &lt; b</code></pre></figure>"#,
        ),
    ]);
}

#[test]
fn colours_are_few_and_merged() {
    check(&[
        (
            r#"```json
{"key": "value", "n": 1.5}
```"#,
            r#"<figure class="code" data-lang="json"><figcaption><span class="code-lang">JSON</span></figcaption><pre tabindex="0"><code class="language-json">{<span class="a">"key"</span>: <span class="s">"value"</span>, <span class="a">"n"</span>: <span class="n">1.5</span>}</code></pre></figure>"#,
        ),
        (
            r"```diff
- old
+ new
```",
            r#"<figure class="code" data-lang="diff"><figcaption><span class="code-lang">Diff</span></figcaption><pre tabindex="0"><code class="language-diff"><span class="d">- old</span>
<span class="i">+ new</span></code></pre></figure>"#,
        ),
        (
            r#"```bash
echo "$HOME/x" | grep -v foo
```"#,
            r#"<figure class="code" data-lang="bash"><figcaption><span class="code-lang">Shell</span></figcaption><pre tabindex="0"><code class="language-bash"><span class="f">echo</span> <span class="s">"</span><span class="v">$HOME</span><span class="s">/x"</span> | <span class="f">grep</span> <span class="v">-v</span> foo</code></pre></figure>"#,
        ),
        (
            r"```yaml
key: value # c
```",
            r#"<figure class="code" data-lang="yaml"><figcaption><span class="code-lang">YAML</span></figcaption><pre tabindex="0"><code class="language-yaml"><span class="g">key</span>: <span class="s">value</span> <span class="c"># c</span></code></pre></figure>"#,
        ),
    ]);
}
