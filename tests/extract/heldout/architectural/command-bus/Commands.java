package com.shop.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

public class Commands { // ~ command-bus

    private final Map<Class<?>, Consumer<Object>> targets = new HashMap<>();

    public <C> void route(Class<C> type, Consumer<? super C> target) {
        targets.put(type, c -> target.accept(type.cast(c)));
    }

    public void execute(Object command) {
        Consumer<Object> target = targets.get(command.getClass());
        if (target == null) {
            throw new IllegalStateException("nobody handles " + command.getClass().getSimpleName());
        }
        target.accept(command);
    }
}
