class Basket {
    private final List<Item> items = new ArrayList<>();

    void add(Item item) {
        items.add(item);
    }

    BigDecimal total() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : items) {
            sum = sum.add(item.price());
        }
        return sum;
    }
}
