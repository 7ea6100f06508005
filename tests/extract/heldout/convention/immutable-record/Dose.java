package org.clinic.pharmacy;

import java.math.BigDecimal;

public record Dose(String substance, BigDecimal milligrams, int timesPerDay) { // ~ immutable-record

    public Dose doubled() {
        return new Dose(substance, milligrams.add(milligrams), timesPerDay);
    }

    public BigDecimal perDay() {
        return milligrams.multiply(BigDecimal.valueOf(timesPerDay));
    }
}
