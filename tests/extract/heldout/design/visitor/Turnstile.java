package museum;

class Turnstile {

    private int visitors;

    void visit(String ticket) {
        if (!ticket.isEmpty()) {
            visitors++;
        }
    }

    boolean accept(int more) {
        return visitors + more < 500;
    }
}
