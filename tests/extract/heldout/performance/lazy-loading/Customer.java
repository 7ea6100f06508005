package shop.customers;

import java.util.List;

public class Customer {

    private final long id;
    private List<Order> orders;

    public Customer(long id) {
        this.id = id;
    }

    public List<Order> orders() { // ~ lazy-loading
        if (orders == null) {
            orders = Orders.ofCustomer(id);
        }
        return orders;
    }

    public boolean loyal() {
        return orders().size() > 10;
    }
}
