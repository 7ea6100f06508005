package com.tradesense.files;

import java.nio.file.Path;

final class Files {
    private final Path root;

    Files(Path root) {
        this.root = root;
    }

    Path report(String name) { // ~ path-traversal-guard
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new SecurityException(name);
        }
        return file;
    }

    boolean isReport(String name) {
        return name.startsWith("report-");
    }
}
