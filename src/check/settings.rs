//! `[check]` in `lyceum.toml`: what a portal says to the checks beyond severities.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::execution::{Interpreter, Limits};
use super::{brand, compliance};
use crate::external;

/// The settings of all checks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Links to other sites.
    pub links: external::Settings,
    /// The one spelling that is accepted where the English of several countries differs; without it, all are.
    pub dialect: Option<Dialect>,
    /// Words that are right here, besides those of `words.txt`.
    pub words: Vec<String>,
    /// Names and words of the brand.
    pub brand: brand::Settings,
    /// Licences, and the access of folders.
    pub compliance: compliance::Settings,
    /// What runs examples, by language; besides those built in, or in their place.
    pub execute: BTreeMap<String, Interpreter>,
    /// What an example may use up.
    pub limits: Limits,
}

/// A country's English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Of the United States.
    American,
    /// Of the United Kingdom.
    British,
    /// Of Canada.
    Canadian,
    /// Of Australia.
    Australian,
}
