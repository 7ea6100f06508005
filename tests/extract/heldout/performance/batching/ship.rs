use std::io::{self, Write};
use std::mem;

pub struct Shipper<W: Write> {
    out: W,
    lines: Vec<String>,
}

impl<W: Write> Shipper<W> { // ~ batching
    pub fn push(&mut self, line: String) -> io::Result<()> {
        self.lines.push(line);
        if self.lines.len() >= 64 {
            self.flush()?;
        }
        Ok(())
    }

    pub fn flush(&mut self) -> io::Result<()> {
        let batch = mem::take(&mut self.lines).join("\n");
        self.out.write_all(batch.as_bytes())
    }
}
