package com.tradesense.batch;

import java.util.Map;
import java.util.Set;

public class Batch { // ~ transition-table
    private static final Map<State, Set<State>> ALLOWED = Map.of(
        State.OPEN, Set.of(State.CLOSED),
        State.CLOSED, Set.of(State.OPEN, State.BOOKED));

    private State state = State.OPEN;

    public void to(State next) {
        if (!ALLOWED.get(state).contains(next)) {
            throw new IllegalStateException(state + " does not become " + next);
        }
        this.state = next;
    }
}
