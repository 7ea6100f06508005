//! TeX.

use super::check;

#[test]
fn tex_becomes_mathml() {
    check(&[
        (
            r"$x^2$

$$a_1$$

```math
n
```",
            r#"<p><math display="inline"><msup><mi>x</mi><mn>2</mn></msup></math></p>
<p><math display="block"><msub><mi>a</mi><mn>1</mn></msub></math></p>
<math display="block"><mi>n</mi></math>"#,
        ),
        (
            r"$a\ b~c$",
            r#"<p><math display="inline"><mi>a</mi><mspace width="0.333em" /><mi>b</mi><mspace width="0.333em" /><mi>c</mi></math></p>"#,
        ),
        (r"$\nosuch$", r#"<p><code class="math-error">\nosuch</code></p>"#),
    ]);
}
