package com.tradesense.desks;

public class Desks {
    private final DeskRepository repository;

    public Desks(DeskRepository repository) {
        this.repository = repository;
    }

    public Desk named(String name) {
        return repository.findByName(name).get(); // ~ unwrap-in-code
    }

    public Desk orDefault(String name) {
        return repository.findByName(name).orElseGet(Desk::fallback);
    }

    public Trade latest(Map<String, List<Trade>> trades, String name) {
        return trades.get(name).get(0);
    }
}
