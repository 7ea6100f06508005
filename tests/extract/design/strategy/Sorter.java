class Sorter { // ~ strategy
    private final Comparator<Trade> order;

    Sorter(Comparator<Trade> order) {
        this.order = order;
    }

    boolean before(Trade a, Trade b) {
        return order.compare(a, b) < 0;
    }
}
