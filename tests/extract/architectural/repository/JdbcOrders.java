package com.tradesense.orders;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcOrders implements Orders { // ~ repository
    private final JdbcTemplate jdbc;

    JdbcOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override // ~ parameterised-sql, parameterised-sql
    public Optional<Order> find(long id) {
        return jdbc.query("SELECT id, side FROM orders WHERE id = ?", Order::read, id).stream().findFirst();
    }

    @Override // ~ parameterised-sql, parameterised-sql
    public void store(Order order) {
        jdbc.update("INSERT INTO orders (id, side) VALUES (?, ?)", order.id(), order.side());
    }
}
