package com.tradesense.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

public class EventBus { // ~ event-bus
    private final Map<String, List<Consumer<Event>>> handlers = new HashMap<>();

    public void subscribe(String topic, Consumer<Event> handler) {
        handlers.computeIfAbsent(topic, any -> new ArrayList<>()).add(handler);
    }

    public void publish(String topic, Event event) {
        for (Consumer<Event> handler : handlers.getOrDefault(topic, List.of())) {
            handler.accept(event);
        }
    }
}
