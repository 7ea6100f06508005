#[derive(Default)]
pub struct Cat {
    pub lazy: bool,
    loaded: Option<u32>,
}

impl Cat {
    /// Carries what it was given; nothing is made on demand.
    pub fn load(&mut self, mice: u32) {
        self.loaded = Some(mice);
    }

    pub fn unload(&mut self) -> u32 {
        self.loaded.take().unwrap_or(0)
    }
}
