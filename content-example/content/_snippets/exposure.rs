//! Exposure by instrument, as the risk engine sums it.

use std::collections::BTreeMap;

/// Cents, so that sums do not depend on their order.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

// ANCHOR: position
pub struct Position {
    pub instrument: InstrumentId,
    pub quantity: i64,
    pub price: Cents,
}
// ANCHOR_END: position

// ANCHOR: exposure
/// Net exposure by instrument, largest first; instruments that net to nothing are left out.
pub fn exposure(positions: &[Position]) -> Result<Vec<(InstrumentId, Cents)>, Overflow> {
    let mut sums: BTreeMap<InstrumentId, i64> = BTreeMap::new();
    for position in positions {
        let value = position
            .quantity
            .checked_mul(position.price.0)
            .ok_or(Overflow(position.instrument))?;
        let sum = sums.entry(position.instrument).or_default();
        *sum = sum.checked_add(value).ok_or(Overflow(position.instrument))?;
    }
    let mut rows: Vec<_> = sums
        .into_iter()
        .filter(|(_, sum)| *sum != 0)
        .map(|(id, sum)| (id, Cents(sum)))
        .collect();
    rows.sort_by_key(|(_, cents)| std::cmp::Reverse(cents.0.unsigned_abs()));
    Ok(rows)
}
// ANCHOR_END: exposure
