package com.tradesense.markets;

public class Market implements Venue {
    private boolean open = true;

    public void close() {
        open = false;
    }

    public boolean isOpen() {
        return open;
    }
}
