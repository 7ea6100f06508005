use subtle::ConstantTimeEq;

pub fn is_token(expected: &[u8], given: &[u8]) -> bool { // ~ constant-time-comparison
    expected.ct_eq(given).into()
}

pub fn is_path(expected: &[u8], given: &[u8]) -> bool {
    expected.eq(given)
}
