//! Dates as readers see them.

use jiff::civil::Date;

use super::view::DateView;

/// `12 Mar 2026`, with the form that machines read beside it.
pub(super) fn view(date: Date) -> DateView {
    DateView { iso: date.to_string(), human: crate::date::human(date) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms() {
        let view = view(jiff::civil::date(2026, 3, 2));
        assert_eq!((view.iso.as_str(), view.human.as_str()), ("2026-03-02", "2 Mar 2026"));
    }
}
