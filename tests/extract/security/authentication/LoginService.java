package com.tradesense.auth;

final class LoginService { // ~ dependency-injection, dependency-injection
    private final Users users;
    private final PasswordEncoder encoder;

    LoginService(Users users, PasswordEncoder encoder) {
        this.users = users;
        this.encoder = encoder;
    }

    Session logIn(String name, String password) { // ~ authentication
        User user = users.byName(name);
        if (!encoder.matches(password, user.hash())) {
            throw new BadCredentialsException("name or password is wrong");
        }
        return Session.of(user);
    }

    void changePassword(User user, String password) { // ~ input-validation
        if (password.length() < 12) {
            throw new IllegalArgumentException("a password has at least 12 characters");
        }
        users.store(user, encoder.encode(password));
    }
}
