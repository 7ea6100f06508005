package billing;

import java.util.List;

public class Invoice {

    private final String number;
    private final List<Long> cents;
    private final TaxTable taxes;

    public Invoice(String number, List<Long> cents) {
        this.number = number;
        this.cents = cents;
        this.taxes = TaxTable.ofToday();
    }

    public String total() {
        long net = cents.stream().mapToLong(Long::longValue).sum();
        return number + ": " + taxes.gross(net);
    }
}
