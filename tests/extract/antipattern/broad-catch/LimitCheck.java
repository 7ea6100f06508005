package com.tradesense.risk;

public class LimitCheck {
    private final LimitStore store;

    public LimitCheck(LimitStore store) {
        this.store = store;
    }

    public boolean allows(Order order) {
        try {
            Limit limit = store.limitOf(order.account());
            return limit.remaining().compareTo(order.notional()) >= 0;
        } catch (Throwable t) { // ~ broad-catch
            return true;
        }
    }
}
