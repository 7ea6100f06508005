package com.tradesense.ledger;

import java.util.ArrayList;
import java.util.List;

public final class LedgerWriter { // ~ batching
    private static final int SIZE = 200;
    private final Store store;
    private final List<Entry> pending = new ArrayList<>();

    public LedgerWriter(Store store) {
        this.store = store;
    }

    public void add(Entry entry) {
        pending.add(entry);
        if (pending.size() >= SIZE) {
            flush();
        }
    }

    public void flush() {
        store.insertAll(pending);
        pending.clear();
    }
}
