package bank.audit;

import java.util.ArrayList;
import java.util.List;

class AuditBuffer { // ~ batching

    private static final int FULL = 100;
    private final AuditTopic topic = new AuditTopic("audit");
    private List<AuditEntry> entries = new ArrayList<>(FULL);

    synchronized void add(AuditEntry entry) {
        entries.add(entry);
        if (entries.size() == FULL) {
            flush();
        }
    }

    synchronized void flush() {
        topic.sendAll(entries);
        entries = new ArrayList<>(FULL);
    }
}
