//! A conversation as a draft page: quotations under the headings of its type.

mod front;
mod quote;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::find::{Found, Kind, Said, Shown};
use super::layout::{Layout, Method};
use crate::portal::{PageIx, Portal};
use crate::schema::ContentType;

pub use front::{required_review, string};
pub use quote::{inline, source};

/// What stands where somebody has to write.
pub(crate) const PLACEHOLDER: &str = "*To be written.*";

/// Where everything stands that no section takes.
pub const REST: &str = "Not yet placed";

/// What page is wanted.
pub struct Request<'a> {
    /// The portal that it is for.
    pub portal: &'a Portal,
    /// Its type.
    pub of: &'a ContentType,
    /// How the type is put together.
    pub layout: &'a Layout,
    /// Who said it.
    pub expert: PageIx,
    /// How they were asked.
    pub method: Method,
    /// One of the ten sources of knowledge.
    pub source: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The transcript, as the page names it.
    pub from: &'a str,
    /// The day of the conversation.
    pub held: Date,
    /// The day on which it is captured.
    pub today: Date,
    /// Who captures it: the identifier of a person.
    pub author: Option<&'a str>,
}

/// The whole file.
pub fn markdown(request: &Request<'_>, found: &Found) -> String {
    let mut text = front::matter(request, found);
    let mut body = Body { request, found, placed: BTreeSet::new(), text: String::new() };
    body.sections();
    text.push_str(&body.text);
    text
}

struct Body<'a> {
    request: &'a Request<'a>,
    found: &'a Found,
    /// Sentences that stand somewhere.
    placed: BTreeSet<usize>,
    text: String,
}

impl Body<'_> {
    /// The type's sections in its order, then those of the layout alone, then what is left.
    fn sections(&mut self) {
        let layout = self.request.layout;
        let kinds_of = |of: &dyn Fn(&str) -> bool| {
            let found = layout.sections.iter().find(|section| of(&section.title));
            found.map(|section| section.kinds().collect::<Vec<_>>()).unwrap_or_default()
        };
        for section in self.request.of.sections.iter().filter(|section| section.title != REST) {
            let kinds = kinds_of(&|title| section.is_headed(title));
            self.section(&section.title, &kinds, section.required);
        }
        let own = |title: &str| self.request.of.sections.iter().any(|section| section.is_headed(title));
        let others: Vec<_> = layout.sections.iter().filter(|section| !own(&section.title)).collect();
        for section in others {
            let kinds: Vec<Kind> = section.kinds().collect();
            self.section(&section.title, &kinds, false);
        }
        let rest: Vec<usize> =
            (0..self.found.said.len()).filter(|number| !self.placed.contains(number)).collect();
        if !rest.is_empty() {
            let _ = write!(self.text, "\n## {REST}\n\n");
            let left: Vec<&Said> = rest.iter().map(|number| &self.found.said[*number]).collect();
            self.paragraphs(&left);
        }
    }

    fn section(&mut self, title: &str, kinds: &[Kind], required: bool) {
        let start = self.text.len();
        let _ = write!(self.text, "\n## {title}\n");
        let empty = self.text.len();
        let several = kinds.iter().filter(|kind| self.has(**kind)).count() > 1;
        for kind in kinds.iter().filter(|kind| self.has(**kind)).copied().collect::<Vec<_>>() {
            // Questions and files have headings of their own.
            if let Some(title) = kind.title().filter(|_| several) {
                let _ = write!(self.text, "\n### {title}\n");
            }
            self.block(kind);
        }
        if self.text.len() == empty {
            if required {
                let _ = write!(self.text, "\n{PLACEHOLDER}\n");
            } else {
                self.text.truncate(start);
            }
        }
    }

    /// Whether there is anything of a kind.
    fn has(&self, kind: Kind) -> bool {
        match kind {
            Kind::Question => !self.found.questions.is_empty(),
            Kind::Command => !self.found.commands.is_empty(),
            Kind::Code => !self.found.code.is_empty(),
            Kind::File => !self.found.files.is_empty(),
            Kind::People => true,
            _ => self.found.of(kind).next().is_some(),
        }
    }

    /// Everything of a kind, as it is written in its section.
    fn block(&mut self, kind: Kind) {
        match kind {
            Kind::Question => self.questions(),
            Kind::Command => self.commands(),
            Kind::Code => self.code(),
            Kind::File => self.files(),
            Kind::People => self.people(),
            _ => self.sentences(kind),
        }
    }

    /// The sentences of a kind that stand nowhere yet, with their places.
    fn take(&mut self, wanted: impl Fn(&Said) -> bool) -> Vec<Said> {
        let mut taken = Vec::new();
        for (number, said) in self.found.said.iter().enumerate() {
            if wanted(said) && self.placed.insert(number) {
                taken.push(said.clone());
            }
        }
        taken
    }

    fn sentences(&mut self, kind: Kind) {
        let taken = self.take(|said| said.kind == kind);
        if taken.is_empty() {
            return;
        }
        self.text.push('\n');
        if kind == Kind::Opening {
            self.paragraphs(&taken.iter().collect::<Vec<_>>());
            return;
        }
        for (number, said) in taken.iter().enumerate() {
            let mark = match kind {
                Kind::Step => format!("{}.", number + 1),
                Kind::FollowUp => "- [ ]".to_owned(),
                _ => "-".to_owned(),
            };
            let term = said.about.as_ref().filter(|_| kind == Kind::Term);
            let term = term.map(|term| format!("**{}**: ", quote::plain(term))).unwrap_or_default();
            let due = said.due.map(|due| format!("due {due}"));
            let owner = said.owner.as_ref().filter(|_| kind == Kind::FollowUp).map(|id| format!("[[{id}]]"));
            let more: Vec<String> = owner.into_iter().chain(due).collect();
            let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
            let _ = writeln!(self.text, "{mark} {term}{}{}{more}", inline(&said.text), source(&said.place));
        }
    }

    /// Sentences of one turn in one paragraph.
    fn paragraphs(&mut self, said: &[&Said]) {
        for (at, turn) in said.chunk_by(|a, b| a.place == b.place).enumerate() {
            if at > 0 {
                self.text.push('\n');
            }
            let all: Vec<String> = turn.iter().map(|said| inline(&said.text)).collect();
            let text = quote::begin(&all.join(" "));
            let place = turn.first().map(|said| source(&said.place)).unwrap_or_default();
            let _ = writeln!(self.text, "{text}{place}");
        }
    }

    /// Each question as a heading, and what was answered; what stands in another section is said to.
    fn questions(&mut self) {
        for question in &self.found.questions {
            let asked: Vec<&Said> = question.asked.iter().map(|number| &self.found.said[*number]).collect();
            let Some((first, others)) = asked.split_first() else { continue };
            self.placed.extend(&question.asked);
            let _ = write!(self.text, "\n### {}\n\n", inline(&first.text));
            if !others.is_empty() {
                let more: Vec<String> = others.iter().map(|said| inline(&said.text)).collect();
                let _ = write!(self.text, "{}\n\n", quote::begin(&more.join(" ")));
            }
            if let Some(who) = quote::who(&first.place) {
                let _ = write!(self.text, "*Asked by {who}.*\n\n");
            }
            let answers: Vec<usize> = question.answers.clone();
            let here: Vec<&Said> = answers
                .iter()
                .filter(|number| self.found.said[**number].kind == Kind::Rest)
                .filter(|number| self.placed.insert(**number))
                .map(|number| &self.found.said[*number])
                .collect();
            if here.is_empty() {
                let elsewhere = self.elsewhere(&answers);
                let _ = writeln!(self.text, "{elsewhere}");
            } else {
                self.paragraphs(&here);
            }
        }
    }

    /// In which sections an answer stands that stands in none of its own.
    fn elsewhere(&self, answers: &[usize]) -> String {
        let kinds: BTreeSet<Kind> = answers.iter().map(|number| self.found.said[*number].kind).collect();
        let sections = &self.request.layout.sections;
        let titles: BTreeSet<&str> = sections
            .iter()
            .filter(|section| section.kinds().any(|kind| kinds.contains(&kind)))
            .map(|section| section.title.as_str())
            .collect();
        if titles.is_empty() {
            return "*Not answered.*".to_owned();
        }
        format!("*Answered under {}.*", titles.into_iter().collect::<Vec<_>>().join(", "))
    }

    fn commands(&mut self) {
        if self.found.commands.is_empty() {
            return;
        }
        self.text.push('\n');
        for shown in &self.found.commands {
            let _ = writeln!(self.text, "- {}{}", quote::code(&shown.text), source(&shown.place));
        }
    }

    fn code(&mut self) {
        for Shown { text, language, place } in &self.found.code {
            let fence = quote::fence(text);
            let language = if language.is_empty() { "text" } else { language };
            let language: String =
                language.chars().filter(|c| c.is_alphanumeric() || "+-#_".contains(*c)).collect();
            let _ = write!(self.text, "\n{fence}{language}\n{}\n{fence}\n", text.trim_end_matches('\n'));
            if let Some(who) = quote::who(place) {
                let _ = write!(self.text, "\n*Shown by {who}.*\n");
            }
        }
    }

    /// What was said of each file; the others in a list.
    fn files(&mut self) {
        let taken = self.take(|said| said.kind == Kind::File);
        let mut listed = Vec::new();
        for shown in &self.found.files {
            let of: Vec<&Said> =
                taken.iter().filter(|said| said.about.as_ref() == Some(&shown.text)).collect();
            if of.is_empty() {
                listed.push(shown);
                continue;
            }
            let _ = write!(self.text, "\n### {}\n\n", quote::code(&shown.text));
            self.paragraphs(&of);
        }
        if !listed.is_empty() {
            self.text.push('\n');
        }
        for shown in listed {
            let _ = writeln!(self.text, "- {}{}", quote::code(&shown.text), source(&shown.place));
        }
    }

    fn people(&mut self) {
        let expert = front::person(self.request.portal, self.request.expert);
        self.text.push('\n');
        for id in std::iter::once(&expert).chain(&self.found.people) {
            let _ = writeln!(self.text, "- [[{id}]]");
        }
    }
}
