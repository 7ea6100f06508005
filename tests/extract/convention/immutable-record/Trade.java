package com.tradesense.trades;

public record Trade(String isin, long amount, String currency) { // ~ immutable-record
    public Trade {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount");
        }
    }
}
