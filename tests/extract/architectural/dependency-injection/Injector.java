package com.tradesense.orders;

public class Injector {
    private final Orders orders;
    private final String name;

    public Injector(String name, int size) {
        this.orders = new InMemoryOrders(size);
        this.name = name;
    }

    public void inject(Order order) {
        orders.store(order.named(name.trim()));
    }
}
