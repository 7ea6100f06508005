package com.tradesense.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public final class BufferPool { // ~ object-pool
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(64);

    public ByteBuffer borrow() {
        ByteBuffer buffer = free.poll();
        return buffer != null ? buffer : ByteBuffer.allocateDirect(8192);
    }

    public void giveBack(ByteBuffer buffer) {
        buffer.clear();
        free.offer(buffer);
    }
}
