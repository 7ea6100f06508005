package com.tradesense.feeds;

import java.io.IOException;
import java.net.Socket;

public final class FeedReader implements AutoCloseable { // ~ resource-guard
    private final Socket socket;

    public FeedReader(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
