package com.tradesense.transfers;

public class Transfer {
    public Receipt run(Account from, Account to, long amount) { // ~ guard-clauses, input-validation
        if (amount <= 0) {
            throw new IllegalArgumentException("amount");
        }
        if (from.closed()) {
            return Receipt.refused("closed");
        }
        if (to.closed()) {
            return Receipt.refused("closed");
        }
        from.withdraw(amount);
        to.deposit(amount);
        return Receipt.done();
    }
}
