package com.tradesense.webhook;

import java.security.MessageDigest;
import java.util.Arrays;

final class Signatures {
    static boolean matches(byte[] expected, byte[] given) { // ~ constant-time-comparison
        return MessageDigest.isEqual(expected, given);
    }

    static boolean sameBytes(byte[] expected, byte[] given) {
        return Arrays.equals(expected, given);
    }
}
