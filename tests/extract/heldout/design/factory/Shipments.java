package net.freight;

public final class Shipments {

    private Shipments() {
    }

    public static Shipment of(int grams, boolean abroad) { // ~ factory
        if (abroad) {
            return new CustomsParcel(grams);
        }
        if (grams < 1000) {
            return new Letter(grams);
        }
        return new Parcel(grams);
    }
}
