package example.tradesense.statements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes statements as files. */
public class Renderer {
    Writer writerFor(String format) {
        if (format.equals("pdf")) {
            return new PdfWriter();
        }
        return new CsvWriter();
    }

    String template(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            return reader.readLine();
        } catch (IOException cause) {
            throw new StatementException("cannot read " + path, cause);
        }
    }
}
