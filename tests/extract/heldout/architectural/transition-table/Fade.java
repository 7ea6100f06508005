package player.ui;

import java.util.Map;

class Fade {

    private static final Map<String, Integer> TRANSITIONS = Map.of("cut", 0, "fade", 400, "wipe", 250);

    private String state = "cut";

    void use(String transition) {
        state = transition;
    }

    int millis() {
        return TRANSITIONS.getOrDefault(state, 100);
    }
}
