package com.tradesense.pricing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Pricers { // ~ plugin-registry
    private final Map<String, Pricer> pricers = new ConcurrentHashMap<>();

    public void register(String product, Pricer pricer) {
        pricers.put(product, pricer);
    }

    public Price price(String product, Market market) {
        Pricer pricer = pricers.get(product);
        if (pricer == null) {
            throw new UnknownProduct(product);
        }
        return pricer.price(market);
    }
}
