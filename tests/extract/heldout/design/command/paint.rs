use crate::canvas::{Canvas, Colour};

pub trait Edit { // ~ command
    fn apply(&mut self, canvas: &mut Canvas);
    fn undo(&mut self, canvas: &mut Canvas);
}

pub struct Fill {
    pub at: (usize, usize),
    pub colour: Colour,
    pub before: Colour,
}

impl Edit for Fill { // ~ command
    fn apply(&mut self, canvas: &mut Canvas) {
        self.before = canvas.pixel(self.at);
        canvas.fill(self.at, self.colour);
    }

    fn undo(&mut self, canvas: &mut Canvas) {
        canvas.fill(self.at, self.before);
    }
}
