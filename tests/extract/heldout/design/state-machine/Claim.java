package insurance.claims;

public enum Claim { // ~ state-machine
    FILED {
        @Override
        Claim on(Event e) {
            return switch (e) {
                case ASSIGN -> REVIEW;
                case WITHDRAW -> CLOSED;
                default -> throw refused(e);
            };
        }
    },
    REVIEW {
        @Override
        Claim on(Event e) {
            return switch (e) {
                case APPROVE, REJECT -> CLOSED;
                default -> throw refused(e);
            };
        }
    },
    CLOSED {
        @Override
        Claim on(Event e) {
            throw refused(e);
        }
    };

    enum Event { ASSIGN, APPROVE, REJECT, WITHDRAW }

    abstract Claim on(Event e);

    IllegalStateException refused(Event e) {
        return new IllegalStateException(this + " cannot " + e);
    }
}
