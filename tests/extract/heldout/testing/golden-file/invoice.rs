pub fn render(no: u32, lines: &[(&str, u64)]) -> String {
    let mut text = format!("Invoice {no}\n");
    for (what, cents) in lines {
        text.push_str(&format!("{what:<20}{:>8}.{:02}\n", cents / 100, cents % 100));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn looks_as_accepted() {
        let text = render(17, &[("Tea", 450), ("Postage", 390)]);
        insta::assert_snapshot!(text); // ~ golden-file
    }
}
