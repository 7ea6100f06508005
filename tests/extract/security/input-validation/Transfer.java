package com.tradesense.payments;

final class Transfer {
    private final long cents;

    static Transfer of(String iban, long cents) { // ~ input-validation
        if (!iban.matches("[A-Z]{2}[0-9A-Z]{13,32}")) {
            throw new IllegalArgumentException("no IBAN: " + iban);
        }
        if (cents <= 0) {
            throw new IllegalArgumentException("an amount is positive");
        }
        return new Transfer(cents);
    }

    private Transfer(long cents) {
        this.cents = cents;
    }

    long validated() {
        if (closed()) {
            throw new IllegalStateException("the transfer is closed");
        }
        return cents;
    }
}
