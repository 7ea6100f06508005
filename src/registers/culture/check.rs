//! Thanks and surveys that cannot be as they are written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::figures::BEST;
use super::{is_named, types};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// All of them.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Found { portal, all: Vec::new() };
    let mut seen = BTreeMap::new();
    for record in portal.records(types::RECOGNITION) {
        found.thanks(&record);
        found.twice(&record, &mut seen);
    }
    portal.records(types::SURVEY).for_each(|record| found.survey(&record));
    portal
        .records(types::ANSWER)
        .filter(|record| !record.is_draft())
        .for_each(|record| found.answer(&record));
    found.all
}

/// What was said of whom on a day, and the first record that says so.
type Seen = BTreeMap<(Vec<PageIx>, Date, String), String>;

struct Found<'a> {
    portal: &'a Portal,
    all: Vec<Diagnostic>,
}

impl Found<'_> {
    /// At a field, or at the title where the field is not written.
    fn add(&mut self, code: Code, record: &Record<'_>, field: &str, message: String, help: Option<String>) {
        let span = record.page.field_span(field);
        self.all.push(Diagnostic::new(code, message).at(span).help_opt(help));
    }

    fn id(&self, ix: PageIx) -> String {
        self.portal.page(ix).url.last_segment().to_owned()
    }

    fn thanks(&mut self, record: &Record<'_>) {
        let code = Code::Recognition;
        let rules = &self.portal.schema.incentives;
        let people = record.pages_of("person");
        if let Some(date) = record.date("date").filter(|date| *date > self.portal.today) {
            let message = format!("the thanks are of {date}, which is still to come");
            self.add(code, record, "date", message, Some("thanks are shown from their day on".into()));
        }
        if let Some(given) = record.text("rule").filter(|id| rules.rule(id).is_none()) {
            let help = suggest(given, rules.rules.iter().map(|rule| rule.id.as_str()));
            self.add(code, record, "rule", format!("there is no incentive rule `{given}`"), help);
        }
        if let Some(points) = record.number("points").filter(|points| *points < 0.0) {
            let help = "points are never taken away".to_owned();
            self.add(code, record, "points", format!("the thanks have {points} points"), Some(help));
        }
        if let Some(by) = record.page_of("given_by").filter(|by| people.contains(by)) {
            let message = format!("`{}` thanks themselves", self.id(by));
            self.add(code, record, "given_by", message, Some("name who said it, or leave it out".into()));
        }
        for person in people.iter().filter(|person| !is_named(self.portal, **person)) {
            let message = format!("`{}` does not want to be named in thanks", self.id(*person));
            let help = "their page has `recognition = false`: the thanks are not shown for them".to_owned();
            self.add(code, record, "person", message, Some(help));
        }
    }

    fn twice(&mut self, record: &Record<'_>, seen: &mut Seen) {
        let mut people = record.pages_of("person");
        people.sort_unstable();
        let (Some(date), Some(why)) = (record.date("date"), record.text("why")) else { return };
        let id = record.page.id.rsplit('/').next().unwrap_or_default().to_owned();
        let Some(first) = seen.get(&(people.clone(), date, why.to_owned())).cloned() else {
            seen.insert((people, date, why.to_owned()), id);
            return;
        };
        let message = format!("`{first}` thanks the same people for the same on the same day");
        self.add(Code::Recognition, record, "why", message, Some("keep one of the two".into()));
    }

    fn survey(&mut self, record: &Record<'_>) {
        let code = Code::CultureAssessment;
        let min_group = self.portal.config.privacy.min_group;
        if let Some(date) = record.date("held_on").filter(|date| *date > self.portal.today) {
            let message = format!("the survey is of {date}, which is still to come");
            let help = "it is shown from its day on; a survey that is being held is a draft".to_owned();
            self.add(code, record, "held_on", message, Some(help));
        }
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        for row in record.rows("questions") {
            let Some(id) = row.get("id").and_then(Value::as_str) else { continue };
            let number = |name: &str| row.get(name).and_then(Value::as_number);
            let invited = number("invited").or_else(|| record.number("invited"));
            if !seen.insert(id) {
                wrong.push((format!("the survey asks `{id}` twice"), "keep one of the two rows".to_owned()));
            }
            let off = |mean: &f64| !(1.0..=BEST as f64).contains(mean);
            if let Some(mean) = number("mean").filter(off) {
                wrong.push((format!("the mean of `{id}` is {mean}"), format!("it lies from 1 to {BEST}")));
            }
            let Some(answered) = number("answered") else {
                if number("mean").is_some() {
                    let help =
                        "state how many `answered`: a mean over fewer people than a group is not shown";
                    wrong
                        .push((format!("the mean of `{id}` is over nobody knows how many"), help.to_owned()));
                }
                continue;
            };
            if let Some(invited) = invited.filter(|invited| answered > *invited) {
                let message = format!("{answered} answered `{id}`, and {invited} were asked");
                wrong.push((message, "correct one of the two".to_owned()));
            }
            if number("mean").is_some() && (answered as usize) < min_group {
                let message =
                    format!("the mean of `{id}` is over {answered} answers, fewer than {min_group}");
                let help = "it is not shown, but everybody who sees the page's data can read it: leave the `mean` out";
                wrong.push((message, help.to_owned()));
            }
        }
        for (message, help) in wrong {
            self.add(code, record, "questions", message, Some(help));
        }
    }

    fn answer(&mut self, record: &Record<'_>) {
        let code = Code::CultureAssessment;
        if let Some(points) = record.number("points").filter(|points| !(1.0..=BEST as f64).contains(points)) {
            self.add(
                code,
                record,
                "points",
                format!("an answer has {points} points"),
                Some(format!("it has 1 to {BEST}")),
            );
        }
        let (Some(survey), Some(question)) = (record.page_of("survey"), record.text("question")) else {
            return;
        };
        let rows = self.portal.record(survey).rows("questions");
        let ids = || rows.iter().filter_map(|row| row.get("id").and_then(Value::as_str));
        if ids().all(|id| id != question) {
            let message = format!("the survey `{}` does not ask `{question}`", self.id(survey));
            self.add(code, record, "question", message, suggest(question, ids()));
        }
    }
}
