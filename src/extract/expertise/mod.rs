//! Who knows which code, from the history of its repository.
//!
//! What somebody knows of an area or a technology is the sum over their commits of
//! `min(lines added to a file, 1000) × 0.5^(age / half-life) ÷ authors`, and a quarter of that for a commit of others that
//! they reviewed or merged. A share is that sum over the sums of everybody.

pub mod log;
pub mod page;
pub mod people;
pub mod table;
pub mod technology;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use log::{Commit, Person};

/// Lines of one file that a commit counts for at most: beyond it somebody moved, formatted or imported code.
const MOST_LINES: u32 = 1000;
/// What a review counts of what the lines count.
const REVIEW: f64 = 0.25;
/// Areas that a repository is divided into at most.
const MOST_AREAS: usize = 12;
/// What somebody must hold to be listed, and how many are.
const LEAST_SHARE: f64 = 0.02;
const MOST_PEOPLE: usize = 8;

/// How expertise is measured.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The day from which ages count.
    pub today: Date,
    /// Days after which a line counts half.
    pub half_life: f64,
    /// Parts of names and addresses of programs that commit.
    pub bots: &'a [String],
}

/// How well somebody knows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Has been there.
    Novice,
    /// From 3 % and 3 commits or reviews.
    Competent,
    /// From 10 % and 5.
    Proficient,
    /// From 25 % and 10.
    Expert,
    /// From 50 % and 20.
    Master,
}

/// The least share, and the least commits and reviews, of each level; the highest first.
const LEVELS: [(Level, f64, usize); 4] = [
    (Level::Master, 0.5, 20),
    (Level::Expert, 0.25, 10),
    (Level::Proficient, 0.1, 5),
    (Level::Competent, 0.03, 3),
];

impl Level {
    /// From the lowest.
    pub const ALL: [Self; 5] = [Self::Novice, Self::Competent, Self::Proficient, Self::Expert, Self::Master];

    /// The level of an identifier.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Novice => "Novice",
            Self::Competent => "Competent",
            Self::Proficient => "Proficient",
            Self::Expert => "Expert",
            Self::Master => "Master",
        }
    }

    /// The level of a share of the weighted lines, borne out by so many commits and reviews.
    pub fn of(share: f64, times: usize) -> Self {
        let found = LEVELS.iter().find(|(_, least, often)| share >= *least && times >= *often);
        found.map_or(Self::Novice, |(level, ..)| *level)
    }

    /// As rows write it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Novice => "novice",
            Self::Competent => "competent",
            Self::Proficient => "proficient",
            Self::Expert => "expert",
            Self::Master => "master",
        }
    }
}

/// What is known by people: a folder of the repository, or a language or library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A folder; `.` for the root.
    Area(String),
    /// A technology by its tag.
    Technology(String),
}

/// What one person knows of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// Who.
    pub person: Person,
    /// Of the weighted lines, from 0 to 1.
    pub share: f64,
    /// How well.
    pub level: Level,
    /// Lines added, as they were written.
    pub lines: u64,
    /// Commits with such lines.
    pub commits: usize,
    /// Commits of others that were reviewed or merged.
    pub reviews: usize,
    /// The day of the last of either.
    pub last_active: Date,
}

/// Who knows a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What.
    pub subject: Subject,
    /// The largest share first.
    pub holders: Vec<Holder>,
    /// The fewest people who hold over half together.
    pub bus_factor: usize,
}

/// A file as far as expertise goes.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its technologies by their tags.
    pub technologies: BTreeSet<String>,
}

#[derive(Default)]
struct Sum {
    weight: f64,
    lines: u64,
    commits: usize,
    reviews: usize,
    last_active: Option<Date>,
}

/// Who knows what of the files that there are today, areas first.
pub fn map(commits: &[Commit], places: &[Place<'_>], options: &Options<'_>) -> Vec<Known> {
    let folders: Vec<&str> = places.iter().map(|place| super::fold::folder(place.path)).collect();
    let areas = super::fold::fold(&folders, MOST_AREAS);
    let subjects: BTreeMap<&str, Vec<Subject>> =
        places.iter().map(|place| (place.path, subjects(place, &areas))).collect();
    let names = names(commits);
    let mut sums: BTreeMap<Subject, BTreeMap<Person, Sum>> = BTreeMap::new();
    for commit in commits {
        let bot = |person: &&Person| !is_bot(person, options.bots);
        let proper = |person: &Person| names.get(&person.mail).cloned().unwrap_or_else(|| person.clone());
        let authors: Vec<Person> = commit.authors.iter().filter(bot).map(proper).collect();
        let reviewers: Vec<Person> = commit.reviewers.iter().filter(bot).map(proper).collect();
        if authors.is_empty() {
            continue; // Nobody knows what a program wrote.
        }
        let age = f64::from((options.today - commit.date).get_days().max(0));
        let fresh = 0.5_f64.powf(age / options.half_life);
        for (subject, weight, lines) in touched(commit, &subjects) {
            let people = sums.entry(subject).or_default();
            let weight = weight * fresh;
            for author in &authors {
                let sum = people.entry(author.clone()).or_default();
                sum.add(weight / authors.len() as f64, commit.date);
                sum.lines += lines;
                sum.commits += 1;
            }
            for reviewer in &reviewers {
                let sum = people.entry(reviewer.clone()).or_default();
                sum.add(weight * REVIEW, commit.date);
                sum.reviews += 1;
            }
        }
    }
    sums.into_iter().filter_map(|(subject, people)| known(subject, people)).collect()
}

impl Sum {
    fn add(&mut self, weight: f64, date: Date) {
        self.weight += weight;
        self.last_active = self.last_active.max(Some(date));
    }
}

fn subjects(place: &Place<'_>, areas: &BTreeMap<&str, String>) -> Vec<Subject> {
    let area = areas.get(super::fold::folder(place.path)).map_or("", String::as_str);
    let area = Subject::Area(if area.is_empty() { ".".to_owned() } else { area.to_owned() });
    std::iter::once(area).chain(place.technologies.iter().cloned().map(Subject::Technology)).collect()
}

/// What a commit changed: subject, lines that count, lines.
fn touched(commit: &Commit, subjects: &BTreeMap<&str, Vec<Subject>>) -> Vec<(Subject, f64, u64)> {
    let mut found: BTreeMap<&Subject, (f64, u64)> = BTreeMap::new();
    for (path, added) in commit.files.iter().filter(|(_, added)| *added > 0) {
        for subject in subjects.get(path.as_str()).into_iter().flatten() {
            let sum = found.entry(subject).or_default();
            sum.0 += f64::from((*added).min(MOST_LINES));
            sum.1 += u64::from(*added);
        }
    }
    found.into_iter().map(|(subject, (weight, lines))| (subject.clone(), weight, lines)).collect()
}

/// One person for all addresses of a full name, by address: the one with the name's first address.
fn names(commits: &[Commit]) -> BTreeMap<String, Person> {
    let mut by_name: BTreeMap<String, Person> = BTreeMap::new();
    let mut by_mail: BTreeMap<String, Person> = BTreeMap::new();
    for person in commits.iter().flat_map(|commit| commit.authors.iter().chain(&commit.reviewers)) {
        let full = person.name.trim().to_lowercase();
        let proper = if full.contains(' ') {
            by_name.entry(full).or_insert_with(|| person.clone()).clone()
        } else {
            person.clone()
        };
        // The newest commit says what somebody is called.
        by_mail.entry(person.mail.clone()).or_insert(proper);
    }
    by_mail
}

pub(crate) fn is_bot(person: &Person, bots: &[String]) -> bool {
    let name = person.name.to_lowercase();
    bots.iter().map(|bot| bot.to_lowercase()).any(|bot| name.contains(&bot) || person.mail.contains(&bot))
}

fn known(subject: Subject, people: BTreeMap<Person, Sum>) -> Option<Known> {
    let total: f64 = people.values().map(|sum| sum.weight).sum();
    if total <= 0.0 {
        return None;
    }
    let mut holders: Vec<Holder> = people
        .into_iter()
        .filter_map(|(person, sum)| {
            let share = sum.weight / total;
            Some(Holder {
                person,
                share,
                level: Level::of(share, sum.commits + sum.reviews),
                lines: sum.lines,
                commits: sum.commits,
                reviews: sum.reviews,
                last_active: sum.last_active?,
            })
        })
        .collect();
    holders.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.person.cmp(&b.person)));
    let bus_factor = bus_factor(holders.iter().map(|holder| holder.share))?;
    holders.retain(|holder| holder.share >= LEAST_SHARE);
    holders.truncate(MOST_PEOPLE.max(bus_factor.min(MOST_PEOPLE * 2)));
    Some(Known { subject, holders, bus_factor })
}

/// The fewest people who hold over half together, of shares in falling order; `None` where those given do not.
pub fn bus_factor(shares: impl Iterator<Item = f64>) -> Option<usize> {
    let mut sum = 0.0;
    // Two of four quarters are half, not more, however they are rounded.
    shares.enumerate().find_map(|(at, share)| {
        sum += share;
        (sum > 0.5 + 1e-9).then_some(at + 1)
    })
}

#[cfg(test)]
mod tests;
