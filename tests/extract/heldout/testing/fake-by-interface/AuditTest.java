package bank.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {

    static class KeptTrail implements Trail { // ~ fake-by-interface
        final List<String> entries = new ArrayList<>();

        @Override
        public void write(String entry) {
            entries.add(entry);
        }
    }

    @Test
    void everyTransferIsWrittenDown() {
        KeptTrail trail = new KeptTrail();
        new Transfers(trail).move("a", "b", 500);
        assertEquals(List.of("a -> b: 500"), trail.entries);
    }
}
