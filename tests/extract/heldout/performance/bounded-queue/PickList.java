package depot.picking;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

class PickList {

    private final BlockingQueue<Pick> waiting = new ArrayBlockingQueue<>(500); // ~ bounded-queue

    void ordered(Pick pick) throws InterruptedException {
        waiting.put(pick);
    }

    void work(Picker picker) throws InterruptedException {
        while (picker.onDuty()) {
            picker.fetch(waiting.take());
        }
    }
}
