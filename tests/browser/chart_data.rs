//! Charts of every kind, from data that looks like that of a team.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use lyceum::render::chart::{
    self, Axis, Bars, ChartView, Heat, Line, Mark, MarkKind, Point, Reached, Row, Rule, RuleKind, Scatter,
    Series, Span, Stack, State, Step, Timeline,
};

/// A number in [0, 1) that looks like chance and is the same in every run.
fn noise(n: usize) -> f64 {
    let x = (n as f64 * 12.9898).sin() * 43758.5453;
    x - x.floor()
}

fn weeks(count: i64) -> Vec<Date> {
    (0..count).map(|n| date(2024, 11, 25).saturating_add((7 * n).days())).collect()
}

/// Two years in which something got worse, and better again.
pub(crate) fn pipeline() -> Vec<Option<f64>> {
    let level = |n: usize| match n {
        0..66 => 14.0,
        66..85 => 14.0 + 0.9 * (n - 66) as f64,
        85..92 => 31.0,
        92..97 => 31.0 - 4.0 * (n - 91) as f64,
        _ => 11.0,
    };
    (0..104).map(|n| (n % 37 != 12).then(|| level(n) + 2.6 * (noise(n) - 0.5))).collect()
}

fn rule(label: &str, value: f64, kind: RuleKind) -> Rule {
    Rule { label: label.to_owned(), value, kind }
}

fn mark(index: usize, title: &str, kind: MarkKind) -> Mark {
    Mark { index, title: title.to_owned(), url: Some("/".to_owned()), kind }
}

fn series(title: &str, values: Vec<Option<f64>>) -> Series {
    Series { title: title.to_owned(), values }
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

fn control() -> ChartView {
    chart::line(Line {
        id: "control".to_owned(),
        title: "The test pipeline takes 11 minutes, less than before the shared cluster".to_owned(),
        description: "Minutes from push to result, median of each week".to_owned(),
        x_title: "Week".to_owned(),
        x: Axis::Days(weeks(104)),
        series: vec![series("Pipeline time", pipeline())],
        unit: "min".to_owned(),
        rules: vec![
            rule("Target", 15.0, RuleKind::Target),
            rule("Warning", 20.0, RuleKind::Warning),
            rule("Critical", 90.0, RuleKind::Critical),
            rule("Mean", 16.2, RuleKind::Mean),
            rule("Upper limit", 21.4, RuleKind::UpperLimit),
        ],
        marks: vec![
            mark(76, "Release without migration", MarkKind::Event),
            mark(84, "Second release rolled forward", MarkKind::Event),
            mark(85, "Test pipeline split", MarkKind::Event),
            mark(80, "Beyond the upper limit", MarkKind::Signal),
            mark(88, "Beyond the upper limit", MarkKind::Signal),
        ],
        trend: Some((12.0, 20.5)),
        ..Line::default()
    })
}

fn lines() -> ChartView {
    let shifted = |by: f64, times: f64| {
        (0..24).map(|n| Some(by + times * noise(n + by as usize) + n as f64 * 0.4)).collect()
    };
    chart::line(Line {
        id: "lines".to_owned(),
        title: "All stages got slower, testing the most".to_owned(),
        description: "Hours by stage".to_owned(),
        x: Axis::Names((1..=24).map(|n| format!("W {n}")).collect()),
        series: vec![
            series("Testing", shifted(20.0, 3.0)),
            series("Waiting for a review", shifted(19.0, 5.0)),
            series("Deployment", shifted(4.0, 2.0)),
        ],
        unit: "h".to_owned(),
        rules: vec![rule("Target", 24.0, RuleKind::Target)],
        ..Line::default()
    })
}

fn bars() -> [ChartView; 2] {
    let of = |id: &str, title: &str| Bars {
        id: id.to_owned(),
        title: title.to_owned(),
        description: "Open actions by team".to_owned(),
        x: names(&["Analytics", "Enablement", "Market data", "Platform", "Product"]),
        x_title: "Team".to_owned(),
        series: vec![
            series("On time", [3.0, 2.0, 5.0, 7.0, 1.0].map(Some).to_vec()),
            series("Overdue", [1.0, 0.0, 2.0, 3.0, 0.0].map(Some).to_vec()),
            series("Verified", [2.0, 2.0, 1.0, 4.0, 0.0].map(Some).to_vec()),
        ],
        ..Bars::default()
    };
    [
        chart::bars(of("bars", "Platform has the most open actions")),
        chart::rows(of("rows", "Platform has the most open actions, as rows")),
    ]
}

fn stack() -> ChartView {
    let wave = |by: f64, n: usize| Some(by + 2.0 * (n as f64 / 9.0 + by).sin() + noise(n + by as usize));
    let area = |title: &str, by: f64| series(title, (0..52).map(|n| wave(by, n)).collect());
    chart::stack(Stack {
        id: "stack".to_owned(),
        title: "Waiting is the largest part of the cycle".to_owned(),
        description: "Hours from first commit to release, by stage".to_owned(),
        x: Axis::Days(weeks(52)),
        x_title: "Week".to_owned(),
        series: vec![
            area("Coding", 8.0),
            area("Waiting", 12.0),
            area("Testing", 5.0),
            area("Deployment", 3.0),
        ],
        unit: "h".to_owned(),
        ..Stack::default()
    })
}

fn scatter() -> ChartView {
    let all = [
        ("Shard the integration tests", 6.0, 9.0, 0),
        ("One-click rollback", 8.0, 8.5, 1),
        ("Alert on consumer lag", 8.5, 7.0, 1),
        ("Warm cache for dashboards", 8.5, 7.0, 0),
        ("Second region", 2.0, 8.0, 0),
        ("Typed configuration", 7.0, 4.0, 2),
        ("Replace the scheduler", 3.0, 5.0, 0),
        ("Schema registry", 5.0, 6.5, 0),
        ("Nightly cost report", 9.0, 3.0, 2),
        ("Search over runbooks", 6.5, 6.0, 1),
        ("Shorter session timeout", 9.5, 1.5, 0),
        ("Quieter alerts", 7.5, 6.5, 0),
    ];
    chart::scatter(Scatter {
        id: "scatter".to_owned(),
        title: "Four improvements promise much and are easy".to_owned(),
        description: "Each improvement by impact and feasibility, from 1 to 10".to_owned(),
        x_title: "Feasibility".to_owned(),
        y_title: "Impact".to_owned(),
        range: (0.0, 10.0),
        middle: Some((5.0, 5.0)),
        quarters: ["Plan well", "Do first", "Leave", "Do when there is time"].map(str::to_owned),
        points: all
            .map(|(label, x, y, class)| Point {
                label: label.to_owned(),
                url: Some("/".to_owned()),
                x,
                y,
                class,
            })
            .to_vec(),
        classes: names(&["Proposed", "Under way", "Done"]),
        ..Scatter::default()
    })
}

fn timeline() -> ChartView {
    let row = |label: &str, from: Date, to: Date, state: State, steps: Vec<Step>| Row {
        label: label.to_owned(),
        url: Some("/".to_owned()),
        spans: vec![Span { from, to, state }],
        steps,
    };
    let step = |title: &str, day: Date, reached: Reached| Step { title: title.to_owned(), day, reached };
    let d = |year, month, day| date(year, month, day);
    let found = chart::timeline(Timeline {
        id: "timeline".to_owned(),
        title: "Three of six initiatives are done, one is late".to_owned(),
        description: "Initiatives with their milestones".to_owned(),
        today: d(2026, 11, 21),
        rows: vec![
            row("Alert on lag", d(2025, 8, 15), d(2025, 11, 20), State::Done, vec![]),
            row("Review rota", d(2026, 1, 5), d(2026, 4, 30), State::Stopped, vec![]),
            row(
                "Split the test pipeline",
                d(2026, 8, 3),
                d(2026, 10, 16),
                State::Done,
                vec![
                    step("Two shards", d(2026, 8, 24), Reached::Yes),
                    step("All suites", d(2026, 10, 12), Reached::Yes),
                ],
            ),
            row(
                "Retire manual releases",
                d(2026, 5, 4),
                d(2026, 10, 30),
                State::Late,
                vec![step("Last service moved", d(2026, 10, 23), Reached::Missed)],
            ),
            row(
                "Clusters of the right size, and what they cost for a million trades",
                d(2026, 10, 1),
                d(2027, 2, 26),
                State::Active,
                vec![step("Report", d(2026, 12, 18), Reached::NotYet)],
            ),
            row("Search first", d(2027, 1, 11), d(2027, 3, 31), State::Planned, vec![]),
        ],
        events: vec![
            (d(2026, 3, 2), "Quarterly review".to_owned()),
            (d(2026, 9, 7), "Quarterly review".to_owned()),
        ],
        ..Timeline::default()
    });
    found.expect("days")
}

fn heat() -> ChartView {
    let value = |row: usize, column: usize| {
        (row * column % 11 != 7)
            .then(|| (4.0 + 3.0 * row as f64 + column as f64 * 1.3 * noise(row * 12 + column)).round())
    };
    chart::heat(Heat {
        id: "heat".to_owned(),
        title: "Deployment waits the longest, and longer at the end of a quarter".to_owned(),
        description: "Hours of waiting by stage and month".to_owned(),
        x_title: "Stage".to_owned(),
        rows: names(&["Coding", "Code review", "Testing", "Deployment"]),
        columns: names(&["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]),
        values: (0..4).map(|row| (0..12).map(|column| value(row, column)).collect()).collect(),
        unit: "h".to_owned(),
        ..Heat::default()
    })
}

/// All kinds, and a small line.
pub(crate) fn all() -> Vec<ChartView> {
    let [standing, lying] = bars();
    vec![control(), lines(), standing, lying, stack(), scatter(), timeline(), heat()]
}
