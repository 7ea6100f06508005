package org.clinic.sms;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class SmsThrottle { // ~ rate-limit

    private final Map<String, Deque<Instant>> sent = new ConcurrentHashMap<>();

    void count(String number) {
        Deque<Instant> times = sent.computeIfAbsent(number, n -> new ArrayDeque<>());
        Instant hourAgo = Instant.now().minusSeconds(3600);
        synchronized (times) {
            while (!times.isEmpty() && times.peekFirst().isBefore(hourAgo)) {
                times.pollFirst();
            }
            if (times.size() >= 4) {
                throw new IllegalStateException("too many texts to " + number);
            }
            times.addLast(Instant.now());
        }
    }
}
