package com.tradesense.tools;

import java.util.ArrayList;
import java.util.List;

public class RepositoryScanner {
    private final List<Finding> findings = new ArrayList<>();

    public void save(Finding finding) {
        findings.add(finding);
    }

    public Finding find(String name) {
        return findings.stream().filter(finding -> finding.name().equals(name)).findFirst().orElse(null);
    }

    public String help() {
        return "SELECT what you look for";
    }
}
