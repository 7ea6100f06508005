//! The state of all reviews: counts by state, owner, team, type and month, what is due, what was done lately.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::months::Month;
use super::records::{self, Reviewed};
use super::work;
use crate::parse::Origin;
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::schema::Kind;

/// A review that falls due within so many days is listed; those later are counted by month alone.
const AHEAD: i64 = 90;
/// The months ahead that are counted, the present one included.
const MONTHS: i16 = 12;
/// Reviews that count as done lately.
const LATELY: usize = 20;

/// How many pages are in each state, by [`Freshness::ALL`] without the last: a page that needs no review has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reviewed, and not due soon.
    pub current: usize,
    /// Due soon.
    pub due_soon: usize,
    /// Past their date.
    pub overdue: usize,
    /// Never reviewed.
    pub never: usize,
}

impl Counts {
    fn add(&mut self, state: Freshness) {
        match state {
            Freshness::Current => self.current += 1,
            Freshness::DueSoon => self.due_soon += 1,
            Freshness::Overdue => self.overdue += 1,
            Freshness::NeverReviewed => self.never += 1,
            Freshness::Exempt => {}
        }
    }

    /// Pages whose review holds today.
    pub fn holding(self) -> usize {
        self.current + self.due_soon
    }

    /// All pages that have a review cycle.
    pub fn total(self) -> usize {
        self.holding() + self.overdue + self.never
    }
}

/// A page whose review is due, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The page.
    pub page: PageIx,
    /// When.
    pub due: Date,
    /// The state on the build date.
    pub state: Freshness,
    /// The team of who answers for it.
    pub team: Option<PageIx>,
}

/// The pages of one owner, team or type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// As shown.
    pub title: String,
    /// The page of the owner or team.
    pub page: Option<PageIx>,
    /// The type's identifier.
    pub type_id: Option<String>,
    /// How many are in which state.
    pub counts: Counts,
}

/// Everything that the dashboard shows of reviews.
#[derive(Debug, Default)]
pub struct Reviews {
    /// Of the whole portal.
    pub counts: Counts,
    /// Overdue first, then what is due within 90 days.
    pub due: Vec<Due>,
    /// By owner, those with the most overdue first.
    pub by_owner: Vec<Group>,
    /// By team.
    pub by_team: Vec<Group>,
    /// By content type.
    pub by_type: Vec<Group>,
    /// Reviews that fall due in each of the next months.
    pub by_month: Vec<(Month, usize)>,
    /// The newest reviews that were recorded, newest first.
    pub lately: Vec<(PageIx, Reviewed)>,
    /// Pages that nobody answers for, by address.
    pub unowned: Vec<PageIx>,
}

/// Looks at every page once.
pub fn reviews(portal: &Portal) -> Reviews {
    let today = portal.today;
    let horizon = today.saturating_add(jiff::Span::new().days(AHEAD));
    let first = Month::of(today);
    let mut all = Reviews::default();
    let (mut owners, mut teams) = (Grouped::default(), Grouped::default());
    let mut by_type: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut months = [0_usize; MONTHS as usize];
    for (ix, page) in portal.iter() {
        if is_unowned(portal, page) {
            all.unowned.push(ix);
        }
        all.lately.extend(records::reviews(portal, page).into_iter().map(|review| (ix, review)));
        let state = page.review.freshness;
        if state == Freshness::Exempt {
            continue;
        }
        let team = page.owner.and_then(|owner| work::team(portal, owner));
        all.counts.add(state);
        owners.add(page.owner, state);
        teams.add(team, state);
        by_type.entry(&page.page.type_id).or_default().add(state);
        let Some(due) = page.review.due else { continue };
        if due <= horizon {
            all.due.push(Due { page: ix, due, state, team });
        }
        if due >= today
            && let Some(at) = (0..MONTHS).find(|n| first.plus(*n) == Month::of(due))
        {
            months[at as usize] += 1;
        }
    }
    all.due.sort_by_key(|due| (due.due, due.page));
    all.lately.sort_by_key(|(ix, review)| (std::cmp::Reverse(review.date), *ix));
    all.lately.truncate(LATELY);
    all.by_owner = owners.groups(portal, "Nobody");
    all.by_team = teams.groups(portal, "No team");
    all.by_type = by_type
        .into_iter()
        .map(|(id, counts)| {
            let title = portal.schema.get(id).plural.clone();
            Group { title, page: None, type_id: Some(id.to_owned()), counts }
        })
        .collect();
    sort(&mut all.by_type);
    all.by_month = (0..MONTHS).map(|n| (first.plus(n), months[n as usize])).collect();
    all
}

/// Counts by who answers.
#[derive(Default)]
struct Grouped(BTreeMap<Option<PageIx>, Counts>);

impl Grouped {
    fn add(&mut self, who: Option<PageIx>, state: Freshness) {
        self.0.entry(who).or_default().add(state);
    }

    /// `nobody` is the title of the group without anybody.
    fn groups(self, portal: &Portal, nobody: &str) -> Vec<Group> {
        let title =
            |who: Option<PageIx>| who.map_or(nobody, |ix| portal.page(ix).page.title.as_str()).to_owned();
        let group = |(who, counts)| Group { title: title(who), page: who, type_id: None, counts };
        let mut groups: Vec<Group> = self.0.into_iter().map(group).collect();
        sort(&mut groups);
        groups
    }
}

/// The most overdue first, then the most pages.
fn sort(groups: &mut [Group]) {
    groups.sort_by_cached_key(|group| {
        let counts = group.counts;
        let reverse = std::cmp::Reverse;
        (reverse(counts.overdue), reverse(counts.never), reverse(counts.total()), group.title.to_lowercase())
    });
}

/// Prose that nobody answers for. Records and the pages of folders need no owner.
pub fn is_unowned(portal: &Portal, page: &PortalPage) -> bool {
    page.owner.is_none() && needs_owner(portal, page)
}

/// Whether somebody should answer for a page.
pub fn needs_owner(portal: &Portal, page: &PortalPage) -> bool {
    let of = portal.schema.get(&page.page.type_id);
    of.kind == Kind::Page && page.page.origin == Origin::File
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal};

    #[test]
    fn pages_are_counted_by_state_owner_team_type_and_month() {
        let page = |rest: &str| format!("+++\ntype = \"page\"\nreview_cycle = \"90d\"\n{rest}\n+++\n");
        let portal = portal(&[
            ("index.md", "# Home\n"),
            ("a.md", &page("owner = \"anna\"\nlast_reviewed = 2026-11-20")),
            ("b.md", &page("owner = \"anna\"\nlast_reviewed = 2026-06-01")),
            ("c.md", &page("owner = \"red\"\nlast_reviewed = 2026-08-30")),
            ("d.md", &page("")),
        ]);
        let all = reviews(&portal);
        assert_eq!(all.counts, Counts { current: 1, due_soon: 1, overdue: 1, never: 1 });
        let due: Vec<_> = all.due.iter().map(|due| (due.page, due.due.to_string())).collect();
        let expected = [
            (ix(&portal, "b"), "2026-08-30".to_owned()),
            (ix(&portal, "c"), "2026-11-28".to_owned()),
            (ix(&portal, "a"), "2027-02-18".to_owned()),
        ];
        assert_eq!(due, expected);
        let titles = |groups: &[Group]| groups.iter().map(|g| g.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&all.by_owner), ["Anna", "Nobody", "Red"]);
        assert_eq!(titles(&all.by_team), ["Red", "No team"]);
        assert_eq!(all.by_team[0].counts.total(), 3);
        let months: Vec<_> =
            all.by_month.iter().filter(|(_, n)| *n > 0).map(|(m, n)| (m.title(), *n)).collect();
        assert_eq!(months, [("Nov 2026".to_owned(), 1), ("Feb 2027".to_owned(), 1)]);
        assert_eq!(all.unowned, [ix(&portal, "d")]);
    }

    #[test]
    fn the_newest_reviews_come_first() {
        let review = |day: u32| {
            format!("[[review]]\ntype = \"security_review\"\nreviewer = \"ben\"\ndate = 2026-10-{day:02}\n")
        };
        let text = format!("+++\ntype = \"page\"\n{}+++\n", (1..=22).map(review).collect::<String>());
        let all = reviews(&portal(&[("a.md", &text)]));
        assert_eq!(all.lately.len(), 20);
        assert_eq!(all.lately[0].1.date, jiff::civil::date(2026, 10, 22));
    }
}
