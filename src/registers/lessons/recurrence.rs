//! What keeps coming back: incidents that are like an earlier one, and what was never done about that one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::actions::Action;
use super::incidents::Incident;
use crate::portal::{PageIx, Portal, PortalPage};

/// Earlier incidents that are named for one.
const MOST: usize = 3;
/// Words that stand for an incident.
const WORDS: usize = 24;
/// Words that are shown of those that two have in common.
const SHOWN: usize = 5;
/// Pages that are asked how common a word is.
const SAMPLE: usize = 1000;
/// A word of more incidents than this tells nothing of any, and would make the comparison quadratic.
const COMMON: usize = 100;
/// A word of more than one page in so many is an ordinary one, unless there are few pages.
const RARE: f64 = 6.0;
const FEW: f64 = 5.0;
/// From this cosine on two texts are about similar things, and from the second on about the same.
const SIMILAR: f64 = 0.2;
const SAME: f64 = 0.4;

/// That an incident is like an earlier one, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The earlier one.
    pub other: PageIx,
    /// Whether somebody said so.
    pub stated: bool,
    /// Whether the same kind of thing began both.
    pub cause: bool,
    /// Services that failed in both.
    pub services: Vec<String>,
    /// Words that both have in common, the most telling first; none where the texts are not alike.
    pub words: Vec<String>,
    /// Actions of the earlier one that were not in place when this one began, by their place among all.
    pub undone: Vec<usize>,
    /// How alike they are: for the order alone.
    pub score: f64,
}

/// For every incident the earlier ones that are like it.
pub fn find(portal: &Portal, incidents: &[Incident], actions: &[Action]) -> BTreeMap<PageIx, Vec<Likeness>> {
    let texts = Texts::new(portal, incidents);
    let stated = stated(portal, incidents);
    let mut undone: BTreeMap<PageIx, Vec<usize>> = BTreeMap::new();
    for (at, action) in actions.iter().enumerate() {
        for from in &action.from {
            undone.entry(*from).or_default().push(at);
        }
    }
    let mut found = BTreeMap::new();
    for (at, incident) in incidents.iter().enumerate() {
        let Some(day) = incident.occurred else { continue };
        let alike = texts.like(at);
        let mut own: Vec<Likeness> = incidents
            .iter()
            .enumerate()
            .filter(|(_, other)| other.occurred.is_some_and(|earlier| earlier < day))
            .filter_map(|(place, other)| {
                let said = stated.contains(&(incident.ix, other.ix));
                let mut likeness = compare(incident, other, alike.get(&place), said)?;
                let of_other = undone.get(&other.ix).into_iter().flatten().copied();
                likeness.undone = of_other.filter(|at| never_done(portal, &actions[*at], day)).collect();
                likeness.score += 0.2 * likeness.undone.len().min(2) as f64;
                Some(likeness)
            })
            .collect();
        own.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.other.cmp(&b.other)));
        own.truncate(MOST);
        if !own.is_empty() {
            found.insert(incident.ix, own);
        }
    }
    found
}

/// Pairs of which somebody said so, the later one first.
fn stated(portal: &Portal, incidents: &[Incident]) -> BTreeSet<(PageIx, PageIx)> {
    let mut pairs = BTreeSet::new();
    for incident in incidents {
        let record = portal.record(incident.ix);
        let similar = record.pages_of("similar_incidents");
        for other in similar.into_iter().chain(record.page_of("recurrence_of")) {
            pairs.extend([(incident.ix, other), (other, incident.ix)]);
        }
    }
    pairs
}

/// `None` for two that have too little in common.
fn compare(
    own: &Incident,
    other: &Incident,
    text: Option<&(f64, Vec<String>)>,
    stated: bool,
) -> Option<Likeness> {
    let cause = own.cause.is_some() && own.cause == other.cause;
    let services: Vec<String> =
        own.services.iter().filter(|service| other.services.contains(service)).cloned().collect();
    let (cosine, words) = text.map_or((0.0, &[][..]), |(cosine, words)| (*cosine, words.as_slice()));
    let similar = cosine >= SIMILAR;
    let signs = usize::from(cause) + usize::from(!services.is_empty()) + usize::from(similar);
    if !(stated || signs >= 2 || cosine >= SAME) {
        return None;
    }
    let score = f64::from(u8::from(stated))
        + cosine
        + 0.25 * f64::from(u8::from(cause))
        + 0.15 * services.len().min(2) as f64;
    let words = if similar { words.to_vec() } else { Vec::new() };
    Some(Likeness { other: other.ix, stated, cause, services, words, undone: Vec::new(), score })
}

/// Whether an action was there when something happened, and not in place.
fn never_done(portal: &Portal, action: &Action, day: Date) -> bool {
    let came_later = action.record().and_then(|ix| portal.page(ix).since).is_some_and(|since| since >= day);
    !came_later && !action.was_done(day)
}

/// What two incidents have in common: the cosine, and each word with what it adds to it.
type Common<'a> = (f64, Vec<(f64, &'a str)>);

/// The telling words of every incident.
struct Texts {
    /// By incident: word and weight, as a vector of length 1.
    vectors: Vec<Vec<(String, f64)>>,
    /// Word → incidents and weights.
    postings: HashMap<String, Vec<(usize, f64)>>,
}

impl Texts {
    fn new(portal: &Portal, incidents: &[Incident]) -> Self {
        let pages: Vec<&PortalPage> = incidents.iter().map(|incident| portal.page(incident.ix)).collect();
        let counts: Vec<BTreeMap<Cow<'_, str>, f64>> = pages.iter().map(|page| counted(page)).collect();
        let mut among: HashMap<&str, usize> = HashMap::new();
        for word in counts.iter().flat_map(BTreeMap::keys) {
            *among.entry(word).or_default() += 1;
        }
        // What half of the incidents say, their headings among it, tells none from another.
        let most = COMMON.min((counts.len() / 2).max(2));
        among.retain(|_, incidents| (2..=most).contains(incidents));
        let (common, asked) = frequencies(portal, &among);
        let weight = |word: &str, count: f64| {
            let pages = common.get(word).copied().unwrap_or_default();
            (1.0 + count.ln()) * ((asked + 1.0) / (pages + 1.0)).ln()
        };
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut vectors = Vec::with_capacity(counts.len());
        for (at, count) in counts.iter().enumerate() {
            let rare = |word: &str| common.get(word).copied().unwrap_or_default() <= (asked / RARE).max(FEW);
            let telling =
                count.iter().filter(|(word, _)| among.contains_key(word.as_ref()) && rare(word.as_ref()));
            let mut vector: Vec<(String, f64)> =
                telling.map(|(word, count)| (word.to_string(), weight(word, *count))).collect();
            vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            vector.truncate(WORDS);
            let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            for (word, weight) in &mut vector {
                *weight /= length;
                postings.entry(word.clone()).or_default().push((at, *weight));
            }
            vectors.push(vector);
        }
        Self { vectors, postings }
    }

    /// Incident → cosine and the words in common, for those that have any.
    fn like(&self, own: usize) -> BTreeMap<usize, (f64, Vec<String>)> {
        let mut found: BTreeMap<usize, Common<'_>> = BTreeMap::new();
        for (word, weight) in &self.vectors[own] {
            for (other, theirs) in
                self.postings.get(word).into_iter().flatten().filter(|(other, _)| *other != own)
            {
                let entry = found.entry(*other).or_default();
                entry.0 += weight * theirs;
                entry.1.push((weight * theirs, word));
            }
        }
        let readable = |(cosine, mut words): Common<'_>| {
            words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            (cosine, words.into_iter().take(SHOWN).map(|(_, word)| word.to_owned()).collect())
        };
        found.into_iter().map(|(other, like)| (other, readable(like))).collect()
    }
}

/// Words in lower case. Short ones and numbers tell nothing.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().nth(3).is_some() && word.chars().any(char::is_alphabetic));
    words.map(|word| {
        if word.chars().any(char::is_uppercase) {
            Cow::Owned(word.to_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    })
}

/// The words of an incident; those of its title, summary and tags count more.
fn counted(page: &PortalPage) -> BTreeMap<Cow<'_, str>, f64> {
    let mut counts: BTreeMap<Cow<'_, str>, f64> = BTreeMap::new();
    let page = &page.page;
    let tags = page.meta.tags.iter().map(|tag| (tag.as_str(), 3.0));
    let rows = page.fields.get("action_items").map_or(&[][..], crate::schema::Value::rows);
    let actions = rows.iter().filter_map(|row| Some((row.get("action")?.as_str()?, 1.0)));
    let texts = [(page.title.as_str(), 3.0), (page.meta.summary.as_str(), 2.0), (page.body.text(), 1.0)];
    for (text, weight) in texts.into_iter().chain(tags).chain(actions) {
        for word in words(text) {
            *counts.entry(word).or_default() += weight;
        }
    }
    counts
}

/// In how many pages each word is, and how many pages were asked: a sample tells how common a word is.
fn frequencies<'a>(portal: &Portal, wanted: &HashMap<&'a str, usize>) -> (HashMap<&'a str, f64>, f64) {
    let step = portal.pages.len() / SAMPLE + 1;
    let mut common: HashMap<&'a str, f64> = HashMap::new();
    if wanted.is_empty() {
        return (common, 0.0);
    }
    let sample = portal.pages.iter().step_by(step);
    let asked = sample.len() as f64;
    for page in sample {
        let found: HashSet<&'a str> = words(page.page.body.text())
            .filter_map(|word| Some(*wanted.get_key_value(word.as_ref())?.0))
            .collect();
        for word in wanted.keys().filter(|word| found.contains(**word)) {
            *common.entry(word).or_default() += 1.0;
        }
    }
    (common, asked)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{action, incident, ix, portal};
    use super::super::{actions, incidents};
    use super::*;

    fn text(day: &str, fields: &str, body: &str) -> String {
        incident(day, "sev2", fields) + body
    }

    #[test]
    fn an_incident_is_like_an_earlier_one_for_reasons() {
        let change = "cause_category = \"change\"\nservices = [\"ledger\", \"web\"]";
        let rows = "action_items = [{ action = \"Rehearse it\", owner = \"anna\", due = 2026-06-12 }, \
            { action = \"Was done\", owner = \"anna\", due = 2026-06-12, status = \"done\" }]";
        let portal = portal(&[
            (
                "pm/1.md",
                &text(
                    "2026-05-12",
                    &format!("{change}\n{rows}"),
                    "The migration was missing in the release.",
                ),
            ),
            (
                "pm/2.md",
                &text(
                    "2026-07-07",
                    change,
                    "A release could not be taken back, because a migration had run.",
                ),
            ),
            (
                "pm/3.md",
                &text("2026-08-19", "cause_category = \"hardware\"\nservices = [\"stream\"]", "A disk died."),
            ),
            (
                "pm/4.md",
                &text(
                    "2026-09-01",
                    "cause_category = \"change\"\nservices = [\"mail\"]",
                    "A letter went out twice.",
                ),
            ),
            ("pm/5.md", &text("2026-10-01", "recurrence_of = \"pm/3\"", "Something else.")),
            (
                "actions/a.md",
                &action(
                    "created = 2026-05-20\nlearned_from = [\"pm/1\"]\nstate = \"implemented\"\ndone_on = 2026-07-08",
                ),
            ),
            ("actions/b.md", &action("created = 2026-07-09\nlearned_from = [\"pm/1\"]")),
        ]);
        let (incidents, actions) = (incidents::all(&portal), actions::all(&portal));
        let found = find(&portal, &incidents, &actions);
        let own = &found[&ix(&portal, "pm/2")];
        assert_eq!(own.len(), 1);
        let like = &own[0];
        assert_eq!((like.other, like.stated, like.cause), (ix(&portal, "pm/1"), false, true));
        assert_eq!(like.services, ["ledger", "web"]);
        assert_eq!(like.words, ["migration", "release"]);
        let undone: Vec<_> = like.undone.iter().map(|at| actions[*at].title.as_str()).collect();
        assert_eq!(
            undone,
            ["Rehearse it", "A"],
            "the second was put in place a day too late, the third came later"
        );
        let stated = &found[&ix(&portal, "pm/5")];
        assert_eq!(
            (stated[0].other, stated[0].stated, stated[0].words.is_empty()),
            (ix(&portal, "pm/3"), true, true)
        );
        assert_eq!(found.len(), 2, "the same kind of cause alone is no likeness");
    }
}
