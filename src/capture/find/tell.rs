//! What a sentence is, by its signs: the first that fits.

use super::{Asked, Kind, Place, Said, due, terms};

/// Of a solved problem, after what every conversation has; what tells most comes first.
const OF_PROBLEMS: [Kind; 6] =
    [Kind::Prevent, Kind::Check, Kind::Tried, Kind::Fix, Kind::Cause, Kind::Symptom];

/// Tells one sentence. `may_ask` is false for the expert, whose questions are a manner of speaking.
pub(super) fn tell(text: &str, place: &Place, asked: &Asked<'_>, may_ask: bool) -> Said {
    let mut said = Said {
        text: text.to_owned(),
        place: place.clone(),
        kind: Kind::Rest,
        about: None,
        owner: None,
        due: None,
        answers: None,
    };
    let words = asked.words;
    let is = |kind: Kind| words.has_sign(kind.id(), text);
    if follow_up(&mut said, asked) {
        said.kind = Kind::FollowUp;
    } else if is_question(text, asked) {
        said.kind = if may_ask { Kind::Question } else { Kind::Rest };
    } else if is(Kind::Decision) {
        said.kind = Kind::Decision;
    } else if is(Kind::Warning) {
        said.kind = Kind::Warning;
    } else if let Some(term) = terms::term(text, words) {
        said.kind = Kind::Term;
        said.about = Some(term);
    } else if let Some(kind) = OF_PROBLEMS.into_iter().find(|kind| asked.problem && is(*kind)) {
        said.kind = kind;
    } else if words.is_step(text) {
        said.kind = Kind::Step;
    }
    said
}

/// A sentence that asks, and wants an answer.
fn is_question(text: &str, asked: &Asked<'_>) -> bool {
    let bare = text.trim_end_matches(['"', '”', ')']);
    let words = text.split_whitespace().count();
    if let Some(question) = bare.strip_suffix('?') {
        return words > 1 && !asked.words.has("tags", &question.replace('’', "'"));
    }
    // Programs that write down what is said leave out the mark.
    let marked = bare.ends_with(['.', '!', '…', ',', ':']);
    let lower = text.to_lowercase();
    let begins =
        |start: &String| lower.strip_prefix(start.as_str()).is_some_and(|rest| rest.starts_with(' '));
    !marked && words > 3 && asked.words.list("questions").iter().any(begins)
}

/// What somebody will do; with who and by when, where that is said.
fn follow_up(said: &mut Said, asked: &Asked<'_>) -> bool {
    let text = said.text.as_str();
    let names = asked.names;
    let mut owner = None;
    let found = asked.words.signs(Kind::FollowUp.id()).iter().any(|sign| {
        let Some(found) = sign.captures(text) else { return false };
        // A name that nobody has is the beginning of some other sentence.
        if let Some(person) = found.name("person") {
            owner = names.person_id(person.as_str());
            return owner.is_some();
        }
        owner = doer(said, &found[0], asked);
        true
    });
    if found {
        said.due = due::due(text, asked.day, asked.words);
        said.owner = owner;
    }
    found
}

/// Who does what a sign says: who says `I`, whom the sign asks, or whom the sentence names.
fn doer(said: &Said, sign: &str, asked: &Asked<'_>) -> Option<String> {
    let names = asked.names;
    let sign = sign.to_lowercase().replace('’', "'");
    let sign = sign.trim_start_matches(|c: char| !c.is_alphanumeric());
    if sign.starts_with("i'") || sign.starts_with("i ") {
        return said.place.speaker.as_deref().and_then(|name| names.person_id(name));
    }
    if sign.starts_with("can ") || sign.starts_with("could ") {
        let expert = names.expert.as_deref().filter(|expert| said.place.speaker.as_deref() != Some(*expert));
        return expert.and_then(|name| names.person_id(name));
    }
    names.people_in(&said.text).into_iter().next()
}
