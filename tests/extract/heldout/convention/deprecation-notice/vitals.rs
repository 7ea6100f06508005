pub struct Vitals {
    pub pulse: u16,
    pub systolic: u16,
    pub diastolic: u16,
}

impl Vitals {
    #[deprecated(since = "2.3.0", note = "use `mean_pressure`")] // ~ deprecation-notice
    pub fn pressure(&self) -> u16 {
        self.mean_pressure()
    }

    pub fn mean_pressure(&self) -> u16 {
        (self.systolic + 2 * self.diastolic) / 3
    }
}
