#[derive(Clone, Copy)]
pub enum Strategy {
    Rush,
    Turtle,
}

pub struct Army {
    pub men: u32,
    pub strategy: Strategy,
}

impl Army {
    pub fn losses(&self) -> u32 {
        match self.strategy {
            Strategy::Rush => self.men / 3,
            Strategy::Turtle => self.men / 10,
        }
    }
}
