//! What changed in a week: pages, incidents, lessons, actions. A week begins on Monday, as in ISO 8601.

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Lessons;
use super::actions::Action;
use super::types;
use crate::portal::{PageIx, Portal, Url};
use crate::registers::records;

/// A week and what changed in it. Actions are places among all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub first: Date,
    /// Its Sunday, or the build date in the present week.
    pub last: Date,
    /// Whether it is over.
    pub over: bool,
    /// Pages that came.
    pub new: Vec<PageIx>,
    /// Pages that changed and did not come in the same week.
    pub changed: Vec<PageIx>,
    /// Pages that were reviewed, with how many reviews.
    pub reviewed: Vec<(PageIx, usize)>,
    /// Incidents that began.
    pub incidents: Vec<PageIx>,
    /// Actions that were put in place.
    pub done: Vec<usize>,
    /// Actions of whose proof the last part came.
    pub verified: Vec<usize>,
    /// Actions that were late at the end of the week, the longest overdue first.
    pub overdue: Vec<usize>,
    /// How many of them became so in the week.
    pub newly: usize,
    /// Open actions whose last day lies in the week after.
    pub soon: Vec<usize>,
}

impl Week {
    fn new(portal: &Portal, lessons: &Lessons, first: Date) -> Self {
        let sunday = plus(first, 6);
        let last = sunday.min(portal.today);
        let within = |day: Option<Date>| day.is_some_and(|day| first <= day && day <= last);
        let mut week = Self {
            first,
            last,
            over: sunday < portal.today,
            new: Vec::new(),
            changed: Vec::new(),
            reviewed: Vec::new(),
            incidents: Vec::new(),
            done: Vec::new(),
            verified: Vec::new(),
            overdue: Vec::new(),
            newly: 0,
            soon: Vec::new(),
        };
        for (ix, page) in portal.iter() {
            // Actions have parts of their own, and the page of a section tells nothing new.
            let listed =
                page.page.type_id == types::ACTION || (page.page.type_id == "page" && portal.leads(page));
            if !listed && within(page.since) {
                week.new.push(ix);
            } else if !listed && within(page.page.meta.updated) {
                week.changed.push(ix);
            }
            let reviews = records::reviews(portal, page);
            let count = reviews.iter().filter(|review| within(Some(review.date))).count();
            if count > 0 {
                week.reviewed.push((ix, count));
            }
        }
        let began = lessons.incidents.iter().filter(|incident| within(incident.occurred));
        week.incidents.extend(began.map(|incident| incident.ix));
        for (at, action) in lessons.actions.iter().enumerate() {
            week.action(at, action, sunday);
        }
        week.overdue.sort_by_key(|at| (lessons.actions[*at].due, *at));
        week
    }

    fn action(&mut self, at: usize, action: &Action, sunday: Date) {
        let (first, last) = (self.first, self.last);
        let within = |day: Option<Date>| day.is_some_and(|day| first <= day && day <= last);
        if within(action.done_on) {
            self.done.push(at);
        }
        if within(action.verified_on()) {
            self.verified.push(at);
        }
        let Some(due) = action.due else { return };
        if late(action, last) {
            self.overdue.push(at);
            self.newly += usize::from(due >= plus(first, -1));
        } else if due >= last && due <= plus(sunday, 7) && !action.was_done(last) && !is_dropped(action) {
            self.soon.push(at);
        }
    }

    /// `2026-W47`.
    pub fn id(&self) -> String {
        let week = self.first.iso_week_date();
        format!("{}-W{:02}", week.year(), week.week())
    }

    /// Where its report lies.
    pub fn url(&self) -> Url {
        Url::new(format!("browse/weekly/{}/", self.id()))
    }

    /// Where its report lies as Markdown.
    pub fn mail(&self) -> Url {
        Url::new(format!("browse/weekly/{}/weekly.md", self.id()))
    }

    /// `Week 47 of 2026`.
    pub fn title(&self) -> String {
        let week = self.first.iso_week_date();
        format!("Week {} of {}", week.week(), week.year())
    }

    /// What happened in it, in figures: name and number, those of nothing left out.
    pub fn figures(&self) -> Vec<(&'static str, usize)> {
        let all = [
            ("incidents", self.incidents.len()),
            ("actions put in place", self.done.len()),
            ("actions verified", self.verified.len()),
            ("overdue actions", self.overdue.len()),
            ("new pages", self.new.len()),
            ("changed pages", self.changed.len()),
            ("reviewed pages", self.reviewed.len()),
        ];
        all.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}

/// Whether an action was late on a day: due before it and not in place. Of an action that was given up it is not known
/// since when, so it is never late.
fn late(action: &Action, day: Date) -> bool {
    action.due.is_some_and(|due| due < day) && !action.was_done(day) && !is_dropped(action)
}

fn is_dropped(action: &Action) -> bool {
    action.state == super::actions::State::Dropped
}

fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Date {
    let week = day.iso_week_date();
    ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).map_or(day, ISOWeekDate::date)
}

/// The reports of the last weeks, the present one first. None where there is nothing of which they would report.
pub fn all(portal: &Portal, lessons: &Lessons) -> Vec<Week> {
    let any = !lessons.incidents.is_empty()
        || portal.records(types::ACTION).next().is_some()
        || portal.records(types::LESSON).next().is_some();
    let weeks = if any { i64::from(portal.config.lessons.weeks) } else { 0 };
    let this = monday(portal.today);
    (0..weeks).map(|back| Week::new(portal, lessons, plus(this, -7 * back))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{EVIDENCE, action, checks, incident, phases, portal, signed};
    use super::*;
    use crate::registers::lessons::Lessons;
    use crate::registers::process::Process;

    #[test]
    fn a_week_tells_what_changed_in_it() {
        let review = "[[review]]\ntype = \"security_review\"\nreviewer = \"ben\"\ndate = 2026-11-17\n";
        let verified = [
            "assignee = \"anna\"\ncreated = 2026-10-01\nupdated = 2026-10-01\ndue = 2026-11-13\nstate = \"implemented\"\ndone_on = 2026-11-16",
            &checks("2026-11-01", "2026-11-16", "2026-11-17"),
            EVIDENCE,
            &phases("2026-11-16"),
            &signed("2026-11-18"),
        ];
        let old = "created = 2026-01-01\nupdated = 2026-01-01";
        let portal = portal(&[
            ("pm/a.md", &incident("2026-11-10", "sev1", "created = 2026-11-12\nupdated = 2026-11-20")),
            (
                "new.md",
                &format!("+++\ntype = \"page\"\ncreated = 2026-11-16\nupdated = 2026-11-21\n{review}+++\n"),
            ),
            ("actions/done.md", &action(&verified.join("\n"))),
            ("actions/late.md", &action(&format!("{old}\ndue = 2026-11-15"))),
            ("actions/older.md", &action(&format!("{old}\ndue = 2026-09-15"))),
            ("actions/soon.md", &action(&format!("{old}\ndue = 2026-11-29"))),
            ("actions/later.md", &action(&format!("{old}\ndue = 2026-11-30"))),
            ("actions/dropped.md", &action(&format!("{old}\ndue = 2026-09-15\nstate = \"dropped\""))),
        ]);
        let lessons = Lessons::new(&portal, &Process::default());
        let id = |ix: &PageIx| portal.page(*ix).page.id.as_str();
        let titles = |all: &[usize]| -> Vec<&str> {
            all.iter().map(|at| lessons.actions[*at].title.as_str()).collect()
        };
        let [this, last] = [&lessons.weeks[0], &lessons.weeks[1]];
        assert_eq!(
            (this.id().as_str(), this.title().as_str(), this.over),
            ("2026-W47", "Week 47 of 2026", false)
        );
        assert_eq!(
            (this.first.to_string(), this.last.to_string()),
            ("2026-11-16".into(), "2026-11-21".into())
        );
        assert_eq!(this.new.iter().map(id).collect::<Vec<_>>(), ["new"]);
        assert_eq!(this.changed.iter().map(id).collect::<Vec<_>>(), ["pm/a"]);
        assert_eq!(this.reviewed.iter().map(|(ix, n)| (id(ix), *n)).collect::<Vec<_>>(), [("new", 1)]);
        assert_eq!((titles(&this.done), titles(&this.verified)), (vec!["Done"], vec!["Done"]));
        assert_eq!((titles(&this.overdue), this.newly), (vec!["Older", "Late"], 1));
        assert_eq!(titles(&this.soon), ["Soon"]);
        assert_eq!(
            (last.id().as_str(), last.over, last.last.to_string()),
            ("2026-W46", true, "2026-11-15".into())
        );
        assert_eq!(last.incidents.iter().map(id).collect::<Vec<_>>(), ["pm/a"]);
        assert_eq!((titles(&last.overdue), last.newly), (vec!["Older", "Done"], 1), "done after its day");
        assert_eq!(titles(&last.soon), ["Late"]);
        assert_eq!(lessons.weeks.len(), 12);
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // The first of January 2027 lies in the last week of 2026.
        for (day, monday_of, id) in
            [("2027-01-01", "2026-12-28", "2026-W53"), ("2026-11-22", "2026-11-16", "2026-W47")]
        {
            let day: Date = day.parse().unwrap();
            assert_eq!(monday(day).to_string(), monday_of);
            let portal = portal(&[]);
            assert_eq!(Week::new(&portal, &Lessons::default(), monday(day)).id(), id);
        }
        assert_eq!(Lessons::new(&portal(&[]), &Process::default()).weeks, [], "nothing to tell");
    }
}
