package logistics;

import java.time.LocalDate;
import java.util.UUID;

public class CreateShipment {

    private final LabelPrinter printer = new LabelPrinter();

    public UUID create(String sender, String senderStreet, String senderZip, String receiver, // ~ long-parameter-list
                       String receiverStreet, String receiverZip, double weightKg,
                       boolean express, LocalDate pickup) {
        UUID id = UUID.randomUUID();
        printer.print(id, sender + ", " + senderStreet + ", " + senderZip);
        printer.print(id, receiver + ", " + receiverStreet + ", " + receiverZip);
        if (express || weightKg > 30) {
            printer.priority(id, pickup);
        }
        return id;
    }
}
