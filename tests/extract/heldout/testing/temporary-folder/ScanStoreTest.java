package org.clinic.scans;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanStoreTest {

    @Test
    void storesUnderItsNumber(@TempDir Path folder) throws Exception { // ~ temporary-folder
        new ScanStore(folder).store(41, new byte[] {1, 2, 3});
        assertTrue(Files.exists(folder.resolve("41.dcm")));
    }
}
