package factory.recall;

import java.util.HashMap;
import java.util.Map;

class Recall {

    private final Map<Integer, String> remembered = new HashMap<>();

    void remember(int serial, String reason) {
        remembered.put(serial, reason);
    }

    String reason(int serial) {
        return remembered.getOrDefault(serial, "not recalled");
    }
}
