package com.depot.stock;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class StockService {

    private final HttpClient http = HttpClient.newHttpClient();

    public int available(String sku) {
        try {
            HttpRequest req = HttpRequest.newBuilder(URI.create("http://stock:8080/items/" + sku)).build();
            return Integer.parseInt(http.send(req, BodyHandlers.ofString()).body().trim());
        } catch (Exception e) { // ~ broad-catch
            return 0;
        }
    }
}
