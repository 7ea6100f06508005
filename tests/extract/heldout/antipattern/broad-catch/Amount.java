package billing;

import java.math.BigDecimal;
import java.util.Optional;

final class Amount {

    static Optional<BigDecimal> parse(String text) {
        try {
            return Optional.of(new BigDecimal(text.trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
