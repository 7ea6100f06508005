package rpg.trade;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

public class TradeItems {

    private final Inventory inventory = new Inventory();

    public void swap(DataSource source, long left, long right) throws SQLException {
        try (Connection c = source.getConnection()) {
            c.setAutoCommit(false);
            try { // ~ unit-of-work
                inventory.lock(c, left, right);
                inventory.give(c, left, right);
                inventory.give(c, right, left);
                c.commit();
            } catch (SQLException | RuntimeException e) {
                c.rollback();
                throw e;
            }
        }
    }
}
