package com.tradesense.routing;

public class Router {
    public String venue(String market) {
        if (market.equals("XETR")) { // ~ condition-chain
            return "xetra";
        } else if (market.equals("XPAR")) {
            return "paris";
        } else if (market.equals("XLON")) {
            return "london";
        } else if (market.equals("XNYS")) {
            return "new-york";
        } else if (market.equals("XTKS")) {
            return "tokyo";
        }
        return "none";
    }

    public int priority(Order order) {
        switch (order.kind()) {
            case "market": return 1;
            case "limit": return 2;
            case "stop": return 3;
            case "iceberg": return 4;
            default: return 9;
        }
    }
}
