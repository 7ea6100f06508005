package com.tradesense.venue;

final class Sender {
    private final Venue venue;

    Sender(Venue venue) {
        this.venue = venue;
    }

    Receipt send(Order order) throws InterruptedException { // ~ retry-backoff
        long delay = 100;
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                return venue.send(order);
            } catch (VenueBusyException busy) {
                Thread.sleep(delay);
                delay = delay * 2;
            }
        }
        throw new IllegalStateException("the venue stays busy");
    }

    void retry(Order order) throws InterruptedException {
        Thread.sleep(100);
        venue.send(order);
    }
}
