pub fn carat(gold: f64, total: f64) -> f64 {
    24.0 * gold / total
}

#[cfg(test)]
mod tests {
    use super::carat;

    #[test]
    fn golden_ring() {
        let expected = 18.0;
        assert_eq!(carat(7.5, 10.0), expected);
    }

    #[test]
    fn file_of_gold() {
        assert!(carat(1.0, 1.0) > 23.9);
    }
}
