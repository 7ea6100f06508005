package com.tradesense;

public class App {
    public static void main(String[] arguments) {
        Server server = Server.start(8080);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop)); // ~ graceful-shutdown
        server.await();
    }
}
