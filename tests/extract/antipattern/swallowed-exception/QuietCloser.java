package com.tradesense.util;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

public final class QuietCloser {
    public static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception ignored) {
            // Nothing was written to it; there is nobody to tell.
        }
    }

    public static boolean completed(Future<?> future) {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
