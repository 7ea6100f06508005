//! A document in Markdown: lines that say something of it, and sections.

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// Its first heading, without a number in front.
    pub(super) title: Option<String>,
    /// `Status: accepted`, from front matter and from lines above the first section; names in small letters.
    pub(super) about: Vec<(String, String)>,
    /// Its sections in order. What stands above the first has no heading.
    pub(super) parts: Vec<Part>,
}

/// A section with everything below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) text: String,
}

impl Document {
    pub(super) fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let (front, body) = crate::capture::transcript::front(&text);
        let mut document = Self::default();
        document.front(front);
        let mut part = Part::default();
        let mut fence = false;
        for line in body.lines() {
            let bare = line.trim();
            if bare.starts_with("```") || bare.starts_with("~~~") {
                fence = !fence;
            }
            let level = bare.len() - bare.trim_start_matches('#').len();
            let heading = bare.get(level..).filter(|rest| rest.starts_with(' ') && !fence);
            match (level, heading) {
                (1, Some(heading)) if document.title.is_none() => document.title = Some(unnumbered(heading)),
                (1 | 2, Some(heading)) => {
                    document.parts.push(std::mem::take(&mut part));
                    heading.trim().trim_end_matches('#').trim().clone_into(&mut part.heading);
                }
                _ => {
                    let above = part.heading.is_empty() && !fence;
                    if let Some(fact) = above.then(|| about(bare)).flatten() {
                        document.about.push(fact);
                    } else {
                        part.text.push_str(line);
                        part.text.push('\n');
                    }
                }
            }
        }
        document.parts.push(part);
        document.parts.retain(|part| !part.heading.is_empty() || !part.text.trim().is_empty());
        document
    }

    /// Its sections, with those of the third level on their own that are sections of the type.
    pub(super) fn lifted(&self, is_section: impl Fn(&str) -> bool) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for part in &self.parts {
            parts.push(Part { heading: part.heading.clone(), text: String::new() });
            for line in part.text.lines() {
                let heading = line.strip_prefix("### ").map(str::trim);
                if let Some(heading) = heading.filter(|heading| is_section(heading)) {
                    parts.push(Part { heading: heading.to_owned(), text: String::new() });
                } else if let Some(last) = parts.last_mut() {
                    last.text.push_str(line);
                    last.text.push('\n');
                }
            }
        }
        parts
    }

    /// Values on one line, and lists below their name.
    fn front(&mut self, front: &str) {
        let mut last: Option<usize> = None;
        for line in front.lines() {
            if let (Some(item), Some(at)) = (line.trim().strip_prefix("- "), last) {
                let value = &mut self.about[at].1;
                if !value.is_empty() {
                    value.push_str(", ");
                }
                value.push_str(item.trim().trim_matches(['"', '\'']));
            } else if let Some((key, value)) =
                line.split_once([':', '=']).filter(|_| !line.starts_with([' ', '#']))
            {
                let value = value.trim().trim_matches(['"', '\'', '[', ']']).replace('"', "");
                let key = key.trim().to_lowercase().replace('_', " ");
                if key == "title" {
                    self.title = Some(unnumbered(&value));
                } else {
                    self.about.push((key, value));
                    last = Some(self.about.len() - 1);
                }
            }
        }
    }

    /// What a line says of the document, by one of some names.
    pub(super) fn fact(&self, names: &[String]) -> Option<&str> {
        let found = names.iter().find_map(|name| self.about.iter().find(|(key, _)| key == name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.trim().is_empty())
    }

    /// The text of the sections with one of some headings, which may be below another.
    pub(super) fn section(&self, names: &[String]) -> Option<String> {
        let named = |heading: &str| {
            let heading = heading.trim().trim_end_matches(':').to_lowercase();
            names.contains(&heading)
        };
        let mut text = String::new();
        for part in &self.parts {
            let mut inside = named(&part.heading).then_some(2);
            for line in part.text.lines() {
                let level = line.len() - line.trim_start_matches('#').len();
                let heading = line.get(level..).filter(|rest| level > 2 && rest.starts_with(' '));
                match heading {
                    Some(heading) if named(heading) => inside = Some(level),
                    Some(_) if inside.is_some_and(|own| own > 2 && level <= own) => inside = None,
                    _ if inside.is_some() => {
                        text.push_str(line);
                        text.push('\n');
                    }
                    _ => {}
                }
            }
        }
        (!text.trim().is_empty()).then_some(text)
    }
}

/// `12. Use Kafka`, `ADR-012: Use Kafka` → `Use Kafka`.
fn unnumbered(heading: &str) -> String {
    let heading = heading.trim().trim_end_matches('#').trim();
    let rest = heading.strip_prefix("ADR").map_or(heading, |rest| rest.trim_start_matches(['-', ' ']));
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = digits.len() < rest.len() && digits.starts_with(['.', ':', ' ', ')']);
    let rest = if is_number { digits.trim_start_matches(['.', ':', ' ', ')', '-', '–']) } else { heading };
    if rest.is_empty() { heading.to_owned() } else { rest.to_owned() }
}

/// `* **Status:** accepted` → `status`, `accepted`.
fn about(line: &str) -> Option<(String, String)> {
    let line = line.trim_start_matches(['*', '-', ' ', '_']);
    let (key, value) = line.split_once(':')?;
    let key = key.trim_matches(['*', '_', ' ']);
    let words = key.split_whitespace().count();
    let fits = (1..=3).contains(&words) && key.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    let value = value.trim().trim_start_matches("**").trim_start_matches("__").trim();
    (fits && !value.is_empty() && value.len() < 300 && !value.starts_with("//"))
        .then(|| (key.to_lowercase(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_decision_records_are_read() {
        let nygard = Document::read(
            "# 12. Use Kafka\n\nDate: 2026-02-03\n\n## Status\n\nAccepted\n\n## Context\n\nx\n",
        );
        assert_eq!(nygard.title.as_deref(), Some("Use Kafka"));
        assert_eq!(nygard.fact(&["date".into()]), Some("2026-02-03"));
        assert_eq!(nygard.section(&["status".into()]).as_deref().map(str::trim), Some("Accepted"));
        let madr = Document::read(
            "---\nstatus: accepted\ndecision-makers:\n  - Ana\n  - Ben\n---\n# Use Kafka\n\n## Decision Outcome\n\nYes.\n\n### Consequences\n\n* Good, a\n* Bad, b\n\n### Confirmation\n\nc\n",
        );
        assert_eq!(madr.fact(&["decision-makers".into()]), Some("Ana, Ben"));
        assert_eq!(
            madr.section(&["consequences".into()]).as_deref().map(str::trim),
            Some("* Good, a\n* Bad, b")
        );
    }
}
