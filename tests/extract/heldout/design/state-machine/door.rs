#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Door {
    Closed,
    Opening,
    Open,
    Jammed,
}

#[derive(Debug, Clone, Copy)]
pub enum Signal {
    Push,
    Limit,
    Block,
    Reset,
}

impl Door {
    pub fn next(self, signal: Signal) -> Result<Door, String> { // ~ state-machine
        match (self, signal) {
            (Door::Closed, Signal::Push) => Ok(Door::Opening),
            (Door::Opening, Signal::Limit) => Ok(Door::Open),
            (Door::Opening, Signal::Block) => Ok(Door::Jammed),
            (Door::Jammed, Signal::Reset) | (Door::Open, Signal::Push) => Ok(Door::Closed),
            (door, signal) => Err(format!("{door:?} does not take {signal:?}")),
        }
    }
}
