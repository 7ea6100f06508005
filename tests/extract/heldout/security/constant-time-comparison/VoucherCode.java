package shop.vouchers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

class VoucherCode {

    static boolean matches(String secretCode, String entered) {
        return MessageDigest.isEqual( // ~ constant-time-comparison
                secretCode.getBytes(StandardCharsets.UTF_8),
                entered.trim().getBytes(StandardCharsets.UTF_8));
    }
}
