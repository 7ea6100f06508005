//! `[check]` of `lyceum.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::compliance;
use super::execution::{Interpreter, Limits};
use crate::external;

/// What a portal decides about its checks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Links to other sites.
    pub links: external::Settings,
    /// Licences, and the access of folders.
    pub compliance: compliance::Settings,
    /// What runs examples, by language; besides those built in, or in their place.
    pub execute: BTreeMap<String, Interpreter>,
    /// What an example may use up.
    pub limits: Limits,
}
