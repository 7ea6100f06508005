package com.tradesense.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class OrderEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(OrderEndpoint.class);
    private final OrderService orders;

    public OrderEndpoint(OrderService orders) {
        this.orders = orders;
    }

    public Response place(Request request) {
        try {
            return Response.ok(orders.place(request.body()));
        } catch (OrderRejected e) {
            return Response.conflict(e.reason());
        } catch (Exception e) {
            LOG.error("order of {} failed", request.client(), e);
            return Response.serverError();
        }
    }

    public Quantity quantity(String text) {
        try {
            return Quantity.parse(text);
        } catch (NumberFormatException e) {
            return Quantity.ZERO;
        }
    }
}
