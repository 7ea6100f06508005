use std::sync::Arc;

pub struct Clearing {
    ledger: Arc<dyn Ledger>,
    clock: Box<dyn Clock>,
}

impl Clearing { // ~ dependency-injection
    pub fn new(ledger: Arc<dyn Ledger>, clock: Box<dyn Clock>) -> Self {
        Self { ledger, clock }
    }

    pub fn clear(&self, trade: &Trade) -> Result<(), Error> {
        self.ledger.post(trade, self.clock.now())
    }
}

pub struct Spread {
    bid: Price,
    ask: Price,
}

impl Spread {
    pub fn new(bid: Price, ask: Price) -> Self {
        Self { bid, ask }
    }
}
