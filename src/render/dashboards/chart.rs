//! Charts: places and texts, drawn by the template.

use crate::registers::months::Month;
use crate::registers::trend::Point;
use crate::registers::work::Load;
use crate::render::dates;
use crate::render::view::{BarView, ChartView, DotView, LegendView, RuleView, SegmentView, TextView};

/// Height of a chart, and the lines between which values lie, in pixels from the top.
const HEIGHT: usize = 216;
const TOP: usize = 32;
const BOTTOM: usize = 184;
/// Where the names of the slots stand.
const NAMES: usize = 206;
/// The part of a slot that a bar fills.
const BAR: f64 = 0.56;
/// The share that the seed asks for.
const TARGET: usize = 90;

/// The middle of a slot, in percent.
fn middle(slot: usize, of: usize) -> f64 {
    (slot as f64 + 0.5) * 100.0 / of.max(1) as f64
}

fn percent(x: f64) -> String {
    format!("{x:.2}%")
}

/// How far down a value lies.
fn height(value: usize, most: usize) -> usize {
    BOTTOM - (BOTTOM - TOP) * value.min(most) / most.max(1)
}

fn text(slot: usize, of: usize, y: usize, text: String, strong: bool) -> TextView {
    TextView { x: percent(middle(slot, of)), y, text, strong }
}

/// The share of pages whose review holds, at the end of each month. `None` without a page in any month.
pub(super) fn trend(points: &[Point]) -> Option<ChartView> {
    let share = |point: &Point| (point.current * 100).checked_div(point.of);
    let known: Vec<(usize, usize)> =
        points.iter().enumerate().filter_map(|(slot, point)| Some((slot, share(point)?))).collect();
    let (first, last) = (known.first()?, known.last()?);
    let n = points.len();
    let mut chart = ChartView {
        id: "trend",
        title: trend_title(points, &known),
        note: trend_note(points),
        height: HEIGHT,
        columns: vec!["On", "Reviewed and current", "Pages", "Share"],
        ..ChartView::default()
    };
    chart.rules = [0, 50, 100]
        .map(|at| {
            let label = if at > 0 { format!("{at} %") } else { String::new() };
            RuleView { y: height(at, 100), label, dashed: false }
        })
        .into_iter()
        .chain([RuleView { y: height(TARGET, 100), label: format!("target {TARGET} %"), dashed: true }])
        .collect();
    chart.lines = known
        .windows(2)
        .map(|pair| SegmentView {
            x1: percent(middle(pair[0].0, n)),
            y1: height(pair[0].1, 100),
            x2: percent(middle(pair[1].0, n)),
            y2: height(pair[1].1, 100),
        })
        .collect();
    for (slot, value) in &known {
        chart.dots.push(DotView { x: percent(middle(*slot, n)), y: height(*value, 100) });
        if slot == &first.0 || slot == &last.0 {
            let y = height(*value, 100) - 12;
            chart.texts.push(text(*slot, n, y, format!("{value} %"), true));
        }
    }
    for (slot, point) in points.iter().enumerate() {
        let name = Month::of(point.day).name().to_owned();
        chart.texts.push(text(slot, n, NAMES, name, false));
        let share = share(point).map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        let day = dates::view(point.day).human;
        chart.rows.push(vec![day, point.current.to_string(), point.of.to_string(), share]);
    }
    Some(chart)
}

/// Compared with the first month of which nearly everything is known.
fn trend_title(points: &[Point], known: &[(usize, usize)]) -> String {
    let last = known.last().map_or(0, |(_, share)| *share);
    let sound = |slot: usize| points[slot].unknown * 20 <= points[slot].of;
    let start = known.iter().find(|(slot, _)| sound(*slot)).filter(|(slot, _)| slot + 1 < points.len());
    let Some((slot, first)) = start else { return format!("{last} % of pages are current") };
    let since = Month::of(points[*slot].day).title();
    let more = if last > *first { "more" } else { "less" };
    let change = match last.abs_diff(*first) {
        0 => format!("as many as at the end of {since}"),
        1 => format!("one point {more} than at the end of {since}"),
        n => format!("{n} points {more} than at the end of {since}"),
    };
    format!("{last} % of pages are current, {change}")
}

fn trend_note(points: &[Point]) -> String {
    let most = points.iter().map(|point| point.unknown).max().unwrap_or_default();
    match most {
        0 => String::new(),
        1 => {
            "Of one page only the last review is known; before it the page counts as not reviewed.".to_owned()
        }
        n => format!(
            "Of {n} pages only the last review is known; before it they count as not reviewed, so that earlier months may have been better."
        ),
    }
}

/// What is late, and what falls due in each month.
pub(super) fn load(loads: &[Load]) -> ChartView {
    let n = loads.len();
    let most = loads.iter().map(|load| load.tasks + load.reviews).max().unwrap_or_default().max(1);
    let name = |load: &Load| load.month.map_or("Late", Month::name).to_owned();
    let mut chart = ChartView {
        id: "load",
        title: load_title(loads),
        height: HEIGHT,
        rules: vec![RuleView { y: BOTTOM, label: String::new(), dashed: false }],
        columns: vec!["When", "Reviews", "Tasks"],
        ..ChartView::default()
    };
    if loads.iter().any(|load| load.tasks > 0) {
        chart.legend.push(LegendView { title: "Reviews", hatched: false });
        chart.legend.push(LegendView { title: "Tasks", hatched: true });
    }
    for (slot, load) in loads.iter().enumerate() {
        let top = height(load.reviews + load.tasks, most);
        let between = height(load.reviews, most);
        chart.bars.extend(bar(slot, n, between, BOTTOM, false));
        chart.bars.extend(bar(slot, n, top, between, true));
        let total = load.reviews + load.tasks;
        if total > 0 {
            chart.texts.push(text(slot, n, top - 8, total.to_string(), true));
        }
        chart.texts.push(text(slot, n, NAMES, name(load), false));
        let when = load.month.map_or_else(|| "Late".to_owned(), Month::title);
        chart.rows.push(vec![when, load.reviews.to_string(), load.tasks.to_string()]);
    }
    chart
}

fn bar(slot: usize, of: usize, top: usize, bottom: usize, hatched: bool) -> Option<BarView> {
    let width = BAR * 100.0 / of.max(1) as f64;
    (bottom > top).then(|| BarView {
        x: percent(middle(slot, of) - width / 2.0),
        y: top,
        width: percent(width),
        height: bottom - top,
        hatched,
    })
}

fn load_title(loads: &[Load]) -> String {
    let (late, ahead): (Vec<&Load>, Vec<&Load>) = loads.iter().partition(|load| load.month.is_none());
    let total = |load: &&Load| load.tasks + load.reviews;
    let late: usize = late.iter().map(total).sum();
    let late = match late {
        0 => "Nothing is late".to_owned(),
        1 => "One thing is late".to_owned(),
        n => format!("{n} things are late"),
    };
    // Of equal months the first one.
    let fullest = ahead.iter().rev().max_by_key(|load| total(load)).filter(|load| total(load) > 0);
    match fullest.and_then(|load| Some((load.month?, total(load)))) {
        Some((month, count)) => format!("{late}; the fullest month ahead is {}, with {count}", month.title()),
        None => format!("{late}, and nothing falls due"),
    }
}

/// Reviews that fall due in each month.
pub(super) fn months(months: &[(Month, usize)]) -> Option<ChartView> {
    let fullest = months.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0)?;
    let loads: Vec<Load> = months
        .iter()
        .map(|(month, reviews)| Load { month: Some(*month), tasks: 0, reviews: *reviews })
        .collect();
    let title = format!("Most reviews fall due in {}: {}", fullest.0.title(), fullest.1);
    let mut chart = ChartView { id: "months", title, ..load(&loads) };
    chart.columns = vec!["Month", "Reviews due"];
    chart.rows.iter_mut().for_each(|row| row.truncate(2));
    Some(chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_trend_says_what_it_shows() {
        let point = |month, current, of| Point { day: date(2026, month, 28), current, of, unknown: 0 };
        let points = [point(1, 0, 0), point(2, 1, 4), point(3, 3, 4)];
        let chart = trend(&points).expect("a chart");
        assert_eq!(chart.title, "75 % of pages are current, 50 points more than at the end of Feb 2026");
        assert_eq!(chart.note, "");
        assert_eq!((chart.lines.len(), chart.dots.len(), chart.rows.len()), (1, 2, 3));
        assert_eq!((chart.dots[0].y, chart.dots[1].x.as_str()), (146, "83.33%"));
        assert_eq!(chart.rows[0], ["28 Jan 2026", "0", "0", "–"]);
        assert!(trend(&[point(1, 0, 0)]).is_none());
        // What is not known is no change.
        let chart = trend(&[Point { unknown: 3, ..points[1] }, points[2]]).expect("a chart");
        assert_eq!(chart.title, "75 % of pages are current");
        assert!(chart.note.starts_with("Of 3 pages only the last review is known"), "{}", chart.note);
    }

    #[test]
    fn bars_stand_on_each_other() {
        let month = Month { year: 2026, month: 11 };
        let loads =
            [Load { month: None, tasks: 1, reviews: 0 }, Load { month: Some(month), tasks: 2, reviews: 2 }];
        let chart = load(&loads);
        assert_eq!(chart.title, "One thing is late; the fullest month ahead is Nov 2026, with 4");
        let bars: Vec<_> = chart.bars.iter().map(|bar| (bar.y, bar.height, bar.hatched)).collect();
        assert_eq!(bars, [(146, 38, true), (108, 76, false), (32, 76, true)]);
        assert_eq!(chart.rows[1], ["Nov 2026", "2", "2"]);
        assert_eq!(load_title(&[]), "Nothing is late, and nothing falls due");
    }
}
