package org.clinic.triage;

public class TriageColour {

    public static int minutes(String colour) {
        if ("red".equals(colour)) { // ~ condition-chain
            return 0;
        } else if ("orange".equals(colour)) {
            return 10;
        } else if ("yellow".equals(colour)) {
            return 30;
        } else if ("green".equals(colour)) {
            return 90;
        } else if ("blue".equals(colour)) {
            return 120;
        } else {
            return 60;
        }
    }
}
