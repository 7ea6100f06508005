//! Contrast of the colours that authors set in Mermaid diagrams.

use std::sync::LazyLock;

use lightningcss::traits::Parse;
use lightningcss::values::color::{CssColor, SRGB};
use regex::Regex;

use crate::check::{Check, Cx, Findings};

/// `style NODE fill:#fff,color:#777` and `classDef name fill:#fff,color:#777`.
static STYLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^[ \t]*(?:style|classDef)[ \t]+[\w,-]+[ \t]+([^\n;]+)").ok());

pub(super) fn check(cx: &Cx<'_>, least: f64, found: &mut Findings) {
    let Some(style) = STYLE.as_ref() else { return };
    for code in cx.text.code.iter().filter(|code| code.language == "mermaid") {
        for groups in style.captures_iter(&code.text) {
            let (Some(whole), Some(list)) = (groups.get(0), groups.get(1)) else { continue };
            let of = |name: &str| {
                let value = list
                    .as_str()
                    .split(',')
                    .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix(':'));
                parse(value?.trim())
            };
            let (Some(ground), Some(text)) = (of("fill"), of("color")) else { continue };
            let ratio = contrast(ground, text);
            if ratio < least {
                let message =
                    format!("the contrast of text and ground is {ratio:.1} to 1; {least} is the least");
                let start = whole.end() - whole.as_str().trim_start().len();
                let place = code.source(start..whole.end());
                let d = cx.finding(Check::Accessibility, "contrast", place, message);
                found.push(d.help("choose a darker text or a lighter ground, or leave both to the theme"));
            }
        }
    }
}

fn parse(text: &str) -> Option<[f64; 3]> {
    let colour = CssColor::parse_string(text).ok()?;
    let srgb = SRGB::try_from(&colour).ok()?;
    Some([srgb.r, srgb.g, srgb.b].map(f64::from))
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour with channels from 0 to 1 (WCAG 2.2).
fn luminance(channels: [f64; 3]) -> f64 {
    let [r, g, b] = channels.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ratios() {
        let ratio =
            |a: &str, b: &str| (contrast(parse(a).unwrap(), parse(b).unwrap()) * 100.0).round() / 100.0;
        assert!((ratio("#000", "white") - 21.0).abs() < 0.01);
        assert!((ratio("#777777", "#ffffff") - 4.48).abs() < 0.01);
        assert!((ratio("#767676", "rgb(255, 255, 255)") - 4.54).abs() < 0.01);
        assert!(parse("no-colour").is_none());
    }
}
