package shop.loyalty;

public class LoyaltyProgram { // ~ dependency-injection

    /** Attached outside: the till has one, the web shop another. */
    public interface PointsAccount { // ~ port
        int balance(String member);

        void credit(String member, int points);
    }

    private final PointsAccount account;

    public LoyaltyProgram(PointsAccount account) {
        this.account = account;
    }

    public boolean purchase(String member, long cents) {
        account.credit(member, (int) (cents / 100));
        return account.balance(member) > 1000;
    }
}
