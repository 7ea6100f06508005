use std::collections::HashMap;
use std::num::ParseIntError;

pub struct Tariff {
    pub name: String,
    pub cents: u64,
}

/// Reads `name;cents` and applies the surcharge of the region.
pub fn parse_tariff(line: &str, surcharges: &HashMap<String, u64>) -> Result<Tariff, ParseIntError> {
    let (name, amount) = line.split_once(';').unwrap(); // ~ unwrap-in-code
    let base: u64 = amount.trim().parse()?;
    let extra = surcharges.get(name).unwrap(); // ~ unwrap-in-code
    Ok(Tariff {
        name: name.to_owned(),
        cents: base + extra,
    })
}
