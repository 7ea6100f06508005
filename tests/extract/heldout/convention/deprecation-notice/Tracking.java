package com.depot.tracking;

public interface Tracking {

    Location locate(ParcelNumber parcel);

    /**
     * @deprecated numbers as text cannot be checked; see {@link #locate(ParcelNumber)}
     */
    @Deprecated(since = "5.1", forRemoval = true) // ~ deprecation-notice
    default Location locate(String number) {
        return locate(ParcelNumber.parse(number));
    }
}
