pub struct AuditLog<S> {
    sink: S,
    entries: Vec<Entry>,
}

impl<S: Sink> AuditLog<S> { // ~ batching
    pub fn record(&mut self, entry: Entry) -> Result<(), Error> {
        self.entries.push(entry);
        if self.entries.len() >= 256 {
            self.flush()?;
        }
        Ok(())
    }

    pub fn flush(&mut self) -> Result<(), Error> {
        self.sink.write_all(&self.entries)?;
        self.entries.clear();
        Ok(())
    }
}
