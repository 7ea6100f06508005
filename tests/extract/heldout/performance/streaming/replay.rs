use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

pub fn replay(log: &str, out: &mut impl Write) -> io::Result<u64> {
    let mut events = 0;
    for line in BufReader::new(File::open(log)?).lines() { // ~ streaming
        let line = line?;
        if let Some(event) = line.strip_prefix("ev ") {
            writeln!(out, "{event}")?;
            events += 1;
        }
    }
    Ok(events)
}
