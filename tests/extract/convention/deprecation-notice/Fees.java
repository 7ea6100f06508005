package com.tradesense.fees;

public class Fees {
    @Deprecated(since = "4.2", forRemoval = true) // ~ deprecation-notice
    public long fee(Trade trade) {
        return of(trade);
    }

    public long of(Trade trade) {
        return trade.amount() / 1000;
    }
}
