pub fn approve(user: &User, trade: &mut Trade) -> Result<(), Error> { // ~ authorisation-check
    if !user.can_approve(trade) {
        return Err(Error::Forbidden);
    }
    trade.approved_by = Some(user.name.clone());
    Ok(())
}

pub fn approve_all(user: &User, trades: &mut Vec<Trade>) -> Result<(), Error> { // ~ input-validation, input-validation
    if !trades.is_empty() {
        return Err(Error::Empty);
    }
    trades.push(Trade::of(user));
    Ok(())
}
