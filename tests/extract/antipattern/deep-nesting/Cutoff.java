package com.tradesense.settlement;

public class Cutoff {
    public int late(List<Market> markets, Clock clock) { // ~ deep-nesting
        int late = 0;
        for (Market market : markets) {
            if (market.isOpen()) {
                for (Batch batch : market.batches()) {
                    try {
                        if (batch.due().isBefore(clock.instant())) {
                            for (Trade trade : batch.trades()) {
                                if (!trade.settled()) {
                                    late++;
                                }
                            }
                        }
                    } catch (BatchBroken e) {
                        late += batch.size();
                    }
                }
            }
        }
        return late;
    }
}
