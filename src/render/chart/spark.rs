//! A small line without axes, for a table or a card.

use super::SparkView;
use super::figures::{percent, px};
use super::line::run;
use super::scale::Scale;

/// From where to where it reaches down; a line of two pixels and its last point have room.
const TOP: usize = 4;
const BOTTOM: usize = 20;

/// Values in even steps, the newest last, with a line at the target. `label` says what they show, in words. `None` where
/// there are no two of them.
pub fn spark(values: &[Option<f64>], target: Option<f64>, label: impl Into<String>) -> Option<SparkView> {
    if values.iter().flatten().count() < 2 {
        return None;
    }
    let scale = Scale::exact(values.iter().flatten().copied().chain(target), TOP, BOTTOM);
    let last = values.len() - 1;
    let place = |(at, value): (usize, &Option<f64>)| Some((at as f64 / last as f64, scale.y((*value)?)));
    let places: Vec<Option<(f64, f64)>> = values.iter().enumerate().map(place).collect();
    let parts = places.split(Option::is_none).map(|part| part.iter().copied().flatten().collect::<Vec<_>>());
    let (x, y) = places.iter().rev().copied().flatten().next()?;
    Some(SparkView {
        label: label.into(),
        d: parts.map(|part| run(&part)).collect(),
        target: target.map_or_else(String::new, |target| px(scale.y(target))),
        x: percent(x),
        y: px(y),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_line_fills_its_height() {
        let found = spark(&[Some(10.0), None, Some(20.0), Some(15.0)], Some(12.5), "From 10 to 15").unwrap();
        assert_eq!(found.d, "M0 20h0M666.7 4L1000 12");
        assert_eq!((found.target.as_str(), found.x.as_str(), found.y.as_str()), ("16", "100%", "12"));
        let flat = spark(&[Some(3.0), Some(3.0), None], None, "").unwrap();
        assert_eq!((flat.d.as_str(), flat.x.as_str()), ("M0 12L500 12", "50%"));
        assert_eq!(spark(&[Some(1.0), None], None, ""), None);
    }
}
