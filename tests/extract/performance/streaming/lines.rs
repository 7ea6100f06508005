use std::fs::File;
use std::io::{BufRead, BufReader};

pub fn count(path: &str) -> std::io::Result<usize> { // ~ streaming
    let mut count = 0;
    for line in BufReader::new(File::open(path)?).lines() {
        if line?.starts_with("TRADE") {
            count += 1;
        }
    }
    Ok(count)
}

pub fn count_stream(path: &str) -> std::io::Result<usize> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().filter(|line| line.starts_with("TRADE")).count())
}
