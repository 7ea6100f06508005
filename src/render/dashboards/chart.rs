//! The charts of pages and their reviews.

use crate::registers::months::Month;
use crate::registers::trend::Point;
use crate::registers::work::Load;
use crate::render::chart::{self, Axis, Bars, ChartView, Line, Rule, RuleKind, Series};
use crate::render::dates;

/// The share that the seed asks for.
const TARGET: f64 = 90.0;

fn share(point: &Point) -> Option<usize> {
    (point.current * 100).checked_div(point.of)
}

/// The share of pages whose review holds, at the end of each month. `None` without a page in any month.
pub(super) fn trend(points: &[Point]) -> Option<ChartView> {
    let known: Vec<(usize, usize)> =
        points.iter().enumerate().filter_map(|(slot, point)| Some((slot, share(point)?))).collect();
    known.first()?;
    let mut chart = chart::line(Line {
        id: "trend".to_owned(),
        title: trend_title(points, &known),
        description: "Pages whose review holds, of all pages with a review cycle, at the end of each month"
            .to_owned(),
        note: trend_note(points),
        x: Axis::Names(points.iter().map(|point| Month::of(point.day).name().to_owned()).collect()),
        series: vec![Series {
            title: "Share".to_owned(),
            values: points.iter().map(|point| share(point).map(|share| share as f64)).collect(),
        }],
        unit: "%".to_owned(),
        rules: vec![Rule { label: "Target".to_owned(), value: TARGET, kind: RuleKind::Target }],
        ..Line::default()
    });
    chart.columns = ["On", "Reviewed and current", "Pages", "Share"].map(str::to_owned).to_vec();
    for (point, row) in points.iter().zip(&mut chart.rows) {
        let share = row.pop().unwrap_or_default();
        let day = dates::view(point.day).human;
        *row = vec![day.into(), point.current.to_string().into(), point.of.to_string().into(), share];
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
    let series = |title: &str, count: fn(&Load) -> usize| Series {
        title: title.to_owned(),
        values: loads.iter().map(|load| Some(count(load) as f64)).collect(),
    };
    let mut series =
        vec![series("Reviews", |load| load.reviews), series("Tasks and actions", |load| load.tasks)];
    if loads.iter().all(|load| load.tasks == 0) {
        series.pop();
    }
    let name = |load: &Load| load.month.map_or("Late", Month::name).to_owned();
    let mut chart = chart::bars(Bars {
        id: "load".to_owned(),
        title: load_title(loads),
        description: "What is late, and what falls due in each month".to_owned(),
        x_title: "When".to_owned(),
        x: loads.iter().map(name).collect(),
        series,
        ..Bars::default()
    });
    name_months(&mut chart, loads);
    chart
}

/// Months with their year in the table.
fn name_months(chart: &mut ChartView, loads: &[Load]) {
    for (load, row) in loads.iter().zip(&mut chart.rows) {
        if let (Some(month), Some(cell)) = (load.month, row.first_mut()) {
            *cell = month.title().into();
        }
    }
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

/// How many of something there are in each month; `None` where there is nothing in any.
pub(super) fn months(id: &str, of: &str, months: &[(Month, usize)]) -> Option<ChartView> {
    months.iter().any(|(_, count)| *count > 0).then_some(())?;
    let mut chart = chart::bars(Bars {
        id: id.to_owned(),
        description: format!("{of} in each month"),
        x_title: "Month".to_owned(),
        x: months.iter().map(|(month, _)| month.name().to_owned()).collect(),
        series: vec![Series {
            title: of.to_owned(),
            values: months.iter().map(|(_, count)| Some(*count as f64)).collect(),
        }],
        ..Bars::default()
    });
    for ((month, _), row) in months.iter().zip(&mut chart.rows) {
        if let Some(cell) = row.first_mut() {
            *cell = month.title().into();
        }
    }
    Some(chart)
}

/// Reviews that fall due in each month.
pub(super) fn due(all: &[(Month, usize)]) -> Option<ChartView> {
    let fullest = all.iter().rev().max_by_key(|(_, count)| *count)?;
    let title = format!("Most reviews fall due in {}: {}", fullest.0.title(), fullest.1);
    Some(ChartView { title, ..months("months", "Reviews due", all)? })
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
        assert_eq!((chart.paths.len(), chart.dots.len()), (1, 2));
        let rows: Vec<Vec<&str>> =
            chart.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(rows[0], ["28 Jan 2026", "0", "0", "–"]);
        assert_eq!(rows[2], ["28 Mar 2026", "3", "4", "75 %"]);
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
        let bars: Vec<_> = chart.bars.iter().map(|bar| (bar.y.as_str(), bar.pattern.as_str())).collect();
        assert_eq!(bars, [("162", "1"), ("118", ""), ("30", "1")]);
        let row: Vec<&str> = chart.rows[1].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(row, ["Nov 2026", "2", "2"]);
        assert_eq!(load_title(&[]), "Nothing is late, and nothing falls due");
    }
}
