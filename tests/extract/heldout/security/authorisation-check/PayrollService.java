package hr.payroll;

import java.nio.file.AccessDeniedException;

class PayrollService {

    private final Payroll payroll = new Payroll();

    void changeSalary(Employee actor, Employee target, long cents) throws AccessDeniedException {
        if (!actor.hasRole("PAYROLL") || actor.equals(target)) { // ~ authorisation-check
            throw new AccessDeniedException("salary of " + target.name());
        }
        payroll.set(target, cents);
    }
}
