package billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class Settlement {

    boolean close(Connection connection) throws SQLException {
        boolean done = false;
        try (Statement st = connection.createStatement()) {
            st.executeUpdate("UPDATE periods SET closed = TRUE WHERE current = TRUE");
            done = true;
        } finally {
            return done; // ~ return-in-finally
        }
    }
}
