package com.depot.config;

import java.time.Duration;

public record AppConfig(String jdbcUrl, String user, String password, Duration lockTimeout) { // ~ immutable-record

    public static AppConfig fromEnvironment() { // ~ environment-settings
        return new AppConfig(
                System.getenv("DB_URL"),
                System.getenv("DB_USER"),
                System.getenv("DB_PASSWORD"), // ~ secret-from-environment
                Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("LOCK_SECONDS", "20"))));
    }
}
