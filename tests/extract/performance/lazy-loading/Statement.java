package com.tradesense.reports;

import java.util.List;

public class Statement {
    private final Store store;
    private List<Entry> entries;

    public Statement(Store store) {
        this.store = store;
    }

    public List<Entry> entries() { // ~ lazy-loading
        if (entries == null) {
            entries = store.entries(this);
        }
        return entries;
    }

    public List<Entry> lazyCopy() {
        if (entries == null) {
            return List.of();
        }
        return List.copyOf(entries);
    }
}
