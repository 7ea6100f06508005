package com.tradesense.feed;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

final class Feed { // ~ bounded-queue
    private final BlockingQueue<Tick> waiting = new ArrayBlockingQueue<>(1024);

    void offer(Tick tick) throws InterruptedException {
        waiting.put(tick);
    }

    Tick next() throws InterruptedException {
        return waiting.take();
    }
}

final class BoundedFeed {
    private final BlockingQueue<Tick> waiting = new LinkedBlockingQueue<>();

    void offer(Tick tick) throws InterruptedException {
        waiting.put(tick);
    }

    Tick next() throws InterruptedException {
        return waiting.take();
    }
}
