package arena;

import java.util.List;

class Matchmaker {

    static int pairs(List<Lobby> lobbies, String mode) {
        int pairs = 0;
        for (Lobby lobby : lobbies) {
            if (lobby.mode().equals(mode)) {
                for (Player a : lobby.players()) {
                    if (a.ready()) {
                        for (Player b : lobby.players()) {
                            if (a != b && b.ready()) { // ~ deep-nesting
                                while (Math.abs(a.rating() - b.rating()) > lobby.window()) {
                                    lobby.widen();
                                }
                                pairs++;
                            }
                        }
                    }
                }
            }
        }
        return pairs / 2;
    }
}
