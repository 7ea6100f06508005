pub struct LazyVenue {
    path: String,
    rules: Option<Rules>,
}

impl LazyVenue {
    pub fn rules(&self) -> Rules {
        self.rules.clone().unwrap_or_default()
    }

    pub fn on_demand(&self) -> Rules {
        Rules::read(&self.path)
    }
}
