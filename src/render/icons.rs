//! The icons: drawn inline, so that they cost no request and take the text's colour.

use std::collections::BTreeMap;

use tera::{Kwargs, State, TeraResult, Value};

const DRAWINGS: &str = include_str!("../../themes/default/icons.txt");

/// Every icon as a finished SVG element, by name.
pub(super) struct Icons(BTreeMap<&'static str, Value>);

impl Icons {
    /// Reads the table. A line that begins with `#` is a comment.
    pub(super) fn new() -> Self {
        let lines = DRAWINGS.lines().filter(|line| !line.starts_with('#'));
        Self(
            lines
                .filter_map(|line| line.split_once(' '))
                .map(|(name, drawing)| (name, Value::safe_string(&svg(drawing))))
                .collect(),
        )
    }

    /// The element; a plain page's icon for a name that nobody drew.
    pub(super) fn get(&self, name: &str) -> Value {
        let icon = self.0.get(name).or_else(|| self.0.get("file-text"));
        icon.cloned().unwrap_or_else(|| Value::safe_string(""))
    }

    /// The template function `icon(name=…)`.
    pub(super) fn into_function(
        self,
    ) -> impl Fn(Kwargs, &State) -> TeraResult<Value> + Send + Sync + 'static {
        move |arguments: Kwargs, _: &State| Ok(self.get(arguments.must_get("name")?))
    }
}

fn svg(drawing: &str) -> String {
    format!("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{drawing}</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_drawings_are_closed() {
        let lines: Vec<_> = DRAWINGS.lines().filter(|l| !l.starts_with('#')).collect();
        assert_eq!(Icons::new().0.len(), lines.len());
        for line in lines {
            assert_eq!(line.matches('<').count(), line.matches("/>").count(), "{line}");
        }
    }
}
