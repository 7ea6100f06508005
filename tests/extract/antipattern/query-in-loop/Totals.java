package com.tradesense.totals;

public class Totals {
    public Map<String, Long> of(List<Account> accounts, JdbcTemplate jdbc) { // ~ parameterised-sql, parameterised-sql
        Map<String, Long> totals = new HashMap<>();
        for (Account account : accounts) { // ~ query-in-loop
            Long sum = jdbc.queryForObject("SELECT sum(amount) FROM entries WHERE account = ?", Long.class, account.id());
            totals.put(account.name(), sum);
        }
        return totals;
    }
}
