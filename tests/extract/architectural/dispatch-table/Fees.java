package com.tradesense.fees;

import java.util.Map;
import java.util.function.Function;

public class Fees {
    private static final Map<String, Function<Trade, Long>> FEES = Map.of( // ~ dispatch-table
        "equity", trade -> trade.amount() / 1000,
        "bond", trade -> trade.amount() / 2000,
        "future", Fees::perContract);

    public long of(Trade trade) {
        return FEES.get(trade.kind()).apply(trade);
    }

    private static long perContract(Trade trade) {
        return 250 * trade.contracts();
    }
}
