package com.tradesense.alerts;

class AlertsTest {
    @Test // ~ mock-object
    void sends() {
        Mailer mailer = mock(Mailer.class);
        new Alerts(mailer).limitExceeded("desk-4");
        verify(mailer).send("desk-4");
    }

    @Test
    void mockMarket() {
        assertTrue(new MockMarket().isOpen());
    }
}
