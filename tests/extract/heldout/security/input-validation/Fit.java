package shop.sizes;

final class Fit {

    /** Sizes are rounded to what is made; nothing is refused. */
    static int size(int centimetres) {
        if (centimetres < 80) {
            return 34;
        }
        return Math.min(60, centimetres / 2);
    }

    static String valid(String voucher, boolean used) {
        return used ? voucher + " was used" : voucher + " is valid";
    }
}
