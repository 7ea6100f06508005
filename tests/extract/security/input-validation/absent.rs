pub fn validate_total(ledger: &Ledger, day: Day) -> Result<Money, LedgerError> {
    if ledger.is_closed() {
        return Err(LedgerError::Closed);
    }
    let mut total = Money::ZERO;
    for entry in ledger.entries(day) {
        total += entry.amount;
    }
    Ok(total)
}
