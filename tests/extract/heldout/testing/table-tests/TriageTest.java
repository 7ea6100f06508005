package org.clinic.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageTest {

    @ParameterizedTest
    @CsvSource({"42.1, RED", "39.0, ORANGE", "37.2, GREEN"})
    void feverDecides(double celsius, Colour expected) { // ~ table-tests
        assertEquals(expected, Triage.byFever(celsius));
    }
}
