//! Units of metrics: times, shares, amounts of money, counts, and quotients of them.

use std::collections::BTreeMap;

/// A unit: what it is made of, and how many of its base unit it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// As the author wrote it.
    pub text: String,
    /// Exponents of base units: `s` for time, codes of currencies, words for what is counted. None for a plain number.
    pub dims: BTreeMap<String, i32>,
    /// How many of its base unit one of it is: 3600 for an hour.
    pub factor: f64,
    /// Whether it is per cent: written as 12, meant as 0.12.
    pub percent: bool,
}

/// Names of times and their seconds. The first name of each is the one shown.
pub(super) const TIMES: [(&str, f64); 24] = [
    ("ms", 0.001),
    ("s", 1.0),
    ("sec", 1.0),
    ("second", 1.0),
    ("seconds", 1.0),
    ("min", 60.0),
    ("minute", 60.0),
    ("minutes", 60.0),
    ("h", 3600.0),
    ("hr", 3600.0),
    ("hour", 3600.0),
    ("hours", 3600.0),
    ("d", 86400.0),
    ("day", 86400.0),
    ("days", 86400.0),
    ("w", 604_800.0),
    ("week", 604_800.0),
    ("weeks", 604_800.0),
    // A year of 365.2425 days, and a twelfth of it.
    ("month", 2_629_746.0),
    ("months", 2_629_746.0),
    ("quarter", 7_889_238.0),
    ("quarters", 7_889_238.0),
    ("year", 31_556_952.0),
    ("years", 31_556_952.0),
];

impl Unit {
    /// A plain number.
    pub fn one() -> Self {
        Self { text: "1".into(), dims: BTreeMap::new(), factor: 1.0, percent: false }
    }

    /// Reads `h`, `%`, `EUR`, `1/week`, `EUR / 1000 trades`, `1 to 5`. A word that is no time is something counted.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let mut unit = Self { text: text.to_owned(), ..Self::one() };
        if is_scale(text) {
            unit.dims.insert("points".into(), 1);
            return unit;
        }
        if text == "%" || text == "percent" {
            unit.percent = true;
            unit.factor = 0.01;
            return unit;
        }
        for (at, part) in text.split('/').enumerate() {
            let sign = if at == 0 { 1 } else { -1 };
            for word in part.split_whitespace() {
                unit.times(word, sign);
            }
        }
        unit.dims.retain(|_, exponent| *exponent != 0);
        unit
    }

    fn times(&mut self, word: &str, sign: i32) {
        if let Ok(number) = word.parse::<f64>() {
            if number.is_finite() && number > 0.0 {
                self.factor *= number.powi(sign);
            }
        } else if let Some((_, seconds)) = TIMES.iter().find(|(name, _)| *name == word) {
            self.factor *= seconds.powi(sign);
            *self.dims.entry("s".into()).or_default() += sign;
        } else {
            *self.dims.entry(word.to_owned()).or_default() += sign;
        }
    }

    /// Whether values of both can be added and compared.
    pub fn is_like(&self, other: &Self) -> bool {
        self.dims == other.dims
    }

    /// By what a value in this unit is multiplied to be one in another, like one.
    pub fn to(&self, other: &Self) -> f64 {
        self.factor / other.factor
    }

    /// The unit of a product with a value in another, or of a quotient where `sign` is negative.
    pub(super) fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut unit = self.clone();
        for (name, exponent) in &other.dims {
            *unit.dims.entry(name.clone()).or_default() += sign * exponent;
        }
        unit.dims.retain(|_, exponent| *exponent != 0);
        unit.factor *= other.factor.powi(sign);
        unit.text = unit.described();
        unit
    }

    /// What it is made of, in base units: `EUR s`.
    fn described(&self) -> String {
        let power = |(name, exponent): (&String, &i32)| match exponent {
            1 => name.clone(),
            n => format!("{name}^{n}"),
        };
        self.dims.iter().map(power).collect::<Vec<_>>().join(" ")
    }

    /// A value with its unit, as readers see it: `31 min`, `14 %`, `22 per week`.
    pub fn written(&self, value: f64) -> String {
        let number = number(value);
        if self.text.is_empty() || self.text == "1" || is_scale(&self.text) {
            return number;
        }
        match self.text.split_once('/') {
            Some((above, below)) if matches!(above.trim(), "" | "1") => {
                format!("{number} per {}", below.trim())
            }
            Some((above, below)) => format!("{number} {} per {}", above.trim(), below.trim()),
            None => format!("{number} {}", self.text),
        }
    }

    /// A difference of two values, as readers see it: that of two shares is in points, `6.8 points`.
    pub fn difference(&self, value: f64) -> String {
        if self.percent { format!("{} points", number(value)) } else { self.written(value) }
    }

    /// What stands beside an axis; empty for a plain number.
    pub fn label(&self) -> String {
        if self.text == "1" || is_scale(&self.text) {
            String::new()
        } else {
            self.written(0.0)[2..].to_owned()
        }
    }
}

/// `1 to 5`: points on a scale.
fn is_scale(text: &str) -> bool {
    let ends = text.split_once(" to ");
    ends.is_some_and(|(from, to)| from.trim().parse::<f64>().is_ok() && to.trim().parse::<f64>().is_ok())
}

/// A number with as many decimals as tell something: `0.34`, `4.2`, `31`, `1204`.
pub fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 99.95 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".into() } else { text.replace('-', "\u{2212}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read() {
        let unit = |text: &str| {
            let unit = Unit::parse(text);
            let dims =
                unit.dims.iter().map(|(name, exponent)| format!("{name}^{exponent}")).collect::<Vec<_>>();
            (dims.join(" "), unit.factor)
        };
        assert_eq!(unit("h"), ("s^1".into(), 3600.0));
        assert_eq!(unit("min"), ("s^1".into(), 60.0));
        assert_eq!(unit("%"), (String::new(), 0.01));
        assert_eq!(unit("1"), (String::new(), 1.0));
        assert_eq!(unit("1/week"), ("s^-1".into(), 1.0 / 604_800.0));
        assert_eq!(unit("EUR / 1000 trades"), ("EUR^1 trades^-1".into(), 0.001));
        assert_eq!(unit("1 to 5"), ("points^1".into(), 1.0));
        assert_eq!(unit("h/h"), (String::new(), 1.0));
    }

    #[test]
    fn units_of_a_kind_can_be_converted() {
        let [hours, minutes, money] = ["h", "min", "EUR"].map(Unit::parse);
        assert!(hours.is_like(&minutes) && !hours.is_like(&money));
        assert!((minutes.to(&hours) - 1.0 / 60.0).abs() < 1e-15);
    }

    #[test]
    fn values_are_written_with_their_units() {
        let written = |unit: &str, value: f64| Unit::parse(unit).written(value);
        assert_eq!(written("min", 31.04), "31 min");
        assert_eq!(written("%", 6.25), "6.25 %");
        assert_eq!(written("1/week", 22.0), "22 per week");
        assert_eq!(written("EUR/1000 trades", 0.5), "0.5 EUR per 1000 trades");
        assert_eq!(written("1 to 5", 4.2), "4.2");
        assert_eq!(written("1", -1204.4), "\u{2212}1204");
        assert_eq!(written("h", -0.001), "0 h");
        assert_eq!(Unit::parse("1/week").label(), "per week");
        assert_eq!(Unit::parse("min").label(), "min");
        assert_eq!(Unit::parse("%").difference(6.8), "6.8 points");
    }
}
