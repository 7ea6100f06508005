//! Numbers as readers see them, and as attributes.

/// A value with as many digits as tell something, and its unit: `1,240 min`, `12.4 h`, `0.35`, `90 %`.
pub fn number(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    with_unit(&trimmed(value, digits), unit)
}

/// A value to as many digits as its step has.
pub(super) fn tick(value: f64, step: f64) -> String {
    let digits = (0..6).find(|digits| (step * 10_f64.powi(*digits)).fract().abs() < 1e-9).unwrap_or(6);
    trimmed(value, digits as usize)
}

fn with_unit(text: &str, unit: &str) -> String {
    if unit.is_empty() { text.to_owned() } else { format!("{text} {unit}") }
}

/// Without zeros at the end, and with a comma at the thousands.
fn trimmed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if digits > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let text = if text == "-0" { "0" } else { text };
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("−", rest));
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// A length for an attribute: to a tenth, without zeros.
pub(super) fn px(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A place across for an attribute.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", px_fine(share * 100.0))
}

/// To a hundredth.
fn px_fine(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_tell_something() {
        for (value, unit, text) in [
            (1240.4, "min", "1,240 min"),
            (12.44, "h", "12.4 h"),
            (12.0, "", "12"),
            (0.354, "", "0.35"),
            (-3.5, "%", "−3.5 %"),
            (-0.001, "", "0"),
            (1_234_567.0, "EUR", "1,234,567 EUR"),
            (100.0, "%", "100 %"),
        ] {
            assert_eq!(number(value, unit), text);
        }
        assert_eq!(
            [tick(0.2, 0.1), tick(2.5, 2.5), tick(1000.0, 500.0), tick(0.0, 0.05)],
            ["0.2", "2.5", "1,000", "0"]
        );
    }

    #[test]
    fn attributes_are_short() {
        assert_eq!([px(12.04), px(12.06), px(-0.01)], ["12", "12.1", "0"]);
        assert_eq!([percent(1.0 / 3.0), percent(0.5), percent(0.0)], ["33.33%", "50%", "0%"]);
    }
}
