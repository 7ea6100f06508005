package org.clinic.scans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ScanArchive {

    private static final Path ROOT = Path.of("/srv/scans");

    byte[] load(String name) throws IOException {
        Path file = ROOT.resolve(name).normalize();
        if (!file.startsWith(ROOT)) { // ~ path-traversal-guard
            throw new SecurityException("scan outside of the archive");
        }
        return Files.readAllBytes(file);
    }
}
