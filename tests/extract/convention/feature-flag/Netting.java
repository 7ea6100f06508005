package com.tradesense.netting;

public class Netting {
    private final FeatureFlags features;

    public Netting(FeatureFlags features) {
        this.features = features;
    }

    public Result net(List<Trade> trades) {
        if (features.isEnabled("bilateral-netting")) { // ~ feature-flag
            return bilateral(trades);
        }
        return gross(trades);
    }
}
