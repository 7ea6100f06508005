/// What the checkout needs of a scale, whoever built it.
pub trait Scale { // ~ port
    fn grams(&mut self) -> Option<u32>;
}

pub struct Till<S: Scale> {
    scale: S,
    total: u64,
}

impl<S: Scale> Till<S> {
    pub fn new(scale: S) -> Self { // ~ dependency-injection
        Till { scale, total: 0 }
    }

    pub fn weigh(&mut self, cents_per_kilo: u64) -> Option<u64> {
        let grams = self.scale.grams()?;
        self.total += u64::from(grams) * cents_per_kilo / 1000;
        Some(self.total)
    }
}
