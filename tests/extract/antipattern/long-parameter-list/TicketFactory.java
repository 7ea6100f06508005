package com.tradesense.tickets;

public class TicketFactory {
    public Ticket ticket(String isin, Side side, long amount, long price, String currency, String account, // ~ long-parameter-list
            String broker, boolean urgent) {
        return new Ticket(isin, side, amount, price, currency, account, broker, urgent);
    }

    public Ticket of(TicketRequest request) {
        return ticket(request.isin(), request.side(), request.amount(), request.price(), request.currency(),
            request.account(), request.broker(), request.urgent());
    }
}
