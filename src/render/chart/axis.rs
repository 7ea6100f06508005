//! The horizontal axis: where its places are and which of them are named.
//!
//! A narrow chart has room for fewer names than a wide one. Every name carries from which width of the figure on it is
//! shown; the style sheet does the rest.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::figures::percent;
use super::labels;
use super::{Axis, TextView};
use crate::date::human;
use crate::registers::months::Month;

/// Plots are at least as wide as this, in pixels: always, from 30 rem of the figure on, and from 42 rem on.
const WIDTHS: [f64; 3] = [190.0, 330.0, 500.0];
/// Classes of names for each of them.
const CLASSES: [&str; 3] = ["chart-name", "chart-name chart-mid", "chart-name chart-wide"];
/// Pixels between two names at least.
const SPACE: f64 = 10.0;
/// Pixels for the name of a month with its year.
const MONTH: f64 = 58.0;
/// A name nearer than this share to an end of an axis of days does not stand in the middle of its place.
const EDGE: f64 = 0.04;

impl Axis {
    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Names(names) => names.len(),
            Self::Days(days) => days.len(),
        }
    }

    /// The place as a share of the width.
    pub(super) fn share(&self, at: usize) -> f64 {
        match self {
            Self::Names(names) => (at as f64 + 0.5) / names.len().max(1) as f64,
            Self::Days(days) => match (days.first(), days.last(), days.get(at)) {
                (Some(first), Some(last), Some(day)) => share(*first, *last, *day),
                _ => 0.5,
            },
        }
    }

    /// What the place is called in the table.
    pub(super) fn title(&self, at: usize) -> String {
        match self {
            Self::Names(names) => names.get(at).cloned().unwrap_or_default(),
            Self::Days(days) => days.get(at).copied().map(human).unwrap_or_default(),
        }
    }

    /// All places, for the script.
    pub(super) fn places(&self) -> String {
        match self {
            Self::Names(_) => "slots".to_owned(),
            Self::Days(days) => {
                let places: Vec<_> = (0..days.len())
                    .map(|at| percent(self.share(at)).trim_end_matches('%').to_owned())
                    .collect();
                places.join(" ")
            }
        }
    }

    /// The names below the plot, on the line `y`.
    pub(super) fn texts(&self, y: usize) -> Vec<TextView> {
        match self {
            Self::Names(names) => name_texts(names, y),
            Self::Days(days) => match (days.first(), days.last()) {
                (Some(first), Some(last)) => day_texts(*first, *last, y),
                _ => Vec::new(),
            },
        }
    }
}

/// How far a day lies between two others.
pub(super) fn share(first: Date, last: Date, day: Date) -> f64 {
    let days =
        |from: Date, to: Date| from.until((Unit::Day, to)).map_or(0.0, |span| f64::from(span.get_days()));
    let all = days(first, last);
    if all <= 0.0 { 0.5 } else { (days(first, day) / all).clamp(0.0, 1.0) }
}

/// Every so many-th name, counted from the last one, which is the newest.
fn name_texts(names: &[String], y: usize) -> Vec<TextView> {
    let widest = names.iter().map(|name| labels::width(name)).fold(0.0, f64::max) + SPACE;
    let n = names.len();
    // Doubled, so that what a narrow chart names a wide one names too.
    let every = |width: f64| {
        let fit = (width / widest).floor().max(1.0) as usize;
        n.div_ceil(fit).next_power_of_two()
    };
    let every = WIDTHS.map(every);
    let text = |(at, name): (usize, &String)| {
        let level = every.iter().position(|every| (n - 1 - at).is_multiple_of(*every))?;
        let most = WIDTHS[level] / n.div_ceil(every[level]).max(1) as f64 - SPACE / 2.0;
        Some(TextView {
            class: CLASSES[level].to_owned(),
            x: percent((at as f64 + 0.5) / n as f64),
            dx: 0,
            y: y.to_string(),
            text: labels::cut(name, most.max(24.0)),
            url: None,
        })
    };
    names.iter().enumerate().filter_map(text).collect()
}

/// The beginnings of months, or days where there are no two of them.
pub(super) fn day_texts(first: Date, last: Date, y: usize) -> Vec<TextView> {
    let months = ticks(first, last);
    let text = |(level, day, title): (usize, Date, String)| {
        let share = share(first, last, day);
        let edge = match share {
            share if share < EDGE => " chart-start",
            share if share > 1.0 - EDGE => " chart-end",
            _ => "",
        };
        TextView {
            class: format!("{}{edge}", CLASSES[level]),
            x: percent(share),
            dx: 0,
            y: y.to_string(),
            text: title,
            url: None,
        }
    };
    months.into_iter().map(text).collect()
}

/// Named days between two others: from which width on, the day, its name.
pub(super) fn ticks(first: Date, last: Date) -> Vec<(usize, Date, String)> {
    let (from, to) = (Month::of(first), Month::of(last));
    let count = |month: Month| i32::from(month.year) * 12 + i32::from(month.month) - 1;
    let span = count(to) - count(from);
    if span < 2 {
        return day_ticks(first, last);
    }
    let steps = WIDTHS.map(|width| {
        let fit = (width / MONTH).floor() as i32;
        [1, 3, 6, 12, 24, 48, 96].into_iter().find(|step| span / step <= fit).unwrap_or(240)
    });
    let mut named = false;
    let all = (0..=span).filter_map(|n| {
        let month = from.plus(n as i16);
        let day = Date::new(month.year, month.month, 1).ok().filter(|day| (first..=last).contains(day))?;
        let level = steps.iter().position(|step| count(month) % step == 0)?;
        Some((level, day, month))
    });
    let all: Vec<_> = all.collect();
    let title = |(level, day, month): (usize, Date, Month)| {
        // The year stands at its beginning, and at the first name of the narrowest chart.
        let year = month.month == 1 || (level == 0 && !named);
        named |= level == 0;
        (level, day, if year { month.title() } else { month.name().to_owned() })
    };
    all.into_iter().map(title).collect()
}

/// First and last day, and what lies evenly between them.
fn day_ticks(first: Date, last: Date) -> Vec<(usize, Date, String)> {
    let days = first.until((Unit::Day, last)).map_or(0, |span| span.get_days());
    let name = |day: Date| format!("{} {}", day.day(), Month::of(day).name());
    if days < 2 {
        let last = (days > 0).then(|| (0, last, name(last)));
        return [(0, first, name(first))].into_iter().chain(last).collect();
    }
    let middle = first.saturating_add((days / 2).days());
    vec![(0, first, name(first)), (0, middle, name(middle)), (0, last, name(last))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_narrow_chart_names_fewer_days() {
        let ticks = ticks(date(2024, 11, 25), date(2026, 11, 16));
        let of = |most: usize| -> Vec<&str> {
            ticks.iter().filter(|(level, ..)| *level <= most).map(|(.., title)| title.as_str()).collect()
        };
        assert_eq!(of(0), ["Jan 2025", "Jan 2026"]);
        assert_eq!(of(1), ["Jan 2025", "Jul", "Jan 2026", "Jul"]);
        let quarters = ["Jan 2025", "Apr", "Jul", "Oct", "Jan 2026", "Apr", "Jul", "Oct"];
        assert_eq!(of(2), quarters);
        let short = super::ticks(date(2026, 11, 2), date(2026, 11, 16));
        assert_eq!(short.iter().map(|it| it.2.as_str()).collect::<Vec<_>>(), ["2 Nov", "9 Nov", "16 Nov"]);
        assert_eq!(super::ticks(date(2026, 11, 2), date(2026, 11, 2)).len(), 1);
    }

    #[test]
    fn the_last_name_is_always_there() {
        let names: Vec<String> = (1..=12).map(|n| format!("Nov {n}")).collect();
        let texts = name_texts(&names, 10);
        let narrow: Vec<_> = texts.iter().filter(|it| it.class == "chart-name").map(|it| &it.text).collect();
        assert_eq!(narrow, ["Nov 4", "Nov 8", "Nov 12"]);
        assert_eq!(texts.last().map(|it| (it.x.as_str(), it.class.as_str())), Some(("95.83%", "chart-name")));
    }

    #[test]
    fn days_lie_at_their_places() {
        let axis = Axis::Days(vec![date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 5)]);
        assert_eq!(axis.places(), "0 25 100");
        assert_eq!(percent(Axis::Days(vec![date(2026, 1, 1)]).share(0)), "50%");
        assert_eq!(percent(Axis::default().share(0)), "50%");
    }
}
