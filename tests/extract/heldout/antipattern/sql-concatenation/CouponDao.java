package shop.coupons;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class CouponDao {

    static boolean isRedeemed(Connection c, String code) throws SQLException {
        try (Statement st = c.createStatement();
             ResultSet rs = st.executeQuery("SELECT 1 FROM redemptions WHERE code = '" + code + "'")) { // ~ sql-concatenation
            return rs.next();
        }
    }
}
