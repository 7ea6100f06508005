package com.tradesense.fees;

class FeesTest {
    @ParameterizedTest // ~ table-tests
    @CsvSource({"100, 1", "1000, 8"})
    void fee(int amount, int fee) {
        assertEquals(fee, Fees.of(amount));
    }

    @Test
    void table() {
        assertEquals(2, Fees.table().size());
    }
}
