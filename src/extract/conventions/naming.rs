//! The style of a name.

/// The style of a name, where it has several words or capitals; the name without underscores around it.
fn style(name: &str) -> (&'static str, &str) {
    let bare = name.trim_matches(['_', '$', '#']);
    let lower = bare.chars().any(char::is_lowercase);
    let upper = bare.chars().any(char::is_uppercase);
    let style = match (bare.contains('_'), lower, upper) {
        (_, false, false) => "",
        (true, true, false) => "snake_case",
        (true, false, true) => "SCREAMING_SNAKE_CASE",
        (true, true, true) => "Mixed_Case",
        (false, false, true) => "UPPERCASE",
        (false, true, false) => "lowercase",
        (false, true, true) if bare.starts_with(char::is_uppercase) => "PascalCase",
        (false, true, true) => "camelCase",
    };
    (style, bare)
}

/// The style of the name of a function or variable. One small word fits several styles and tells nothing.
pub(super) fn of_value(name: &str) -> Option<&'static str> {
    match style(name) {
        ("" | "lowercase", _) => None,
        ("UPPERCASE", bare) if bare.chars().count() < 2 => None,
        (style, _) => Some(style),
    }
}

/// The style of the name of a type. `HTTP` and `T` fit several.
pub(super) fn of_type(name: &str) -> Option<&'static str> {
    match style(name) {
        ("" | "UPPERCASE", _) => None,
        (style, _) => Some(style),
    }
}

/// The style of the name of a constant. One large word has no place for an underscore.
pub(super) fn of_constant(name: &str) -> Option<&'static str> {
    match style(name) {
        ("", _) => None,
        ("UPPERCASE", _) => Some("SCREAMING_SNAKE_CASE"),
        (style, _) => Some(style),
    }
}

/// The style of a file's name without its endings.
pub(super) fn of_file(stem: &str) -> Option<&'static str> {
    let bare = stem.trim_matches('_');
    if bare.contains('-') {
        let small = !bare.chars().any(char::is_uppercase) && !bare.contains('_');
        return Some(if small { "kebab-case" } else { "Mixed-Case" });
    }
    of_value(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_style_or_nothing() {
        for (name, value, of_type, constant) in [
            ("load_all", Some("snake_case"), Some("snake_case"), Some("snake_case")),
            ("_load_all_", Some("snake_case"), Some("snake_case"), Some("snake_case")),
            ("loadAll", Some("camelCase"), Some("camelCase"), Some("camelCase")),
            ("LoadAll", Some("PascalCase"), Some("PascalCase"), Some("PascalCase")),
            ("load", None, Some("lowercase"), Some("lowercase")),
            ("Load", Some("PascalCase"), Some("PascalCase"), Some("PascalCase")),
            ("HTTP", Some("UPPERCASE"), None, Some("SCREAMING_SNAKE_CASE")),
            ("T", None, None, Some("SCREAMING_SNAKE_CASE")),
            (
                "MAX_SIZE",
                Some("SCREAMING_SNAKE_CASE"),
                Some("SCREAMING_SNAKE_CASE"),
                Some("SCREAMING_SNAKE_CASE"),
            ),
            ("Load_all", Some("Mixed_Case"), Some("Mixed_Case"), Some("Mixed_Case")),
            ("__", None, None, None),
        ] {
            assert_eq!(
                (of_value(name), super::of_type(name), of_constant(name)),
                (value, of_type, constant),
                "{name}"
            );
        }
        assert_eq!(of_file("load-all"), Some("kebab-case"));
        assert_eq!(of_file("Load-all"), Some("Mixed-Case"));
        assert_eq!(of_file("load"), None);
    }
}
