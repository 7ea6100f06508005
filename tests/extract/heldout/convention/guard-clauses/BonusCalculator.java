package shop.loyalty;

final class BonusCalculator {

    long points(Purchase purchase) {
        if (purchase.isReturned()) { // ~ guard-clauses
            return 0;
        }
        if (purchase.member() == null) {
            return 0;
        }
        if (purchase.isEmployee()) {
            return 1;
        }
        long points = purchase.cents() / 100;
        if (purchase.weekend()) {
            points *= 2;
        }
        return points + purchase.member().tierBonus();
    }
}
