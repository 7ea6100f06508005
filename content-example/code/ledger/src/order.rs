//! The life of an order.

use std::fmt;

/// What an order is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    New,
    Open,
    Settled,
    Cancelled,
}

/// Why a step is refused.
#[derive(Debug, PartialEq, Eq)]
pub enum StepError {
    NotFrom(State),
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFrom(state) => write!(f, "not from {state:?}"),
        }
    }
}

impl std::error::Error for StepError {}

impl Order {
    /// The state after an event.
    pub fn after(&self, event: Event) -> Result<State, StepError> {
        match (self.state, event) {
            (State::New, Event::Accept) => Ok(State::Open),
            (State::Open, Event::Settle) => Ok(State::Settled),
            (State::New, Event::Cancel) => Ok(State::Cancelled),
            (state, _) => Err(StepError::NotFrom(state)),
        }
    }
}
