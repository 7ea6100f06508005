use cached::proc_macro::cached;

#[cached] // ~ memoised-function
fn luhn_weight(number: u64) -> u32 {
    number
        .to_string()
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 2 })
        .sum()
}

pub fn plausible(card: u64) -> bool {
    luhn_weight(card) % 10 == 0
}
