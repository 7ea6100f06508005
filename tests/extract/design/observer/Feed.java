class Feed { // ~ observer
    private final List<PriceListener> listeners = new ArrayList<>();

    void addListener(PriceListener listener) {
        listeners.add(listener);
    }

    void publish(Price price) {
        for (PriceListener listener : listeners) {
            listener.onPrice(price);
        }
    }
}
