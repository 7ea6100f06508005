package org.clinic.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class ChartStore {

    private final Path folder = Path.of("/srv/charts");

    public String open(int patient) {
        try {
            return Files.readString(folder.resolve(patient + ".xml"));
        } catch (IOException e) {
            throw new ChartUnavailable("chart of patient " + patient, e); // ~ error-wrapping
        }
    }
}
