package com.tradesense.ledger;

class LedgerTest {
    private Ledger ledger;

    @BeforeEach // ~ test-fixture
    void open() {
        ledger = Ledger.open("EUR");
    }

    @Test
    void isEmpty() {
        assertEquals(0, ledger.total());
    }
}
