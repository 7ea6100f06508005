package org.clinic.wards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WardPlanTest {

    private WardPlan plan;

    @BeforeEach
    void threeBeds() { // ~ test-fixture
        plan = new WardPlan("north");
        plan.addBeds(3);
    }

    @Test
    void startsEmpty() {
        assertEquals(3, plan.free());
    }

    @Test
    void fills() {
        plan.admit("Bo");
        assertTrue(plan.occupied() == 1);
    }
}
