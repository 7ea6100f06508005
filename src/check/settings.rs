//! `[check]` of `lyceum.toml`.

use serde::Deserialize;

use super::compliance;
use crate::external;

/// What a portal decides about its checks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Links to other sites.
    pub links: external::Settings,
    /// Licences, and the access of folders.
    pub compliance: compliance::Settings,
}
