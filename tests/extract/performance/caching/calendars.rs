use std::collections::HashMap;

pub struct Calendars<S> {
    source: S,
    known: HashMap<String, Calendar>,
}

impl<S: Source> Calendars<S> {
    pub fn calendar(&mut self, market: &str) -> Result<Calendar, Error> { // ~ caching
        if let Some(calendar) = self.known.get(market) {
            return Ok(calendar.clone());
        }
        let calendar = self.source.load(market)?;
        self.known.insert(market.to_owned(), calendar.clone());
        Ok(calendar)
    }
}
