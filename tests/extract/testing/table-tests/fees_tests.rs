#[test]
fn fees_follow_the_table() { // ~ table-tests
    for (amount, fee) in [(100, 1), (1_000, 8), (0, 0)] {
        assert_eq!(fee_of(amount), fee, "{amount}");
    }
}

#[test]
fn entries_are_written() {
    let mut ledger = Ledger::new();
    for amount in [100, 200] {
        ledger.add(amount);
    }
    assert_eq!(ledger.total(), 300);
}
