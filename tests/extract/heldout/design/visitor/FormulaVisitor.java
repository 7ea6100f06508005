package tariff.formula;

public interface FormulaVisitor<R> { // ~ visitor

    R visitNumber(Num n);

    R visitSum(Sum s);

    interface Formula {
        <R> R accept(FormulaVisitor<R> v);
    }

    final class Num implements Formula {
        final long cents = 100;

        public <R> R accept(FormulaVisitor<R> v) {
            return v.visitNumber(this);
        }
    }

    final class Sum implements Formula {
        Formula left;
        Formula right;

        public <R> R accept(FormulaVisitor<R> v) {
            return v.visitSum(this);
        }
    }
}
