package org.clinic.triage;

import org.togglz.core.manager.FeatureManager;

public class TriageController {

    private static final FeatureManager FEATURES = Features.manager();

    public String next(Queue queue) {
        if (FEATURES.isActive(Features.SCORED_TRIAGE)) { // ~ feature-flag
            return queue.byScore();
        }
        return queue.byArrival();
    }
}
