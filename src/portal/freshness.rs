//! When a page has to be reviewed, and how it stands on a given day.

use jiff::civil::Date;

use crate::parse::Page;
use crate::schema::{ContentType, Cycle};

/// A page's review dates and its state on the build date. The browser computes the state anew for the reader's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// The last review.
    pub last: Option<Date>,
    /// When the next is due; `None` for pages that are never reviewed again.
    pub due: Option<Date>,
    /// The cycle in force.
    pub cycle: Option<Cycle>,
    /// The state on the build date.
    pub freshness: Freshness,
}

/// How a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// Reviewed, and not due soon.
    Current,
    /// Due within the configured days.
    DueSoon,
    /// Past its date.
    Overdue,
    /// Has a cycle and no review.
    NeverReviewed,
    /// Has no cycle, or says why it needs no more reviews: a meeting's notes do not go stale.
    Exempt,
}

impl Freshness {
    /// All states, best first.
    pub const ALL: [Self; 5] =
        [Self::Current, Self::DueSoon, Self::Overdue, Self::NeverReviewed, Self::Exempt];

    /// Identifier in JSON, addresses and style classes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::NeverReviewed => "never_reviewed",
            Self::Exempt => "exempt",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Current => "Current",
            Self::DueSoon => "Due soon",
            Self::Overdue => "Overdue",
            Self::NeverReviewed => "Never reviewed",
            Self::Exempt => "No review needed",
        }
    }
}

/// A page's own cycle, else its type's.
pub(super) fn review(page: &Page, of: &ContentType, today: Date, due_soon_days: u32) -> Review {
    let own =
        page.fields.get("review_cycle").and_then(|v| v.as_str()).and_then(|text| Cycle::parse(text).ok());
    if crate::governance::is_evergreen(page) {
        let last = page.meta.last_reviewed;
        return Review { last, due: None, cycle: None, freshness: Freshness::Exempt };
    }
    let cycle = own.unwrap_or(of.review_cycle);
    let last = page.meta.last_reviewed;
    let due = page.meta.next_review_due.or_else(|| Some(cycle?.after(last?)));
    Review { last, due, cycle, freshness: state(last, due, cycle.is_some(), today, due_soon_days) }
}

fn state(last: Option<Date>, due: Option<Date>, cycled: bool, today: Date, due_soon_days: u32) -> Freshness {
    let soon = today.saturating_add(jiff::Span::new().days(i64::from(due_soon_days.min(36_500))));
    match due {
        Some(due) if due < today => Freshness::Overdue,
        Some(due) if due <= soon => Freshness::DueSoon,
        Some(_) => Freshness::Current,
        None if cycled && last.is_none() => Freshness::NeverReviewed,
        None => Freshness::Exempt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn states_by_date() {
        let today = date(2026, 11, 21);
        let at = |due| state(Some(date(2026, 1, 1)), Some(due), true, today, 30);
        assert_eq!(at(date(2026, 11, 20)), Freshness::Overdue);
        assert_eq!(at(date(2026, 11, 21)), Freshness::DueSoon);
        assert_eq!(at(date(2026, 12, 21)), Freshness::DueSoon);
        assert_eq!(at(date(2026, 12, 22)), Freshness::Current);
        assert_eq!(state(None, None, true, today, 30), Freshness::NeverReviewed);
        assert_eq!(state(None, None, false, today, 30), Freshness::Exempt);
    }
}
