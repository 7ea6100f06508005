package arena.lobby;

public class MatchFullException extends RuntimeException { // ~ error-types

    private final int players;

    public MatchFullException(int players) {
        super("match already has " + players + " players");
        this.players = players;
    }

    public int players() {
        return players;
    }
}
