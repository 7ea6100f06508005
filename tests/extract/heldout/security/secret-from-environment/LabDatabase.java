package org.clinic.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

final class LabDatabase {

    static Connection open() throws SQLException {
        String password = System.getenv("LAB_DB_PASSWORD"); // ~ secret-from-environment
        return DriverManager.getConnection("jdbc:postgresql://lab-db/results", "lab", password);
    }
}
