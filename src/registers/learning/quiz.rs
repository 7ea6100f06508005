//! Questions at the end of a page, with which readers check themselves.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::Fields;
use crate::portal::Portal;
use crate::schema::Value;

/// A question that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked, as inline Markdown.
    pub text: String,
    /// What can be chosen, as inline Markdown.
    pub options: Vec<String>,
    /// Places of the right options, from 0; never empty.
    pub answer: BTreeSet<usize>,
    /// Why, as inline Markdown; empty for none.
    pub explanation: String,
}

/// The questions of a page that can be answered, in order.
pub fn questions<R>(fields: &Fields<R>) -> Vec<Question> {
    read(fields).into_iter().filter_map(Result::ok).collect()
}

/// Questions that cannot be answered. They are not shown.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in &portal.pages {
        for (number, question) in read(&page.fields).into_iter().enumerate() {
            let Err((message, help)) = question else { continue };
            let message = format!("question {} {message}; it is not shown", number + 1);
            found.push(Diagnostic::new(Code::Quiz, message).at(page.page.key_span("quiz")).help(help));
        }
    }
    found
}

/// Every question, or what is wrong with it and the cure.
fn read<R>(fields: &Fields<R>) -> Vec<Result<Question, (String, &'static str)>> {
    let rows = fields.get("quiz").map(Value::rows).unwrap_or_default();
    rows.iter().map(|row| question(&|name| row.get(name))).collect()
}

fn question<'a, R: 'a>(
    cell: &dyn Fn(&str) -> Option<&'a Value<R>>,
) -> Result<Question, (String, &'static str)> {
    let text = |name: &str| cell(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let options = cell("options").map(Value::strings).unwrap_or_default();
    let given: Vec<i64> = match cell("answer") {
        Some(Value::List(items)) => items.iter().filter_map(whole).collect(),
        _ => Vec::new(),
    };
    let count = options.len();
    if count < 2 {
        let message = if count == 0 { "has no options" } else { "has a single option" };
        return Err((message.into(), "write two options or more, for there is nothing to choose else"));
    }
    if given.is_empty() {
        return Err(("has no answer".into(), "name the right options in `answer`; the first is 1"));
    }
    let place = |number: i64| usize::try_from(number.checked_sub(1)?).ok().filter(|at| *at < count);
    if let Some(outside) = given.iter().find(|number| place(**number).is_none()) {
        let message = format!("names option {outside} as the answer, and there are {count} options");
        return Err((message, "the first option is 1"));
    }
    let same = |at: usize| options[..at].iter().any(|other| other.trim() == options[at].trim());
    if let Some(twice) = (0..count).find(|at| same(*at)) {
        let message = format!("has the option “{}” twice", options[twice]);
        return Err((message, "options have to differ, or two answers are the same"));
    }
    let answer = given.into_iter().filter_map(place).collect();
    Ok(Question { text: text("question"), options, answer, explanation: text("explanation") })
}

const fn whole<R>(value: &Value<R>) -> Option<i64> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}
