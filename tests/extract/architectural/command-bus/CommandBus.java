package com.tradesense.commands;

import java.util.HashMap;
import java.util.Map;

public class CommandBus { // ~ command-bus
    private final Map<Class<?>, Handler> handlers = new HashMap<>();

    public void register(Class<?> type, Handler handler) {
        handlers.put(type, handler);
    }

    public Object send(Object command) {
        Handler handler = handlers.get(command.getClass());
        return handler.handle(command);
    }
}
