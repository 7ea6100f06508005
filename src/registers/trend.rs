//! How far the portal could be trusted at the end of each of the last months.

use jiff::civil::Date;

use super::months::Month;
use super::records;
use crate::portal::{Freshness, Portal, PortalPage};

/// Months looked back on, the present one included.
const MONTHS: i16 = 12;

/// The pages on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The last day of a month; of the present one the build date.
    pub day: Date,
    /// Pages whose review held on that day.
    pub current: usize,
    /// Pages that there were and that have a review cycle.
    pub of: usize,
    /// Those of them of which nobody recorded whether they had been reviewed by then: only their last review is known,
    /// and it came later. They count as not reviewed.
    pub unknown: usize,
}

/// The share of pages whose review held at the end of each of the last twelve months, oldest first. The last point is
/// the build date and equals what the portal says of itself today.
pub fn trust(portal: &Portal) -> Vec<Point> {
    let mut points: Vec<Point> =
        days(portal).into_iter().map(|day| Point { day, current: 0, of: 0, unknown: 0 }).collect();
    for page in portal.pages.iter().filter(|page| page.review.freshness != Freshness::Exempt) {
        let life = Life::of(portal, page);
        for point in &mut points {
            if life.is_there(point.day) {
                point.of += 1;
                point.current += usize::from(life.holds(point.day));
                point.unknown += usize::from(!life.is_known(point.day));
            }
        }
    }
    points
}

/// The ends of the last twelve months, oldest first; of the present one the build date.
pub(super) fn days(portal: &Portal) -> Vec<Date> {
    let this = Month::of(portal.today);
    (1 - MONTHS..=0).map(|n| this.plus(n).last_day().min(portal.today)).collect()
}

/// When a page came, and from when to when its reviews held.
pub(super) struct Life {
    since: Date,
    /// The only review, of a page that records none.
    known_from: Option<Date>,
    /// First and last day of each.
    held: Vec<(Date, Date)>,
}

impl Life {
    /// A review that was not recorded is not known: of pages without records that is every one but the last.
    pub(super) fn of(portal: &Portal, page: &PortalPage) -> Self {
        let recorded = records::reviews(portal, page);
        let known_from = page.review.last.filter(|_| recorded.is_empty());
        let mut dates: Vec<Date> =
            recorded.into_iter().filter(|review| !review.refused).map(|review| review.date).collect();
        dates.extend(page.review.last);
        dates.sort_unstable();
        dates.dedup();
        // Nobody can have read a page before it was there. Without any date it has always been there.
        let since = page.since.into_iter().chain(dates.first().copied()).min().unwrap_or(Date::MIN);
        let end = |from: Date| {
            let by_cycle = page.review.cycle.map_or(Date::MAX, |cycle| cycle.after(from));
            if page.review.last == Some(from) { page.review.due.unwrap_or(by_cycle) } else { by_cycle }
        };
        let mut held: Vec<_> = dates.iter().map(|from| (*from, end(*from))).collect();
        if let (true, Some(due)) = (dates.is_empty(), page.review.due) {
            held.push((since, due));
        }
        Self { since, known_from, held }
    }

    /// Whether there was such a page.
    pub(super) fn is_there(&self, day: Date) -> bool {
        self.since <= day
    }

    /// Whether it is recorded if a review held.
    pub(super) fn is_known(&self, day: Date) -> bool {
        self.known_from.is_none_or(|first| first <= day)
    }

    /// Whether a review held.
    pub(super) fn holds(&self, day: Date) -> bool {
        self.held.iter().any(|(from, to)| *from <= day && day <= *to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::reviews;
    use crate::registers::testing::portal;

    #[test]
    fn shares_follow_from_reviews_and_creation() {
        let review = "[[review]]\ntype = \"security_review\"\nreviewer = \"ben\"\ndate = ";
        let reviewed = format!(
            "+++\ntype = \"page\"\nreview_cycle = \"90d\"\ncreated = 2025-01-01\nlast_reviewed = 2026-09-15\n\
            {review}2026-01-15\n{review}2026-05-01\nverdict = \"rejected\"\n+++\n"
        );
        let never = "+++\ntype = \"page\"\nreview_cycle = \"90d\"\ncreated = 2026-08-31\n+++\n";
        let portal = portal(&[("a.md", &reviewed), ("b.md", never), ("c.md", "+++\ntype = \"page\"\n+++\n")]);
        let points = trust(&portal);
        let days: Vec<_> = points.iter().map(|p| p.day.to_string()).collect();
        assert_eq!((days.len(), days[0].as_str(), days[11].as_str()), (12, "2025-12-31", "2026-11-21"));
        let counts: Vec<_> = points.iter().map(|p| (p.current, p.of)).collect();
        // From mid January for 90 days; the rejection of May counts for nothing; from mid September to December.
        let expected =
            [(0, 1), (1, 1), (1, 1), (1, 1), (0, 1), (0, 1), (0, 1), (0, 1), (0, 2), (1, 2), (1, 2), (1, 2)];
        assert_eq!(counts, expected);
        assert!(points.iter().all(|point| point.unknown == 0), "what is recorded is known");
    }

    #[test]
    fn the_last_point_is_what_the_portal_says_today() {
        let page = |fields: &str| format!("+++\ntype = \"page\"\n{fields}\n+++\n");
        let portal = portal(&[
            ("a.md", &page("review_cycle = \"30d\"\nlast_reviewed = 2026-11-01")),
            ("b.md", &page("review_cycle = \"30d\"\nlast_reviewed = 2026-10-01")),
            ("c.md", &page("review_cycle = \"30d\"\ncreated = 2026-11-01\nnext_review_due = 2027-01-01")),
            (
                "d.md",
                &page("review_cycle = \"30d\"\nlast_reviewed = 2026-11-21\nnext_review_due = 2026-11-21"),
            ),
        ]);
        let counts = reviews::reviews(&portal).counts;
        let last = trust(&portal)[11];
        assert_eq!((last.current, last.of), (counts.holding(), counts.total()));
        assert_eq!((last.current, last.of, last.unknown), (3, 4, 0));
        // The page of October is there since its review, so that nothing is unknown of it before.
        assert_eq!(
            trust(&portal)[10],
            Point { day: jiff::civil::date(2026, 10, 31), current: 1, of: 1, unknown: 0 }
        );
    }
}
