//! What a query depends on besides its text.

/// The host's part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The reader's date, `YYYY-MM-DD`; without it no page is overdue.
    pub today: Option<String>,
    /// Days before its review is due that a page counts as due soon.
    pub due_soon_days: u16,
    /// The level the reader chose: its pages rank higher.
    pub level: Option<String>,
    /// The most hits to return.
    pub limit: usize,
    /// Hits to leave out at the front, for further pages of results.
    pub offset: usize,
    /// Field and value of the facets that were chosen. Values of one field are alternatives.
    pub filters: Vec<(String, String)>,
    /// Whether to count the values of every facet.
    pub facets: bool,
    /// The most other sections to name for each hit, beside the best one.
    pub sections: usize,
    /// Whether to say why each hit ranks where it does.
    pub why: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            today: None,
            due_soon_days: 14,
            level: None,
            limit: 10,
            offset: 0,
            filters: Vec::new(),
            facets: false,
            sections: 0,
            why: false,
        }
    }
}

impl Options {
    /// Reads options from lines of `name=value`, which is how the browser passes them. Unknown names are ignored.
    pub fn from_lines(lines: &str) -> Self {
        let mut options = Self::default();
        for (name, value) in lines.lines().filter_map(|line| line.split_once('=')) {
            let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
            match name {
                "today" => options.today = text(),
                "due_soon_days" => options.due_soon_days = value.parse().unwrap_or(options.due_soon_days),
                "level" => options.level = text(),
                "limit" => options.limit = value.parse().unwrap_or(options.limit).min(1000),
                "offset" => options.offset = value.parse().unwrap_or(0),
                "sections" => options.sections = value.parse().unwrap_or(0),
                "facets" => options.facets = value == "1",
                "why" => options.why = value == "1",
                "filter" => {
                    let filter = value.split_once(':');
                    options.filters.extend(filter.map(|(field, value)| (field.to_owned(), value.to_owned())));
                }
                _ => {}
            }
        }
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_nonsense_is_ignored() {
        let read = Options::from_lines(
            "limit=5\nfacets=1\nfilter=tag:a:b\nlevel=\nlimit=x\nnothing\n=\ntoday=2026-11-21",
        );
        let expected = Options {
            limit: 5,
            facets: true,
            filters: vec![("tag".into(), "a:b".into())],
            today: Some("2026-11-21".into()),
            ..Options::default()
        };
        assert_eq!(read, expected);
    }
}
