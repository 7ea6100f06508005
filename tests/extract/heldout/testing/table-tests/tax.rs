pub fn tax(cents: u64, class: char) -> u64 {
    match class {
        'A' => cents * 19 / 100,
        'B' => cents * 7 / 100,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::tax;

    #[test]
    fn taxes_by_class() {
        let cases = [(1000, 'A', 190), (1000, 'B', 70), (1000, 'Z', 0), (0, 'A', 0)]; // ~ table-tests
        for (cents, class, expected) in cases {
            assert_eq!(tax(cents, class), expected, "{cents} in class {class}");
        }
    }
}
