package com.tradesense.orders;

public class OrderService { // ~ dependency-injection
    private final Orders orders;
    private final RiskCheck risk;

    public OrderService(Orders orders, RiskCheck risk) {
        this.orders = orders;
        this.risk = risk;
    }

    public Receipt place(Order order) {
        risk.check(order);
        orders.store(order);
        return Receipt.of(order);
    }
}
