package com.tradesense.settings;

final class Settings {
    String apiKey() {
        return System.getenv("VENUE_API_KEY"); // ~ secret-from-environment
    }

    String region() {
        return System.getenv("REGION");
    }

    String secretName() {
        return System.getProperty("secret.name");
    }
}
