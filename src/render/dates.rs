//! Dates as readers see them.

use jiff::civil::Date;

use super::view::DateView;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `12 Mar 2026`, with the form that machines read beside it.
pub(super) fn view(date: Date) -> DateView {
    let month = MONTHS[usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12];
    DateView { iso: date.to_string(), human: format!("{} {month} {}", date.day(), date.year()) }
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
