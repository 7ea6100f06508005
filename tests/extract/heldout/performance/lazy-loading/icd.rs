use std::cell::OnceCell;
use std::collections::BTreeMap;

pub struct CodeBook {
    raw: &'static str,
    codes: OnceCell<BTreeMap<&'static str, &'static str>>,
}

impl CodeBook {
    pub fn new(raw: &'static str) -> Self {
        CodeBook { raw, codes: OnceCell::new() }
    }

    fn codes(&self) -> &BTreeMap<&'static str, &'static str> { // ~ lazy-loading
        self.codes
            .get_or_init(|| self.raw.lines().filter_map(|l| l.split_once('\t')).collect())
    }

    pub fn name(&self, code: &str) -> &str {
        self.codes().get(code).copied().unwrap_or("unknown")
    }
}
