package telemetry;

import java.util.concurrent.Callable;

final class Timed {

    static long last;

    static <T> T run(Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        T result;
        try {
            result = work.call();
        } finally {
            last = System.nanoTime() - begin;
        }
        return result;
    }
}
