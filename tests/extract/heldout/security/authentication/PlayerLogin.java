package arena.accounts;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PlayerLogin {

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(12);
    private final PlayerTable players = new PlayerTable();

    Player login(String name, String password) {
        Player player = players.named(name);
        if (!encoder.matches(password, player.passwordHash())) { // ~ authentication
            throw new BadCredentialsException("login of " + name);
        }
        return player;
    }
}
