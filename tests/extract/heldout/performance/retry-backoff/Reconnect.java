package game.net;

import java.io.IOException;

class Reconnect {

    Session open(Server server) throws IOException, InterruptedException {
        long pause = 100;
        int attempt = 0;
        while (true) { // ~ retry-backoff
            try {
                return server.login();
            } catch (IOException e) {
                if (++attempt == 7) {
                    throw e;
                }
                Thread.sleep(pause);
                pause = Math.min(pause * 2, 5_000);
            }
        }
    }
}
