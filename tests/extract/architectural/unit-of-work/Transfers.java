package com.tradesense.transfers;

import java.sql.Connection;
import java.sql.SQLException;

public class Transfers {
    public void transfer(Connection connection, Transfer transfer) throws SQLException {
        connection.setAutoCommit(false);
        try { // ~ unit-of-work
            withdraw(connection, transfer);
            deposit(connection, transfer);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }
}
