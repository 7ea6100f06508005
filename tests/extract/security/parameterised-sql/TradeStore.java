package com.tradesense.trades;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

final class TradeStore {
    ResultSet byDesk(Connection connection, String desk) throws SQLException { // ~ parameterised-sql
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM trades WHERE desk = ?");
        statement.setString(1, desk);
        return statement.executeQuery();
    }

    ResultSet all(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM trades");
        return statement.executeQuery();
    }
}
