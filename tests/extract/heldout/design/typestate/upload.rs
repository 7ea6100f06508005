use std::io::{self, Write};

pub struct Connected<W>(W);
pub struct HeaderSent<W>(W, u64);
pub struct Finished(pub u64);

impl<W: Write> Connected<W> {
    pub fn over(link: W) -> Self {
        Connected(link)
    }

    pub fn header(mut self, name: &str) -> io::Result<HeaderSent<W>> { // ~ typestate
        self.0.write_all(name.as_bytes())?;
        Ok(HeaderSent(self.0, 0))
    }
}

impl<W: Write> HeaderSent<W> {
    pub fn chunk(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.1 += bytes.len() as u64;
        self.0.write_all(bytes)
    }

    pub fn finish(mut self) -> io::Result<Finished> { // ~ typestate
        self.0.flush()?;
        Ok(Finished(self.1))
    }
}
