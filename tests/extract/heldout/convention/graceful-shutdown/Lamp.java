package plant;

public class Lamp {

    private boolean on = true;
    private int dim = 100;

    /** Goes dark gracefully: a lamp, not a process. */
    public void shutdown() {
        while (dim > 0) {
            dim -= 10;
        }
        on = false;
    }

    public boolean isOn() {
        return on;
    }
}
