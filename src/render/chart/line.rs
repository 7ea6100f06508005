//! Lines with thresholds, control limits, marks and a trend.

use super::figures::{number, percent, px};
use super::scale::Scale;
use super::{Axis, CellView, ChartView, DotView, KeyView, NoteView, PathView, Series, StrokeView, TextView};
use super::{Mark, MarkKind, Rule};
use super::{classes, labels};

/// From where to where a plot reaches down, and where names stand below it.
pub(super) const TOP: usize = 30;
pub(super) const BOTTOM: usize = 206;
pub(super) const NAMES: usize = 227;
pub(super) const HEIGHT: usize = 234;
/// Up to so many points a line shows each of them.
const MOST_DOTS: usize = 26;

/// A chart of lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// Head of the first column of the table: `Week`.
    pub x_title: String,
    /// The places.
    pub x: Axis,
    /// At most six.
    pub series: Vec<Series>,
    /// Of all values; may be empty.
    pub unit: String,
    /// Lines across.
    pub rules: Vec<Rule>,
    /// Marks at places; signals are those of the first series.
    pub marks: Vec<Mark>,
    /// A straight line: its values at the first and at the last place.
    pub trend: Option<(f64, f64)>,
}

/// Draws it.
pub fn line(of: Line) -> ChartView {
    let (rules, far) = near(&of);
    let scale = scale(&of, &rules);
    let mut chart = ChartView {
        height: HEIGHT,
        top: TOP,
        bottom: BOTTOM,
        places: of.x.places(),
        note: note(&of, &far),
        ..ChartView::default()
    };
    grid(&mut chart, scale, &of.unit);
    for rule in &rules {
        chart.strokes.push(across(rule.kind.class(), scale.y(rule.value)));
    }
    if let Some((first, last)) = of.trend {
        let ends = [(0, first), (of.x.len().saturating_sub(1), last)];
        let d = run(&ends.map(|(at, value)| (of.x.share(at), scale.y(value))));
        chart.paths.push(PathView { class: "chart-trend".to_owned(), d });
    }
    for (number, series) in of.series.iter().enumerate() {
        let d = path(&of.x, series, scale);
        chart.paths.push(PathView { class: classes::line(number).to_owned(), d });
        dots(&mut chart, &of.x, series, number, scale);
    }
    marks(&mut chart, &of, scale);
    beside(&mut chart, &of, &rules, scale);
    chart.texts.extend(of.x.texts(NAMES));
    (chart.columns, chart.rows) = table(&of);
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

/// The rules that are drawn, and those that lie so far off that drawing them would flatten the rest.
fn near(of: &Line) -> (Vec<&Rule>, Vec<&Rule>) {
    let values = of.series.iter().flat_map(|series| series.values.iter().flatten().copied());
    let fixed = of.rules.iter().filter(|rule| !rule.kind.can_be_far()).map(|rule| rule.value);
    let all: Vec<f64> = values.chain(fixed).collect();
    let high = all.iter().copied().fold(f64::MIN, f64::max);
    let low = all.iter().copied().fold(f64::MAX, f64::min).min(0.0);
    let reach = (high - low).max(0.0);
    let is_near = |rule: &&Rule| {
        let inside = (low - reach..=high + reach).contains(&rule.value);
        !rule.kind.can_be_far() || all.is_empty() || inside
    };
    of.rules.iter().partition(is_near)
}

fn scale(of: &Line, rules: &[&Rule]) -> Scale {
    let values = of.series.iter().flat_map(|series| series.values.iter().flatten().copied());
    let others = rules.iter().map(|rule| rule.value).chain(of.trend.into_iter().flat_map(|(a, b)| [a, b]));
    Scale::new(values.chain(others), false, TOP, BOTTOM)
}

fn note(of: &Line, far: &[&Rule]) -> String {
    let far: Vec<String> =
        far.iter().map(|rule| format!("{} ({})", rule.label, number(rule.value, &of.unit))).collect();
    match (of.note.as_str(), far.is_empty()) {
        (note, true) => note.to_owned(),
        (note, false) => format!("{note} Not drawn, because far away: {}.", far.join(", ")).trim().to_owned(),
    }
}

/// The lines of the grid with their values, and the unit over them.
pub(super) fn grid(chart: &mut ChartView, scale: Scale, unit: &str) {
    let ticks = scale.ticks();
    chart.left = labels::room(ticks.iter().map(|(_, text)| text.as_str()));
    for (n, (value, text)) in ticks.into_iter().enumerate() {
        let y = scale.y(value);
        chart.strokes.push(across(if n == 0 { "chart-base" } else { "chart-grid" }, y));
        chart.texts.push(TextView {
            class: "chart-scale".to_owned(),
            x: "0".to_owned(),
            dx: -8,
            y: px(y + 4.5),
            text,
            url: None,
        });
    }
    if !unit.is_empty() {
        let y = px(TOP as f64 - 16.0);
        let class = "chart-unit".to_owned();
        chart.texts.push(TextView { class, x: "0".to_owned(), dx: 0, y, text: unit.to_owned(), url: None });
    }
}

pub(super) fn across(class: &'static str, y: f64) -> StrokeView {
    StrokeView { class, x1: "0".into(), y1: px(y), x2: "100%".into(), y2: px(y) }
}

/// One path for a series; it begins again after each gap.
fn path(x: &Axis, series: &Series, scale: Scale) -> String {
    let points: Vec<Option<(f64, f64)>> =
        series.values.iter().enumerate().map(|(at, value)| Some((x.share(at), scale.y((*value)?)))).collect();
    points
        .split(Option::is_none)
        .map(|part| run(&part.iter().copied().flatten().collect::<Vec<_>>()))
        .collect()
}

/// Points without a gap.
pub(super) fn run(points: &[(f64, f64)]) -> String {
    let place = |(x, y): &(f64, f64)| format!("{} {}", px(x * 1000.0), px(*y));
    match points {
        [] => String::new(),
        // A line of no length has round ends, which make it a dot.
        [one] => format!("M{}h0", place(one)),
        [first, rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(place).collect();
            format!("M{}L{}", place(first), rest.join(" "))
        }
    }
}

/// Every point of a short line, and the last one of a long line.
fn dots(chart: &mut ChartView, x: &Axis, series: &Series, number: usize, scale: Scale) {
    let last = series.values.iter().rposition(Option::is_some);
    let all = series.values.len() <= MOST_DOTS;
    for (at, value) in series.values.iter().enumerate() {
        if let Some(value) = value.filter(|_| all || Some(at) == last) {
            chart.dots.push(DotView {
                class: classes::dot(number),
                x: percent(x.share(at)),
                y: px(scale.y(value)),
                r: if Some(at) == last { 4 } else { 3 },
            });
        }
    }
}

/// Rings around values, and lines down with a letter, which the list below the drawing explains.
fn marks(chart: &mut ChartView, of: &Line, scale: Scale) {
    let value = |at: usize| of.series.first().and_then(|series| *series.values.get(at)?);
    let mut signals: Vec<(&Mark, Vec<usize>)> = Vec::new();
    for mark in of.marks.iter().filter(|mark| mark.kind == MarkKind::Signal) {
        let Some(value) = value(mark.index) else { continue };
        chart.dots.push(DotView {
            class: "chart-signal",
            x: percent(of.x.share(mark.index)),
            y: px(scale.y(value)),
            r: 7,
        });
        match signals.iter_mut().find(|(of, _)| of.title == mark.title) {
            Some((_, places)) => places.push(mark.index),
            None => signals.push((mark, vec![mark.index])),
        }
    }
    let mut events: Vec<&Mark> = of.marks.iter().filter(|mark| mark.kind == MarkKind::Event).collect();
    events.sort_by_key(|mark| mark.index);
    let beside = letters_beside(&events.iter().map(|mark| of.x.share(mark.index)).collect::<Vec<_>>());
    for (n, event) in events.into_iter().enumerate() {
        let (x, letter) = (percent(of.x.share(event.index)), letter(n));
        let (y1, y2) = (px(TOP as f64 - 6.0), px(BOTTOM as f64));
        chart.strokes.push(StrokeView { class: "chart-event", x1: x.clone(), y1, x2: x.clone(), y2 });
        let (class, y) = ("chart-letter".to_owned(), px(TOP as f64 - 10.0));
        chart.texts.push(TextView { class, x, dx: beside[n], y, text: letter.clone(), url: None });
        let when = of.x.title(event.index);
        chart.marks.push(NoteView { letter, when, title: event.title.clone(), url: event.url.clone() });
    }
    for (mark, places) in signals {
        let when = match places.as_slice() {
            [first, .., last] => {
                format!("{} to {}, {} times", of.x.title(*first), of.x.title(*last), places.len())
            }
            _ => of.x.title(mark.index),
        };
        let (title, url) = (mark.title.clone(), mark.url.clone());
        chart.marks.push(NoteView { letter: String::new(), when, title, url });
    }
}

/// What the lines are, for where there is no room beside them.
fn legend(chart: &mut ChartView, of: &Line, rules: &[&Rule]) {
    let key = |(n, series): (usize, &Series)| KeyView {
        class: classes::line(n),
        line: true,
        title: series.title.clone(),
        ..KeyView::default()
    };
    if of.series.len() > 1 {
        chart.legend.extend(of.series.iter().enumerate().map(key));
    }
    chart.legend.extend(rules.iter().map(|rule| rule.key(&of.unit)));
}

/// How far letters are shifted across so that those of near places stand beside each other, even in a narrow chart.
fn letters_beside(shares: &[f64]) -> Vec<i32> {
    const NEAR: f64 = 0.07;
    const LETTER: i32 = 12;
    let mut found = Vec::with_capacity(shares.len());
    for group in shares.chunk_by(|a, b| b - a < NEAR) {
        let letters = (0..).take(group.len());
        let width = LETTER * letters.clone().last().unwrap_or_default();
        found.extend(letters.map(|n: i32| LETTER * n - width / 2));
    }
    found
}

/// A, B, … Z, AA.
fn letter(n: usize) -> String {
    let own = char::from(b'A' + (n % 26) as u8).to_string();
    if n < 26 { own } else { letter(n / 26 - 1) + &own }
}

/// What stands at the right end: the names of the lines or the last value, and what the rules are.
fn beside(chart: &mut ChartView, of: &Line, rules: &[&Rule], scale: Scale) {
    let alone = of.series.len() == 1;
    let mut texts: Vec<(f64, String, String)> = Vec::new();
    for (n, series) in of.series.iter().enumerate() {
        if let Some(value) = series.values.iter().rev().copied().flatten().next() {
            let text = if alone { number(value, &of.unit) } else { series.title.clone() };
            let class = if alone { "chart-value".to_owned() } else { classes::text(n) };
            texts.push((scale.y(value), class, text));
        }
    }
    for rule in rules {
        let class = rule.kind.class().replace("chart-rule", "chart-what");
        texts.push((scale.y(rule.value), class, format!("{} {}", rule.label, number(rule.value, ""))));
    }
    let places: Vec<f64> = texts.iter().map(|(y, ..)| *y).collect();
    let places = labels::apart(&places, TOP as f64 - 12.0, BOTTOM as f64);
    for ((_, class, text), y) in texts.into_iter().zip(places) {
        let most = if class.contains("value") { labels::WIDEST_BOLD } else { labels::WIDEST };
        let (text, y) = (labels::cut(&text, most), px(y + 4.5));
        chart.texts.push(TextView { class, x: "100%".to_owned(), dx: 10, y, text, url: None });
    }
    legend(chart, of, rules);
    labels::beside(chart);
}

fn table(of: &Line) -> (Vec<String>, Vec<Vec<CellView>>) {
    let mut columns = vec![if of.x_title.is_empty() { "On".to_owned() } else { of.x_title.clone() }];
    columns.extend(of.series.iter().map(|series| series.title.clone()));
    if !of.marks.is_empty() {
        columns.push("Mark".to_owned());
    }
    let row = |at: usize| {
        let cell = |series: &Series| match series.values.get(at).copied().flatten() {
            Some(value) => number(value, &of.unit).into(),
            None => CellView::from("–"),
        };
        let mut cells = vec![CellView::from(of.x.title(at))];
        cells.extend(of.series.iter().map(cell));
        if !of.marks.is_empty() {
            let here: Vec<&Mark> = of.marks.iter().filter(|mark| mark.index == at).collect();
            let text = here.iter().map(|mark| mark.title.as_str()).collect::<Vec<_>>().join("; ");
            cells.push(CellView { text, url: here.iter().find_map(|mark| mark.url.clone()) });
        }
        cells
    };
    (columns, (0..of.x.len()).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::RuleKind;
    use jiff::civil::date;

    fn rule(label: &str, value: f64, kind: RuleKind) -> Rule {
        Rule { label: label.to_owned(), value, kind }
    }

    fn some() -> Line {
        Line {
            x: Axis::Days(vec![date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19), date(2026, 2, 2)]),
            series: vec![Series {
                title: "Cycle time".to_owned(),
                values: vec![Some(10.0), None, Some(30.0), Some(20.0)],
            }],
            unit: "h".to_owned(),
            ..Line::default()
        }
    }

    #[test]
    fn a_gap_ends_the_line() {
        let chart = line(some());
        assert_eq!(chart.paths[0].d, "M0 147.3h0M500 30L1000 88.7");
        assert_eq!(chart.places, "0 25 50 100");
        let rows: Vec<Vec<&str>> =
            chart.rows.iter().map(|row| row.iter().map(|it| it.text.as_str()).collect()).collect();
        assert_eq!(rows[..2], [["5 Jan 2026", "10 h"], ["12 Jan 2026", "–"]]);
        let value = chart.texts.iter().find(|it| it.class.contains("value"));
        assert_eq!(value.map(|it| it.text.as_str()), Some("20 h"));
    }

    #[test]
    fn a_threshold_far_away_is_said_and_not_drawn() {
        let chart = line(Line {
            rules: vec![
                rule("Target", 15.0, RuleKind::Target),
                rule("Warning", 40.0, RuleKind::Warning),
                rule("Critical", 90.0, RuleKind::Critical),
            ],
            ..some()
        });
        let drawn: Vec<_> =
            chart.strokes.iter().filter(|it| it.class.contains("rule")).map(|it| it.class).collect();
        assert_eq!(drawn, ["chart-rule chart-target", "chart-rule chart-warning"]);
        assert_eq!(chart.note, "Not drawn, because far away: Critical (90 h).");
    }

    #[test]
    fn marks_are_explained_below() {
        let mark = |index, title: &str, kind| Mark { index, title: title.to_owned(), url: None, kind };
        let chart = line(Line {
            marks: vec![
                mark(3, "Second incident", MarkKind::Event),
                mark(0, "First incident", MarkKind::Event),
                mark(2, "Beyond a limit", MarkKind::Signal),
                mark(3, "Beyond a limit", MarkKind::Signal),
                mark(1, "No value here", MarkKind::Signal),
            ],
            ..some()
        });
        let said: Vec<_> =
            chart.marks.iter().map(|it| (it.letter.as_str(), it.when.as_str(), it.title.as_str())).collect();
        assert_eq!(
            said,
            [
                ("A", "5 Jan 2026", "First incident"),
                ("B", "2 Feb 2026", "Second incident"),
                ("", "19 Jan 2026 to 2 Feb 2026, 2 times", "Beyond a limit")
            ]
        );
        assert_eq!(chart.dots.iter().filter(|it| it.class == "chart-signal").count(), 2);
        assert_eq!(chart.rows[3][2].text, "Second incident; Beyond a limit");
        assert_eq!((letters_beside(&[0.1, 0.12, 0.5]), letter(27)), (vec![-6, 6, 0], "AB".to_owned()));
    }

    #[test]
    fn the_names_of_several_lines_keep_apart() {
        let of = some();
        let chart = line(Line { series: vec![of.series[0].clone(), of.series[0].clone()], ..of });
        let places: Vec<&str> =
            chart.texts.iter().filter(|it| it.class.contains("value")).map(|it| it.y.as_str()).collect();
        assert_eq!(places, ["85.2", "101.2"]);
        assert_eq!(line(Line::default()).rows.len(), 0);
    }
}
