package org.clinic.monitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class HeartRateMonitor { // ~ observer

    public interface Listener {
        void rateChanged(int before, int after);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private int rate;

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void beat(int measured) {
        int before = rate;
        rate = measured;
        for (Listener l : listeners) {
            l.rateChanged(before, measured);
        }
    }
}
