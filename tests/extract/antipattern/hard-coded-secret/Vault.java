package com.tradesense.config;

public final class Vault {
    private static final String DB_PASSWORD = "kr0ne-und-adler"; // ~ hard-coded-secret
    private static final String PASSWORD_PROPERTY = "db.password.v2";

    public String password() {
        String password = System.getenv("DB_PASSWORD"); // ~ secret-from-environment, secret-from-environment
        return password == null ? DB_PASSWORD : password;
    }
}
