package com.tradesense.rates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Loader {
    public String load(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new RatesMissing("no rates in " + path, e); // ~ error-wrapping
        }
    }

    public int count(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RatesMissing("no count: " + e.getMessage());
        }
    }
}
