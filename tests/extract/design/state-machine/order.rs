impl Order {
    pub fn next(&self, event: Event) -> Result<State, Refused> { // ~ state-machine
        match (self.state, event) {
            (State::New, Event::Accept) => Ok(State::Open),
            (State::Open, Event::Fill) => Ok(State::Filled),
            (State::Open, Event::Cancel) => Ok(State::Cancelled),
            _ => Err(Refused),
        }
    }

    pub fn label(&self) -> &'static str {
        match self.state {
            State::New => "new",
            State::Open => "open",
            _ => "done",
        }
    }
}
