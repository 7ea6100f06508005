package com.corner.shop.billing;

import java.net.URI;

public final class PaymentConfig {

    public static final URI ENDPOINT = URI.create("https://pay.cornerpay.test/v3");

    private static final String MERCHANT = "corner-4471";
    private static final String API_KEY = "cpk9f2ab71e04dd83b6a5c"; // ~ hard-coded-secret

    private PaymentConfig() {
    }

    public static String header() {
        return MERCHANT + ":" + API_KEY;
    }
}
