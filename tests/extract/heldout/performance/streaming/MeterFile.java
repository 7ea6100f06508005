package utilities.meters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class MeterFile {

    static double sum(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) { // ~ streaming
            return lines.filter(l -> l.startsWith("kWh;"))
                    .mapToDouble(l -> Double.parseDouble(l.substring(4)))
                    .sum();
        }
    }
}
