//! JSON, written by hand: the browser module has no room for a serialiser.

/// Appends a string with its quotation marks.
pub(crate) fn string(out: &mut String, value: &str) {
    out.push('"');
    for character in value.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Also safe inside a script element, where `</` and the two line separators are not.
            '\0'..='\x1f' | '<' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(char::from_digit(character as u32 >> shift & 15, 16).unwrap_or('0'));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// Appends a number. The standard library's way, which can also pad and align, is 2 KB of code.
pub(crate) fn number(out: &mut String, value: usize) {
    if value >= 10 {
        number(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Appends a list, each item by `item`.
pub(crate) fn list<T>(out: &mut String, items: &[T], item: impl Fn(&mut String, &T)) {
    out.push('[');
    for (index, value) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        item(out, value);
    }
    out.push(']');
}

/// Appends `"name":` after a comma where one is needed.
pub(crate) fn key(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push(',');
    }
    string(out, name);
    out.push(':');
}

/// Appends a member whose value is a string, or `null`.
pub(crate) fn member(out: &mut String, name: &str, value: Option<&str>) {
    key(out, name);
    match value {
        Some(value) => string(out, value),
        None => out.push_str("null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_decimal() {
        for value in [0, 9, 10, 1234, usize::MAX] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, value.to_string());
        }
    }

    proptest::proptest! {
        #[test]
        fn strings_survive(text in "\\PC*|[\\x00-\\x1f\"\\\\<\u{2028}]*") {
            let mut out = String::new();
            string(&mut out, &text);
            let read: String = serde_json::from_str(&out).expect("valid JSON");
            proptest::prop_assert_eq!(read, text);
        }
    }
}
