package shop;

/** One purpose, two fields: an amount of cents in a currency. */
public final class Money { // ~ immutable-record

    private final long cents;
    private final String currency;

    public Money(long cents, String currency) {
        this.cents = cents;
        this.currency = currency;
    }

    public long cents() { return cents; }
    public String currency() { return currency; }
    public Money plus(Money o) { return new Money(cents + o.cents, currency); }
    public Money minus(Money o) { return new Money(cents - o.cents, currency); }
    public Money times(long n) { return new Money(cents * n, currency); }
    public Money half() { return new Money(cents / 2, currency); }
    public Money negate() { return new Money(-cents, currency); }
    public boolean isZero() { return cents == 0; }
    public boolean isNegative() { return cents < 0; }
    public boolean sameAs(Money o) { return cents == o.cents && currency.equals(o.currency); }

    @Override
    public String toString() {
        return String.format("%d.%02d %s", cents / 100, Math.abs(cents % 100), currency);
    }
}
