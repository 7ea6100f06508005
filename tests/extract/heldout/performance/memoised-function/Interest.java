package bank.loans;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;

@Component
public class Interest {

    @Cacheable("annuities")
    public double annuity(double principal, double rate, int months) { // ~ memoised-function
        double monthly = rate / 12;
        double factor = Math.pow(1 + monthly, months);
        return principal * monthly * factor / (factor - 1);
    }
}
