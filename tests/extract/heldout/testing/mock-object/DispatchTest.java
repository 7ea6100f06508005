package net.freight.dispatch;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;

class DispatchTest {

    @Test
    void heavyParcelsGoByTruck() {
        Truck truck = mock(Truck.class);
        Dispatch dispatch = new Dispatch(truck);

        dispatch.send("TRK-1", 40_000);

        verify(truck).load("TRK-1"); // ~ mock-object
    }
}
