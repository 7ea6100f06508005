use std::collections::HashMap;
use std::fs;

pub fn read(path: &str) -> Result<HashMap<String, f64>, Error> { // ~ unwrap-in-code
    let text = fs::read_to_string(path)?;
    let mut rates = HashMap::new();
    for line in text.lines() {
        let (currency, rate) = line.split_once('=').unwrap();
        rates.insert(currency.to_owned(), rate.parse().unwrap());
    }
    Ok(rates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads() -> Result<(), Error> {
        assert_eq!(read("rates.txt").unwrap().len(), 3);
        Ok(())
    }
}
