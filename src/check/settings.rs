//! `[check]` of `lyceum.toml`.

use serde::Deserialize;

use super::compliance;

/// What a portal decides about its checks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Licences, and the access of folders.
    pub compliance: compliance::Settings,
}
