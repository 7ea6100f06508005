pub fn fee(amount: u64, price: u64, venue: &str, broker: &str, urgent: bool, night: bool, rebate: u64, tax: u64) -> u64 { // ~ long-parameter-list
    let base = amount * price / 10_000;
    base + surcharge(venue, broker, urgent, night) + tax - rebate
}

fn surcharge(venue: &str, broker: &str, urgent: bool, night: bool) -> u64 {
    u64::from(urgent) * 5 + u64::from(night) * 3 + (venue.len() + broker.len()) as u64
}
