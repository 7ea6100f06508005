use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

pub fn note(path: &Path, line: &str) {
    if let Ok(mut file) = OpenOptions::new().append(true).open(path) {
        writeln!(file, "{line}").ok(); // ~ ignored-error
        file.sync_all().ok(); // ~ ignored-error
    }
}

pub fn first(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let number = text.trim().parse::<u64>().ok();
    number.map(|number| number.to_string())
}
