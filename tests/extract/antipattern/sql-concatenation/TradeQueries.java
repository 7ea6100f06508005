package com.tradesense.trades;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class TradeQueries {
    private static final String TABLE = "trades";

    public ResultSet byBroker(Connection connection, String broker) throws SQLException {
        Statement statement = connection.createStatement();
        return statement.executeQuery("SELECT * FROM trades WHERE broker = '" + broker + "'"); // ~ sql-concatenation
    }

    public ResultSet byDay(Connection connection, String day) throws SQLException {
        String sql = String.format("SELECT * FROM trades WHERE day = '%s'", day); // ~ sql-concatenation
        return connection.createStatement().executeQuery(sql);
    }

    public PreparedStatement byId(Connection connection, long id) throws SQLException { // ~ parameterised-sql, parameterised-sql
        PreparedStatement statement = connection.prepareStatement(
            "SELECT * FROM " + TABLE + " WHERE id = ?");
        statement.setLong(1, id);
        return statement;
    }
}
