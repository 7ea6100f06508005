//! Rows of bars between days, with milestones, events over them and a line for the present day.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::axis::{self, share};
use super::figures::{percent, px};
use super::labels;
use super::{BarView, CellView, ChartView, KeyView, PatternView, PointView, StrokeView, TextView, TodayView};
use crate::date::human;

/// Where the rows begin, and how high a row is.
const TOP: usize = 34;
const ROW: usize = 46;
/// The bar in its row.
const BAR: usize = 12;
const BAR_TOP: usize = 24;

/// How something stands that takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not begun.
    Planned,
    /// Begun.
    Active,
    /// Over, and done.
    Done,
    /// Not over on the day on which it should have been.
    Late,
    /// Given up.
    Stopped,
}

impl State {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Active => "In progress",
            Self::Done => "Done",
            Self::Late => "Late",
            Self::Stopped => "Stopped",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Planned => "chart-span chart-planned",
            Self::Active => "chart-span chart-active",
            Self::Done => "chart-span chart-done",
            Self::Late => "chart-span chart-late",
            Self::Stopped => "chart-span chart-stopped",
        }
    }

    /// Name and drawing of its hatch.
    const fn hatch(self) -> Option<(&'static str, &'static str, &'static str)> {
        match self {
            Self::Late => Some(("late", "chart-hatch chart-late", "M-2 2l4-4M0 8l8-8M6 10l4-4")),
            Self::Stopped => Some(("stopped", "chart-hatch chart-stopped", "M2 0v8M6 0v8")),
            _ => None,
        }
    }
}

/// Whether a milestone is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// It is.
    Yes,
    /// Not yet, and it need not be.
    NotYet,
    /// Not on its day.
    Missed,
}

impl Reached {
    const fn title(self) -> &'static str {
        match self {
            Self::Yes => "Milestone reached",
            Self::NotYet => "Milestone to come",
            Self::Missed => "Milestone missed",
        }
    }

    /// Class and shape: a disc, a ring, a diamond.
    const fn look(self) -> (&'static str, &'static str) {
        const DISC: &str = "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z";
        match self {
            Self::Yes => ("chart-step chart-yes", DISC),
            Self::NotYet => ("chart-step chart-open", DISC),
            Self::Missed => ("chart-step chart-missed", "M0-8L8 0 0 8-8 0z"),
        }
    }
}

/// A bar from one day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How it stands.
    pub state: State,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub title: String,
    /// Its day: that on which it was reached, or is due.
    pub day: Date,
    /// Whether it is reached.
    pub reached: Reached,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// Where to read more.
    pub url: Option<String>,
    /// Bars.
    pub spans: Vec<Span>,
    /// Milestones.
    pub steps: Vec<Step>,
}

/// A chart of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// The present day.
    pub today: Date,
    /// The rows.
    pub rows: Vec<Row>,
    /// Days that concern all rows, and what happens on them.
    pub events: Vec<(Date, String)>,
}

/// Draws it; `None` where there are no two days.
pub fn timeline(of: Timeline) -> Option<ChartView> {
    let days = || {
        let spans = of.rows.iter().flat_map(|row| row.spans.iter().flat_map(|it| [it.from, it.to]));
        let steps = of.rows.iter().flat_map(|row| row.steps.iter().map(|it| it.day));
        spans.chain(steps).chain(of.events.iter().map(|(day, _)| *day))
    };
    let (from, to) = (days().min()?, days().max()?);
    (from < to).then_some(())?;
    let bottom = TOP + ROW * of.rows.len();
    let mut chart = ChartView {
        height: bottom + 4,
        top: TOP,
        bottom,
        places: format!("rows {ROW}"),
        linked: of.rows.iter().any(|row| row.url.is_some()),
        note: of.note.clone(),
        today: Some(TodayView {
            from: from.to_string(),
            to: to.to_string(),
            x: if (from..=to).contains(&of.today) {
                percent(share(from, to, of.today))
            } else {
                String::new()
            },
        }),
        ..ChartView::default()
    };
    months(&mut chart, from, to);
    for (day, _) in &of.events {
        let (class, x) = ("chart-look".to_owned(), percent(share(from, to, *day)));
        chart.texts.push(TextView {
            class,
            x,
            dx: 0,
            y: (TOP - 4).to_string(),
            text: "▾".to_owned(),
            url: None,
        });
    }
    for (n, row) in of.rows.iter().enumerate() {
        draw(&mut chart, row, TOP + ROW * n, (from, to));
    }
    legend(&mut chart, &of);
    (chart.columns, chart.rows) = table(&of);
    Some(ChartView { id: of.id, title: of.title, description: of.description, ..chart })
}

/// Names of months over the rows, with lines down.
fn months(chart: &mut ChartView, from: Date, to: Date) {
    const LINES: [&str; 3] = ["chart-grid", "chart-grid chart-mid", "chart-grid chart-wide"];
    chart.texts = axis::day_texts(from, to, 14);
    for (level, day, _) in axis::ticks(from, to) {
        let x = percent(share(from, to, day));
        let (y1, y2) = ((TOP - 12).to_string(), px(chart.bottom as f64));
        chart.strokes.push(StrokeView { class: LINES[level], x1: x.clone(), y1, x2: x, y2 });
    }
}

fn draw(chart: &mut ChartView, row: &Row, top: usize, (from, to): (Date, Date)) {
    let at = |day: Date| share(from, to, day);
    chart.texts.extend(labels::row_name(&row.label, row.url.as_ref(), top + 16));
    let y = (top + BAR_TOP).to_string();
    for span in &row.spans {
        // The last day belongs to it.
        let end = span.to.max(span.from).saturating_add(1.days()).min(to);
        let width = (at(end) - at(span.from)).max(0.004);
        chart.bars.push(BarView {
            class: span.state.class(),
            x: percent(at(span.from).min(1.0 - width)),
            y: y.clone(),
            width: percent(width),
            height: BAR.to_string(),
            pattern: span.state.hatch().map_or_else(String::new, |(name, ..)| name.to_owned()),
        });
    }
    for step in &row.steps {
        let (class, d) = step.reached.look();
        let (x, y) = (percent(at(step.day)), (top + BAR_TOP + BAR / 2).to_string());
        chart.points.push(PointView { class, x, y, dx: 0, dy: 0, d, text: String::new() });
    }
}

/// The states, milestones and events that there are.
fn legend(chart: &mut ChartView, of: &Timeline) {
    let states: BTreeSet<State> =
        of.rows.iter().flat_map(|row| row.spans.iter().map(|it| it.state)).collect();
    for state in states {
        let hatch = state.hatch();
        chart.patterns.extend(hatch.map(|(name, class, d)| PatternView { name: name.to_owned(), class, d }));
        chart.legend.push(KeyView {
            class: state.class(),
            pattern: hatch.map_or_else(String::new, |(name, ..)| name.to_owned()),
            title: state.title().to_owned(),
            ..KeyView::default()
        });
    }
    let steps: BTreeSet<Reached> =
        of.rows.iter().flat_map(|row| row.steps.iter().map(|it| it.reached)).collect();
    for reached in steps {
        let (class, shape) = reached.look();
        chart.legend.push(KeyView { class, shape, title: reached.title().to_owned(), ..KeyView::default() });
    }
    let events: BTreeSet<&str> = of.events.iter().map(|(_, title)| title.as_str()).collect();
    for title in events {
        let (class, shape) = ("chart-look", "M-4-3h8l-4 6z");
        chart.legend.push(KeyView { class, shape, title: title.to_owned(), ..KeyView::default() });
    }
    chart.legend.push(KeyView {
        class: "chart-today",
        line: true,
        title: "Today".to_owned(),
        ..KeyView::default()
    });
}

fn table(of: &Timeline) -> (Vec<String>, Vec<Vec<CellView>>) {
    let steps = of.rows.iter().any(|row| !row.steps.is_empty());
    let mut columns = ["Name", "From", "To", "State"].map(str::to_owned).to_vec();
    if steps {
        columns.push("Milestones".to_owned());
    }
    let row = |row: &Row| {
        let from = row.spans.iter().map(|it| it.from).min().map_or_else(|| "–".to_owned(), human);
        let to = row.spans.iter().map(|it| it.to).max().map_or_else(|| "–".to_owned(), human);
        let state = row.spans.last().map_or("–", |it| it.state.title());
        let mut cells = vec![
            CellView { text: row.label.clone(), url: row.url.clone() },
            from.into(),
            to.into(),
            state.into(),
        ];
        if steps {
            let step = |it: &Step| {
                let state = match it.reached {
                    Reached::Yes => "reached",
                    Reached::NotYet => "due",
                    Reached::Missed => "missed, due",
                };
                format!("{}: {state} {}", it.title, human(it.day))
            };
            let all: Vec<String> = row.steps.iter().map(step).collect();
            cells.push(if all.is_empty() { "–".to_owned() } else { all.join("; ") }.into());
        }
        cells
    };
    (columns, of.rows.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn plan() -> Timeline {
        let span = |from, to, state| Span { from, to, state };
        Timeline {
            today: date(2026, 7, 2),
            rows: vec![
                Row {
                    label: "Split the test pipeline".to_owned(),
                    url: Some("/initiatives/split/".to_owned()),
                    spans: vec![span(date(2026, 1, 1), date(2026, 6, 30), State::Done)],
                    steps: vec![Step {
                        title: "First shard".to_owned(),
                        day: date(2026, 4, 2),
                        reached: Reached::Yes,
                    }],
                },
                Row {
                    label: "Review rota".to_owned(),
                    spans: vec![span(date(2026, 5, 1), date(2027, 1, 1), State::Late)],
                    ..Row::default()
                },
            ],
            ..Timeline::default()
        }
    }

    #[test]
    fn bars_lie_between_their_days() {
        let chart = timeline(plan()).unwrap();
        let bars: Vec<_> =
            chart.bars.iter().map(|it| (it.class, it.x.as_str(), it.width.as_str(), it.y.as_str())).collect();
        assert_eq!(
            bars,
            [
                ("chart-span chart-done", "0%", "49.59%", "58"),
                ("chart-span chart-late", "32.88%", "67.12%", "104")
            ]
        );
        assert_eq!((chart.points[0].x.as_str(), chart.linked), ("24.93%", true));
        assert_eq!(chart.today.as_ref().map(|it| it.x.as_str()), Some("49.86%"));
        let titles: Vec<_> = chart.legend.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Done", "Late", "Milestone reached", "Today"]);
        let row: Vec<_> = chart.rows[0].iter().map(|it| it.text.as_str()).collect();
        assert_eq!(
            row,
            [
                "Split the test pipeline",
                "1 Jan 2026",
                "30 Jun 2026",
                "Done",
                "First shard: reached 2 Apr 2026"
            ]
        );
        assert_eq!(chart.rows[1][4].text, "–");
    }

    #[test]
    fn one_day_is_no_line() {
        assert_eq!(timeline(Timeline::default()), None);
        let mut plan = plan();
        plan.rows.truncate(1);
        plan.rows[0].spans.clear();
        assert_eq!(timeline(plan), None);
    }

    #[test]
    fn a_day_that_is_not_on_the_axis_is_not_drawn() {
        let chart = timeline(Timeline { today: date(2028, 1, 1), ..plan() }).unwrap();
        assert_eq!(chart.today.map(|it| (it.from, it.x)), Some(("2026-01-01".to_owned(), String::new())));
    }
}
