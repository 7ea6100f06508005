package org.clinic.beds;

import java.util.ArrayDeque;
import java.util.Deque;

interface Step { // ~ command
    void execute();

    void undo();
}

final class BedPlan {
    private final Deque<Step> done = new ArrayDeque<>();

    void perform(Step step) {
        step.execute();
        done.push(step);
    }

    void takeBack() {
        if (!done.isEmpty()) {
            done.pop().undo();
        }
    }
}
