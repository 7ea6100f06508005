package net.freight.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DispatchQueueTest {

    @Test
    void deliversInBackground() throws Exception {
        DispatchQueue queue = new DispatchQueue(2);
        queue.submit("TRK-9");
        queue.submit("TRK-10");

        Thread.sleep(2000); // ~ sleep-in-test

        assertEquals(2, queue.delivered());
        queue.close();
    }
}
