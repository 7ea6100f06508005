pub struct Score {
    points: u32,
    on_change: Vec<Box<dyn Fn(u32) + Send>>,
}

impl Score { // ~ observer
    pub fn on_change(&mut self, f: impl Fn(u32) + Send + 'static) {
        self.on_change.push(Box::new(f));
    }

    pub fn add(&mut self, points: u32) {
        self.points += points;
        for f in &self.on_change {
            f(self.points);
        }
    }
}
