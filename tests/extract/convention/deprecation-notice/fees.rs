#[deprecated(since = "4.2.0", note = "use `Fees::of`")] // ~ deprecation-notice
pub fn fee(trade: &Trade) -> u64 {
    Fees::default().of(trade)
}

pub struct Deprecated {
    pub since: String,
}
