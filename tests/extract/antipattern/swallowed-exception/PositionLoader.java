package com.tradesense.positions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public final class PositionLoader {
    public List<Position> load(Path folder) {
        List<Position> positions = new ArrayList<>();
        for (Path file : list(folder)) {
            try { // ~ swallowed-exception
                positions.add(Position.parse(Files.readString(file)));
            } catch (IOException e) {
            }
        }
        return positions;
    }

    private List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new PositionsMissing(folder, e); // ~ error-wrapping
        }
    }
}
