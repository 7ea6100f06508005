package org.clinic.stays;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

class Stays {

    static int nights(Connection db, long patient, LocalDate since) throws SQLException {
        String sql = "SELECT sum(nights) FROM stays WHERE patient_id = ? AND begun >= ?";
        try (PreparedStatement ps = db.prepareStatement(sql)) { // ~ parameterised-sql
            ps.setLong(1, patient);
            ps.setObject(2, since);
            try (ResultSet rs = ps.executeQuery()) {
                return rs.next() ? rs.getInt(1) : 0;
            }
        }
    }
}
