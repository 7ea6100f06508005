package com.tradesense.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueueTest {
    private final Queue queue = new Queue();

    @Test // ~ sleep-in-test
    void deliversInOrder() throws InterruptedException {
        queue.put("first");
        queue.put("second");
        Thread.sleep(500);
        assertEquals("first", queue.delivered().get(0));
    }

    @Test
    void deliversOnce() throws InterruptedException {
        queue.put("only");
        while (queue.delivered().isEmpty()) {
            Thread.sleep(5);
        }
        assertEquals(1, queue.delivered().size());
    }
}
