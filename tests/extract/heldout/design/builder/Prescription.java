package org.clinic.rx;

import java.util.ArrayList;
import java.util.List;

public final class Prescription { // ~ immutable-record

    private final String patient;
    private final List<String> drugs;

    private Prescription(Builder b) {
        this.patient = b.patient;
        this.drugs = List.copyOf(b.drugs);
    }

    public static final class Builder { // ~ builder
        private String patient;
        private final List<String> drugs = new ArrayList<>();

        public Builder patient(String patient) {
            this.patient = patient;
            return this;
        }

        public Builder drug(String name) {
            drugs.add(name);
            return this;
        }

        public Prescription build() {
            return new Prescription(this);
        }
    }
}
