//! Figures as sentences.

use crate::date::human;
use crate::registers::process::quality::Quality;
use crate::registers::process::standing::{Change, Comparison, Episode, MONTH, Trend};
use crate::registers::process::units::number;
use crate::registers::process::{Better, Metric};
use crate::render::view::{EpisodeView, SaidView};

/// `better`, `worse`, or nothing.
const fn tone(change: Change) -> &'static str {
    match change {
        Change::Better => "better",
        Change::Worse => "worse",
        Change::Plain | Change::None => "",
    }
}

/// ` (better)`, so that the colour is not alone.
const fn judged(change: Change) -> &'static str {
    match change {
        Change::Better => ", which is better",
        Change::Worse => ", which is worse",
        Change::Plain | Change::None => "",
    }
}

/// The trend: `Falls by 1.2 min a month (0.8 to 1.6) since 25 May 2026, which is better`.
pub(in crate::render) fn trend(metric: &Metric, trend: &Trend) -> SaidView {
    let monthly = |slope: f64| slope * MONTH;
    let since = human(trend.from);
    let slope = monthly(trend.slope.slope);
    let text = if trend.change == Change::None {
        format!(
            "No direction that stands out since {since}: between {} and {} a month",
            signed(metric, monthly(trend.slope.low)),
            signed(metric, monthly(trend.slope.high))
        )
    } else {
        let verb = if slope < 0.0 { "Falls" } else { "Rises" };
        let (low, high) = ends(monthly(trend.slope.low), monthly(trend.slope.high));
        let judged = judged(trend.change);
        format!(
            "{verb} by {} a month ({low} to {high}) since {since}{judged}",
            metric.unit.difference(slope.abs())
        )
    };
    SaidView { title: "Trend", text, tone: tone(trend.change) }
}

/// The ends of an interval without their signs, the smaller first.
fn ends(low: f64, high: f64) -> (String, String) {
    let (a, b) = (low.abs(), high.abs());
    (number(a.min(b)), number(a.max(b)))
}

fn signed(metric: &Metric, value: f64) -> String {
    let plus = if value > 0.0 { "+" } else { "" };
    format!("{plus}{}", metric.unit.difference(value))
}

/// A period against the year before.
pub(in crate::render) fn comparison(metric: &Metric, of: &Comparison) -> SaidView {
    let against = if of.seasonal {
        "in the same weeks of the year before"
    } else {
        "in the weeks before (there is no year to take the season out with)"
    };
    let shift = of.difference.shift;
    let pairs = of.difference.pairs;
    let text = match of.difference.interval {
        None => {
            format!("{} against what it was {against}; too few values to tell more", signed(metric, shift))
        }
        Some((low, high)) if of.change == Change::None => format!(
            "Much as {against}: the difference lies between {} and {} ({pairs} pairs of values)",
            signed(metric, low),
            signed(metric, high)
        ),
        Some((low, high)) => {
            let way = if shift < 0.0 { "lower" } else { "higher" };
            let (low, high) = ends(low, high);
            let judged = judged(of.change);
            format!(
                "{} {way} than {against} ({low} to {high}, {pairs} pairs of values){judged}",
                metric.unit.difference(shift.abs())
            )
        }
    };
    SaidView { title: "Year before", text, tone: tone(of.change) }
}

/// The last value against the baseline.
pub(in crate::render) fn baseline(metric: &Metric, value: f64) -> Option<SaidView> {
    let baseline = metric.baseline?;
    let delta = value - baseline;
    let share = if baseline == 0.0 || metric.unit.percent {
        String::new()
    } else {
        format!(", {} %", number((delta / baseline.abs() * 100.0).round()))
    };
    let change = match metric.better {
        Some(_) if delta == 0.0 => Change::None,
        Some(better) if (delta < 0.0) == (better == Better::Lower) => Change::Better,
        Some(_) => Change::Worse,
        None => Change::Plain,
    };
    let text =
        format!("{} against {}{share}{}", signed(metric, delta), metric.written(baseline), judged(change));
    Some(SaidView { title: "Baseline", text, tone: tone(change) })
}

/// The parts of the quality of data.
pub(in crate::render) fn quality(metric: &Metric, of: &Quality) -> Vec<SaidView> {
    let percent = |share: f64| format!("{} %", (share * 100.0).round());
    let said = |title, text: String, share: f64| SaidView {
        title,
        text,
        tone: if share < 0.8 { "worse" } else { "" },
    };
    let every = metric.every.map_or_else(String::new, |days| match days {
        1.0 => "a day".to_owned(),
        7.0 => "a week".to_owned(),
        days => format!("{} days", number(days)),
    });
    let complete = of.complete.map(|share| {
        said(
            "Complete",
            format!(
                "{} of the values that were due in the last half-year, one every {every}",
                percent(share)
            ),
            share,
        )
    });
    let stated =
        of.stated.map(|share| said("Stated quality", format!("{} on average", percent(share)), share));
    let fresh = of.fresh.map(|share| {
        let text = if share >= 1.0 {
            "The last value is not late".to_owned()
        } else {
            format!("{}: the last value is late", percent(share))
        };
        said("Fresh", text, share)
    });
    let score =
        of.score().map(|share| said("Score", format!("{}, the lowest of them", percent(share)), share));
    [complete, stated, fresh, score]
        .into_iter()
        .flatten()
        .map(|mut it| {
            // `one every a week` reads as it is spelled only for numbers.
            it.text = it.text.replace("one every a ", "one a ");
            it
        })
        .collect()
}

/// Values that chance alone would hardly give.
pub(in crate::render) fn episode(metric: &Metric, of: &Episode) -> EpisodeView {
    let when =
        if of.from == of.to { human(of.from) } else { format!("{} to {}", human(of.from), human(of.to)) };
    // One rule may have fired in both directions.
    let mut rules: Vec<&str> = of.tests.iter().map(|(test, _)| test.name()).collect();
    rules.dedup();
    let point = metric.series.points.get(of.at);
    EpisodeView {
        when,
        what: upper(of.words()),
        rules: rules.join("; "),
        context: point.and_then(|point| point.context.as_deref()).unwrap_or_default().to_owned(),
        open: of.open,
    }
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
