package library;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

public class LoanState {

    enum State { SHELF, LENT, OVERDUE, LOST }

    private static final Map<State, Set<State>> ALLOWED = new EnumMap<>(Map.of( // ~ transition-table, state-machine
            State.SHELF, EnumSet.of(State.LENT),
            State.LENT, EnumSet.of(State.SHELF, State.OVERDUE),
            State.OVERDUE, EnumSet.of(State.SHELF, State.LOST),
            State.LOST, EnumSet.noneOf(State.class)));

    private State state = State.SHELF;

    void change(State next) {
        if (!ALLOWED.get(state).contains(next)) {
            throw new IllegalStateException(state + " -> " + next);
        }
        state = next;
    }
}
