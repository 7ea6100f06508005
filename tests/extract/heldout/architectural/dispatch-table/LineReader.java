package billing.edi;

import java.util.Map;
import java.util.function.BiConsumer;

class LineReader {

    private static final Map<String, BiConsumer<Invoice, String[]>> SEGMENTS = Map.of( // ~ dispatch-table
            "HDR", (inv, f) -> inv.setNumber(f[1]),
            "LIN", (inv, f) -> inv.addLine(f[1], Integer.parseInt(f[2])),
            "TAX", (inv, f) -> inv.setTax(f[1]));

    void read(Invoice invoice, String line) {
        String[] fields = line.split("\\+");
        SEGMENTS.getOrDefault(fields[0], (inv, f) -> inv.skipped(f[0])).accept(invoice, fields);
    }
}
