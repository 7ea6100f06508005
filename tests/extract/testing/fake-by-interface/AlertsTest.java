package com.tradesense.alerts;

class AlertsTest {
    static final class FakeMailer implements Mailer { // ~ fake-by-interface
        private final List<String> sent = new ArrayList<>();

        @Override
        public void send(String text) {
            sent.add(text);
        }
    }

    static final class FakeCase {
        private String name;
    }
}
