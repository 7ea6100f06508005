package shop.customers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

public class CustomerLookup {

    private final List<Customer> loaded;

    public CustomerLookup(List<Customer> loaded) {
        this.loaded = loaded;
    }

    public Optional<Address> billingAddress(String email) {
        Customer customer = loaded.stream().filter(c -> c.email().equalsIgnoreCase(email)).findFirst().get(); // ~ unwrap-in-code
        return customer.addresses().stream().filter(Address::billing).findAny();
    }

    public String exportLine(String email) throws IOException {
        Address address = billingAddress(email).get(); // ~ unwrap-in-code
        return email + ";" + address.street();
    }
}
