pub trait Venue { // ~ port
    fn send(&self, order: &Order) -> Result<Receipt, Error>;
}

pub struct Router {
    venue: Box<dyn Venue>,
}

impl Router {
    pub fn route(&self, order: &Order) -> Result<Receipt, Error> {
        self.venue.send(order)
    }
}

pub trait Named {
    fn name(&self) -> String;
}
