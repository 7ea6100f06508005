package com.tradesense.settlement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Counterparties {
    private final Map<String, Counterparty> known = new ConcurrentHashMap<>();
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();
    private final Directory directory;

    public Counterparties(Directory directory) {
        this.directory = directory;
    }

    public Counterparty byLei(String lei) { // ~ caching
        Counterparty counterparty = known.get(lei);
        if (counterparty != null) {
            return counterparty;
        }
        counterparty = directory.load(lei);
        known.put(lei, counterparty);
        return counterparty;
    }

    public Limit limit(String lei) { // ~ caching
        return limits.computeIfAbsent(lei, directory::limit);
    }
}
