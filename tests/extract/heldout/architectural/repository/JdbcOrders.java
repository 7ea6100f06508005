package shop.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

public class JdbcOrders { // ~ repository, dependency-injection

    private static final RowMapper<Order> ROW = (rs, n) -> new Order(rs.getLong("id"), rs.getString("state"));

    private final JdbcTemplate jdbc;

    public JdbcOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Order> byId(long id) {
        return jdbc.query("select id, state from orders where id = ?", ROW, id).stream().findFirst(); // ~ parameterised-sql
    }

    public List<Order> open() {
        return jdbc.query("select id, state from orders where state <> 'CLOSED'", ROW);
    }

    public void save(Order order) {
        jdbc.update("update orders set state = ? where id = ?", order.state(), order.id()); // ~ parameterised-sql
    }
}
