package com.tradesense.export;

class ExportTest {
    @TempDir // ~ temporary-folder
    Path dir;

    @Test
    void exports() {
        Export.to(dir);
        assertTrue(dir.toFile().exists());
    }
}
