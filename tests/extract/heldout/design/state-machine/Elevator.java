package building;

public class Elevator {

    enum State { IDLE, MOVING, DOORS_OPEN, STUCK }

    private State state = State.IDLE;

    void enter(State next) { // ~ state-machine
        boolean allowed = switch (state) {
            case IDLE -> next == State.MOVING || next == State.DOORS_OPEN;
            case MOVING -> next == State.IDLE || next == State.STUCK;
            case DOORS_OPEN -> next == State.IDLE;
            case STUCK -> false;
        };
        if (!allowed) {
            throw new IllegalStateException("elevator is " + state + " and cannot be " + next);
        }
        state = next;
    }
}
