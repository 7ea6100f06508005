proptest! { // ~ property-test
    #[test]
    fn what_is_shown_is_read_again(cents in 0..1_000_000i64) {
        prop_assert_eq!(parse(&show(cents)), Ok(cents));
    }
}

#[test]
fn properties_are_read() {
    assert_eq!(properties("a = 1").len(), 1);
}
