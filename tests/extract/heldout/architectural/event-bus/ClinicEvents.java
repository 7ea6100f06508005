package org.clinic.events;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

public class ClinicEvents { // ~ event-bus

    private final Map<String, List<Consumer<Object>>> byTopic = new ConcurrentHashMap<>();

    public void subscribe(String topic, Consumer<Object> handler) {
        byTopic.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(handler);
    }

    public void publish(String topic, Object event) {
        byTopic.getOrDefault(topic, List.of()).forEach(h -> h.accept(event));
    }
}
