use std::sync::{LazyLock, OnceLock};

use regex::Regex;

static ISIN: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[A-Z]{2}[A-Z0-9]{9}[0-9]$").expect("an expression")); // ~ lazy-loading

pub struct Venue {
    path: std::path::PathBuf,
    rules: OnceLock<Rules>,
}

impl Venue {
    pub fn rules(&self) -> &Rules { // ~ lazy-loading
        self.rules.get_or_init(|| Rules::read(&self.path))
    }
}

pub fn is_isin(text: &str) -> bool {
    ISIN.is_match(text)
}
