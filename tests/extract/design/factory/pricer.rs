pub fn pricer_for(kind: Kind) -> Box<dyn Pricer> { // ~ factory
    match kind {
        Kind::Spot => Box::new(SpotPricer::new()),
        Kind::Option => Box::new(BlackScholes { steps: 100 }),
    }
}

pub fn new_pricer() -> Box<dyn Pricer> {
    Box::new(SpotPricer::new())
}
