//! What each sentence of a conversation is.

pub mod commands;
pub mod due;
pub mod names;
mod tell;
mod terms;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::sentence::{clean, split};
use super::transcript::{Block, Transcript, Turn};
use super::words::Words;
use names::Names;

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Said by the expert before anybody asked.
    Opening,
    /// Asked; what was answered belongs to it.
    Question,
    /// What was chosen.
    Decision,
    /// What to do next.
    Step,
    /// What goes wrong.
    Warning,
    /// What a word means.
    Term,
    /// What somebody will do.
    FollowUp,
    /// What was seen of a problem.
    Symptom,
    /// What did not help.
    Tried,
    /// Why there is a problem.
    Cause,
    /// What helped.
    Fix,
    /// How to see that it helped.
    Check,
    /// What would keep it from coming back.
    Prevent,
    /// About a file.
    File,
    /// Code that was shown.
    Code,
    /// Typed into a shell.
    Command,
    /// Somebody who was named.
    People,
    /// Anything else.
    Rest,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Opening,
        Self::Question,
        Self::Decision,
        Self::Step,
        Self::Warning,
        Self::Term,
        Self::FollowUp,
        Self::Symptom,
        Self::Tried,
        Self::Cause,
        Self::Fix,
        Self::Check,
        Self::Prevent,
        Self::File,
        Self::Code,
        Self::Command,
        Self::People,
        Self::Rest,
    ];

    /// Its heading, where a section has several kinds; none for what has headings of its own or needs none.
    pub const fn title(self) -> Option<&'static str> {
        Some(match self {
            Self::Opening | Self::Question | Self::File | Self::People | Self::Rest | Self::Code => {
                return None;
            }
            Self::Decision => "Decided",
            Self::Step => "Steps",
            Self::Warning => "Watch out",
            Self::Term => "Words",
            Self::FollowUp => "To be done",
            Self::Symptom => "Seen",
            Self::Tried => "Tried",
            Self::Cause => "Cause",
            Self::Fix => "What helped",
            Self::Check => "How to tell",
            Self::Prevent => "Against it",
            Self::Command => "Commands",
        })
    }

    /// As layouts and words name it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Question => "question",
            Self::Decision => "decision",
            Self::Step => "step",
            Self::Warning => "warning",
            Self::Term => "term",
            Self::FollowUp => "follow_up",
            Self::Symptom => "symptom",
            Self::Tried => "tried",
            Self::Cause => "cause",
            Self::Fix => "fix",
            Self::Check => "check",
            Self::Prevent => "prevent",
            Self::File => "file",
            Self::Code => "code",
            Self::Command => "command",
            Self::People => "people",
            Self::Rest => "rest",
        }
    }
}

/// Where something was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which turn of the transcript.
    pub turn: usize,
    /// Who.
    pub speaker: Option<String>,
    /// When.
    pub at: Option<String>,
}

/// A sentence, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As it is quoted.
    pub text: String,
    /// Where it was said.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// The word that it explains, or the file that it is about.
    pub about: Option<String>,
    /// Whose it is to do, as the portal names them.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// The question that it answers, by its place among the questions.
    pub answers: Option<usize>,
}

/// Something that was typed, shown or named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// As it is.
    pub text: String,
    /// The language of code; empty where it is not said.
    pub language: String,
    /// Where.
    pub place: Place,
}

/// Questions that were asked in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Their places among the sentences.
    pub asked: Vec<usize>,
    /// Those of the answers.
    pub answers: Vec<usize>,
}

/// Everything that a conversation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Every sentence once, in order.
    pub said: Vec<Said>,
    /// What was asked, in order.
    pub questions: Vec<Question>,
    /// Commands, each once, where it came first.
    pub commands: Vec<Shown>,
    /// Blocks of code that are no commands.
    pub code: Vec<Shown>,
    /// Files, each once.
    pub files: Vec<Shown>,
    /// Technologies of the portal that are named, by title.
    pub technologies: Vec<String>,
    /// Terms of the portal's glossary that are named, by identifier.
    pub terms: Vec<String>,
    /// People of the portal who are named, by identifier, without the expert.
    pub people: Vec<String>,
}

impl Found {
    /// The sentences of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |said| said.kind == kind)
    }

    /// Whether it is about how something is built or run.
    pub fn is_technical(&self) -> bool {
        !self.commands.is_empty()
            || !self.code.is_empty()
            || !self.files.is_empty()
            || !self.technologies.is_empty()
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// By which words.
    pub words: &'a Words,
    /// What the portal knows by name.
    pub names: &'a Names,
    /// Whether a problem was solved: what was seen, tried and found counts then.
    pub problem: bool,
    /// Whether somebody went through code: what is said of a file stays with it.
    pub walk: bool,
    /// The day that `by Friday` counts from.
    pub day: Date,
}

/// Tells what everything in a conversation is.
pub fn find(transcript: &Transcript, asked: &Asked<'_>) -> Found {
    let mut reader =
        Reader { asked: *asked, found: Found::default(), file: None, question: None, seen: BTreeSet::new() };
    let expert_speaks = transcript.turns.iter().any(|turn| reader.is_expert(reader.speaker(turn).as_deref()));
    for (number, turn) in transcript.turns.iter().enumerate() {
        reader.turn(number, turn, expert_speaks);
    }
    reader.names(transcript);
    reader.found
}

/// The state between sentences.
struct Reader<'a> {
    asked: Asked<'a>,
    found: Found,
    /// The file that is talked about.
    file: Option<String>,
    /// The question that is being answered, and who asked it in which turn.
    question: Option<(usize, usize)>,
    seen: BTreeSet<String>,
}

impl Reader<'_> {
    fn speaker(&self, turn: &Turn) -> Option<String> {
        turn.speaker.as_deref().map(|name| self.asked.names.speaker(name))
    }

    fn is_expert(&self, speaker: Option<&str>) -> bool {
        speaker.is_some() && speaker == self.asked.names.expert.as_deref()
    }

    fn turn(&mut self, number: usize, turn: &Turn, expert_speaks: bool) {
        let speaker = self.speaker(turn);
        let place = Place { turn: number, speaker, at: turn.at.clone() };
        for block in &turn.blocks {
            match block {
                Block::Prose(text) => self.prose(text, &place, false, expert_speaks),
                Block::Item { numbered, text } => self.prose(text, &place, *numbered, expert_speaks),
                Block::Code { language, text } => self.code(language, text, &place),
            }
        }
    }

    fn prose(&mut self, text: &str, place: &Place, numbered: bool, expert_speaks: bool) {
        let words = self.asked.words;
        for (at, sentence) in split(text, words).into_iter().enumerate() {
            let Some(quoted) = clean(sentence, words) else { continue };
            for command in commands::of(&quoted, words) {
                self.command(command, place);
            }
            for file in commands::files(&quoted) {
                self.file = Some(file.clone());
                if self.seen.insert(format!("file {file}")) {
                    self.found.files.push(Shown {
                        text: file,
                        language: String::new(),
                        place: place.clone(),
                    });
                }
            }
            self.sentence(quoted, place, numbered && at == 0, expert_speaks);
        }
    }

    fn command(&mut self, text: String, place: &Place) {
        if self.seen.insert(format!("command {text}")) {
            self.found.commands.push(Shown { text, language: "sh".into(), place: place.clone() });
        }
    }

    /// A block of a shell is its commands; what it printed, and any other code, stays whole.
    fn code(&mut self, language: &str, text: &str, place: &Place) {
        if text.trim().is_empty() {
            return;
        }
        let lines = commands::lines(language, text, self.asked.words);
        let whole = lines.len() == text.lines().filter(|line| !line.trim().is_empty()).count();
        for line in lines {
            self.command(line, place);
        }
        if !whole {
            let shown = Shown { text: text.to_owned(), language: language.to_owned(), place: place.clone() };
            self.found.code.push(shown);
        }
    }

    fn sentence(&mut self, text: String, place: &Place, numbered: bool, expert_speaks: bool) {
        let is_expert = self.is_expert(place.speaker.as_deref());
        let may_ask = !expert_speaks || !is_expert;
        let mut said = tell::tell(&text, place, &self.asked, may_ask);
        if said.kind == Kind::Rest && numbered {
            said.kind = Kind::Step;
        }
        let number = self.found.said.len();
        if said.kind == Kind::Question {
            let again = self.question.is_some_and(|(question, turn)| {
                turn == place.turn && self.found.questions[question].answers.is_empty()
            });
            if !again {
                self.found.questions.push(Question::default());
            }
            let question = self.found.questions.len() - 1;
            self.found.questions[question].asked.push(number);
            self.question = Some((question, place.turn));
        } else if let Some((question, _)) = self.question.filter(|(_, turn)| *turn != place.turn) {
            said.answers = Some(question);
            self.found.questions[question].answers.push(number);
        }
        if said.kind == Kind::Rest {
            self.settle(&mut said, is_expert || !expert_speaks);
        }
        self.found.said.push(said);
    }

    /// A sentence that says nothing by itself: about the file that is talked about, or from before the first question.
    fn settle(&self, said: &mut Said, by_expert: bool) {
        let names_file = !commands::files(&said.text).is_empty();
        let open = self.question.is_none();
        if self.asked.walk && by_expert && self.file.is_some() && (names_file || said.answers.is_none()) {
            said.kind = Kind::File;
            said.about.clone_from(&self.file);
        } else if open && by_expert && self.found.of(Kind::Opening).count() < 6 && said.answers.is_none() {
            said.kind = Kind::Opening;
        }
    }

    /// What the portal knows and somebody named.
    fn names(&mut self, transcript: &Transcript) {
        let mut text = String::new();
        for said in &self.found.said {
            text.push_str(&said.text);
            text.push('\n');
        }
        for turn in &transcript.turns {
            for block in &turn.blocks {
                if let Block::Code { text: code, .. } = block {
                    text.push_str(code);
                    text.push('\n');
                }
            }
        }
        self.found.technologies = self.asked.names.technologies(&text);
        self.found.terms = self.asked.names.terms(&text);
        self.found.people = self.asked.names.people(&text);
    }
}
