//! The flags of `lyceum review`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use jiff::civil::Date;
use lyceum::governance::Verdict as Outcome;
use lyceum::schema::Cycle;

use crate::cli::args::{Scope, Site};

/// `lyceum review`
#[derive(Debug, ClapArgs)]
pub(crate) struct Review {
    #[command(subcommand)]
    pub(super) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// List pages whose review is due, was due or never was, and reviews that somebody was asked for
    Due(Due),
    /// Write a review into a page, scored by its rubric
    Sign(Sign),
    /// Ask somebody for a review of a page, or give the page another owner; with neither, say who knows the code of it
    Assign(Assign),
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum DueFormat {
    /// For people
    #[default]
    Text,
    /// For scripts: owners with their pages
    Json,
    /// For spreadsheets
    Csv,
}

/// `lyceum review due`
#[derive(Debug, ClapArgs)]
pub(super) struct Due {
    #[command(flatten)]
    pub(super) site: Site,
    /// How far ahead to look, such as `30d` or `6w`; else `due_soon_days` of `lyceum.toml`
    #[arg(long, value_name = "TIME", value_parser = within)]
    pub(super) within: Option<Cycle>,
    /// Pages that somebody answers for or is asked to review
    #[arg(long, value_name = "ID")]
    pub(super) owner: Option<String>,
    /// Pages of a content type
    #[arg(long, value_name = "TYPE")]
    pub(super) r#type: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: DueFormat,
}

fn within(text: &str) -> Result<Cycle, String> {
    let wrong = || format!("`{text}` is no time such as `30d`, `6w`, `3m` or `1y`");
    Cycle::parse(text).ok().flatten().ok_or_else(wrong)
}

/// What a review comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum Verdict {
    /// The page is accepted
    Approved,
    /// The page is to be changed
    ChangesRequested,
    /// The page is not accepted
    Rejected,
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Approved => Self::Approved,
            Verdict::ChangesRequested => Self::ChangesRequested,
            Verdict::Rejected => Self::Rejected,
        }
    }
}

/// `lyceum review sign`
#[derive(Debug, ClapArgs)]
pub(super) struct Sign {
    /// The page: its file, id or address
    pub(super) page: String,
    /// The review type, such as `technical_accuracy`
    #[arg(long, value_name = "TYPE")]
    pub(super) r#type: String,
    /// Who reviewed: the id or name of a person
    #[arg(long = "as", value_name = "PERSON")]
    pub(super) reviewer: String,
    /// Points of 100 for a criterion, or a level such as `good`; once for each criterion
    #[arg(long = "score", value_name = "CRITERION=POINTS")]
    pub(super) scores: Vec<String>,
    /// What it comes to; else approved from the minimum of the rubric on, and changes requested below
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(super) verdict: Option<Verdict>,
    /// What the reviewer adds
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) comment: Option<String>,
    /// The day of the review; else today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(super) root: PathBuf,
    #[command(flatten)]
    pub(super) scope: Scope,
}

/// `lyceum review assign`; with neither a review type nor an owner it says who could be asked
#[derive(Debug, ClapArgs)]
pub(super) struct Assign {
    /// The page: its file, id or address
    pub(super) page: String,
    /// The review type to ask for
    #[arg(long, value_name = "TYPE", requires = "to")]
    pub(super) r#type: Option<String>,
    /// Who is asked for it: the id or name of a person
    #[arg(long, value_name = "PERSON", requires = "type")]
    pub(super) to: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE", requires = "type")]
    pub(super) due: Option<Date>,
    /// Who answers for the page from now on: the id or name of a person or team
    #[arg(long, value_name = "ID")]
    pub(super) owner: Option<String>,
    /// The portal's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(super) root: PathBuf,
    #[command(flatten)]
    pub(super) scope: Scope,
}
