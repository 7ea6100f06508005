package com.tradesense.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class TradeLog {
    long large(Path path) throws IOException { // ~ streaming
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.contains("LARGE")).count();
        }
    }

    int count(BufferedReader reader) throws IOException { // ~ streaming
        int count = 0;
        String line;
        while ((line = reader.readLine()) != null) {
            count += line.startsWith("TRADE") ? 1 : 0;
        }
        return count;
    }

    List<String> streamed(Path path) throws IOException {
        return Files.readAllLines(path).stream().sorted().toList();
    }
}
