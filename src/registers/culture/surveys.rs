//! Culture surveys over time. A mean over too few answers is not shown, whether it is worked out here or written down.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::figures::{self, BEST, Mean};
use super::types;
use crate::portal::audience::sees_records;
use crate::portal::{PageIx, Portal, Record};
use crate::registers::learning::privacy::Published;
use crate::schema::Value;

/// A round of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Its page.
    pub ix: PageIx,
    /// The last day on which one could answer.
    pub date: Date,
    /// The team that was asked; `None` for everybody.
    pub team: Option<PageIx>,
    /// How many were asked.
    pub invited: Option<usize>,
    /// In the order in which they are written.
    pub questions: Vec<Question>,
}

/// A statement with how far people agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What it is called in answers and in other rounds.
    pub id: String,
    /// The statement.
    pub statement: String,
    /// Identifier and title of the theme.
    pub theme: Option<(String, String)>,
    /// Identifier of the behaviour.
    pub behaviour: Option<String>,
    /// How many were asked.
    pub invited: Option<usize>,
    /// Of all who answered; `None` where that may not be said, or nobody knows.
    pub all: Option<Mean>,
    /// By team.
    pub teams: BTreeMap<PageIx, Mean>,
    /// Whether there is a mean that is not shown.
    pub withheld: bool,
}

impl Survey {
    /// The mean of the questions of a theme, to the next tenth.
    pub fn theme(&self, id: &str) -> Option<f64> {
        let of =
            self.questions.iter().filter(|question| question.theme.as_ref().is_some_and(|it| it.0 == id));
        let means: Vec<f64> = of.filter_map(|question| Some(question.all?.mean)).collect();
        let sum: f64 = means.iter().sum();
        (!means.is_empty()).then(|| (sum / means.len() as f64 * 10.0).round() / 10.0)
    }

    /// How many answered: the most that any question has.
    pub fn answered(&self) -> Option<usize> {
        self.questions.iter().filter_map(|question| Some(question.all?.answered)).max()
    }
}

/// The surveys that are over, the first one first.
pub fn all(portal: &Portal) -> Vec<Survey> {
    let seen = sees_records(&portal.config, &portal.schema, &portal.audience, types::ANSWER);
    let own;
    let answers = if seen {
        own = figures::answers(portal);
        &own
    } else {
        &portal.closed.answers
    };
    let mut found: Vec<Survey> =
        portal.records(types::SURVEY).filter_map(|record| survey(portal, &record, answers)).collect();
    found.sort_by_key(|survey| (survey.date, survey.ix));
    found
}

type Answers = BTreeMap<(PageIx, String), Published<PageIx, Mean>>;

fn survey(portal: &Portal, record: &Record<'_>, answers: &Answers) -> Option<Survey> {
    let ix = record.ix.filter(|_| !record.is_draft())?;
    let min_group = portal.config.privacy.min_group;
    let questions = record.rows("questions").iter().filter_map(|row| {
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        let id = text("id")?.to_owned();
        let count = |name: &str| Some(row.get(name)?.as_number()? as usize);
        let written =
            row.get("mean").and_then(Value::as_number).filter(|it| (1.0..=BEST as f64).contains(it));
        let written = written.zip(count("answered")).map(|(mean, answered)| Mean { answered, mean });
        let told = answers.get(&(ix, id.clone()));
        let shown = written.filter(|mean| mean.answered >= min_group);
        let theme = match row.get("theme") {
            Some(Value::Enum { id, title }) => Some((id.clone(), title.clone())),
            _ => None,
        };
        Some(Question {
            statement: text("statement")?.to_owned(),
            theme,
            behaviour: text("behaviour").map(str::to_owned),
            invited: count("invited").or_else(|| Some(record.number("invited")? as usize)),
            all: told.and_then(|of| of.all).or(shown),
            teams: told.map(|of| of.groups.clone()).unwrap_or_default(),
            withheld: told.is_none() && shown.is_none(),
            id,
        })
    });
    Some(Survey {
        ix,
        date: record.date("held_on").filter(|date| *date <= portal.today)?,
        team: record.page_of("team"),
        invited: record.number("invited").map(|count| count as usize),
        questions: questions.collect(),
    })
}
