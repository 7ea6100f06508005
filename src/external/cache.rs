//! What addresses answered lately.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Answer;

/// Answers by address, with the day on which they were given.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cache {
    #[serde(skip)]
    today: Date,
    answers: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    day: Date,
    answer: Answer,
}

/// Longer than this no answer is kept, asked for or not.
const KEPT_DAYS: i32 = 60;

impl Cache {
    /// Reads what [`Cache::to_json`] wrote; anything else is an empty cache.
    pub fn parse(json: &str, today: Date) -> Self {
        let read = serde_json::from_str::<Self>(json).map(|cache| cache.answers).unwrap_or_default();
        Self { today, answers: read }
    }

    /// The answer, where it is young enough.
    pub fn get(&self, url: &str, days: u32) -> Option<&Answer> {
        let entry = self.answers.get(url)?;
        let good = matches!(entry.answer, Answer::Fine | Answer::Moved(_));
        let limit = if good { i32::try_from(days).unwrap_or(KEPT_DAYS) } else { 1 };
        (age(entry.day, self.today) < limit.max(1)).then_some(&entry.answer)
    }

    /// Remembers an answer of today.
    pub fn put(&mut self, url: String, answer: Answer) {
        self.answers.insert(url, Entry { day: self.today, answer });
    }

    /// Without what is too old for anybody.
    pub fn to_json(&self) -> String {
        let young = self.answers.iter().filter(|(_, entry)| age(entry.day, self.today) < KEPT_DAYS);
        let answers = young.map(|(url, entry)| (url.clone(), entry.clone())).collect();
        serde_json::to_string_pretty(&Self { today: self.today, answers }).unwrap_or_default()
    }
}

/// Days from one day to another; a day to come is today.
fn age(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days()).max(0)
}
