package org.clinic.accounts;

public final class PasswordPolicy {

    public static final String PASSWORD_LABEL = "Password";
    public static final String TOKEN_PARAMETER = "reset_token";
    public static final int PASSWORD_MINIMUM = 12;

    private PasswordPolicy() {
    }

    public static String hint(String password) {
        return password.length() < PASSWORD_MINIMUM ? "too short" : "";
    }
}
