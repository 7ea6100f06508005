/// States of the union, which never change.
#[derive(Clone, Copy)]
pub enum State {
    Ohio,
    Utah,
    Iowa,
}

impl State {
    pub fn next_in_alphabet(self) -> State {
        match self {
            State::Iowa => State::Ohio,
            State::Ohio => State::Utah,
            State::Utah => State::Iowa,
        }
    }

    pub fn sales_tax(self) -> f64 {
        match self {
            State::Ohio => 5.75,
            State::Utah => 6.1,
            State::Iowa => 6.0,
        }
    }
}
