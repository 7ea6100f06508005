//! Every kind of chart in light, dark, print and at 390 px: drawn from data by the library, shown by the theme.

use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use lyceum::render::chart::{
    self, Axis, Bars, ChartView, Heat, Line, Mark, MarkKind, Point, Reached, Row, Rule, RuleKind, Scatter,
    Series, Span, Stack, State, Step, Timeline,
};
use serde_json::Value;
use tempfile::TempDir;

use super::chrome::skip;
use super::server::{Site, alone, build_below_a_path};
use super::tab::Tab;
use crate::support::{folder, package};

/// The page on which all charts stand.
const PAGE: &str = "404.html";

/// A number in [0, 1) that looks like chance and is the same in every run.
fn noise(n: usize) -> f64 {
    let x = (n as f64 * 12.9898).sin() * 43758.5453;
    x - x.floor()
}

fn weeks(count: i64) -> Vec<Date> {
    (0..count).map(|n| date(2024, 11, 25).saturating_add((7 * n).days())).collect()
}

/// Two years in which something got worse, and better again.
fn pipeline() -> Vec<Option<f64>> {
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
fn all() -> Vec<ChartView> {
    let [standing, lying] = bars();
    vec![control(), lines(), standing, lying, stack(), scatter(), timeline(), heat()]
}

/// A value as a template writes it.
fn literal(view: &impl serde::Serialize) -> String {
    serde_json::to_string(view).expect("a view").replace(":null", ":none")
}

/// A portal whose page for what is not found shows every kind.
fn gallery() -> &'static Site {
    static SITE: OnceLock<(&'static Site, TempDir)> = OnceLock::new();
    let build = || {
        let figure = |chart| {
            format!("{{% set chart = {} %}}{{{{ <chart.figure chart={{chart}} /> }}}}", literal(chart))
        };
        let figures = all().iter().map(figure).collect::<Vec<_>>().join("\n");
        let small = chart::spark(&pipeline()[60..], Some(15.0), "Pipeline time, 11 min now").expect("values");
        let small =
            format!("{{% set spark = {} %}}{{{{ <chart.spark spark={{spark}} /> }}}}", literal(&small));
        let template = format!(
            "{{% extends \"layout.html\" %}}{{% block title %}}Charts{{% endblock %}}\
             {{% block body_class %}}no-rail{{% endblock %}}{{% block main %}}<article class=\"article full\">\
             <header class=\"page-head\"><h1>Charts</h1></header>\n{figures}<p>{small}</p></article>{{% endblock %}}"
        );
        let root = folder(&[
            ("lyceum.toml", "title = \"Charts\"\n"),
            ("content/index.md", "# Charts\n"),
            ("templates/404.html", &template),
        ]);
        let out = root.path().join("out");
        build_below_a_path(root.path(), &out);
        (alone(&out), root)
    };
    SITE.get_or_init(build).0
}

/// Pairs of texts of one drawing that lie on each other, and what stands out of its figure.
const FAULTS: &str = "[...document.querySelectorAll('.chart')].flatMap((chart) => {
  const frame = chart.getBoundingClientRect();
  const shown = [...chart.querySelectorAll('.chart-plot text')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().width > 0);
  const boxes = shown.map((it) => [it, it.getBoundingClientRect()]);
  const name = (it) => chart.querySelector('figcaption').textContent.slice(0, 24) + ': ' + it.textContent;
  const out = boxes.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1).map(([it]) => name(it) + ' stands out');
  const meet = boxes.flatMap(([a, one], n) => boxes.slice(n + 1)
    .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 3 && other.top < one.bottom - 3)
    .map(([b]) => name(a) + ' lies on ' + b.textContent));
  return [...out, ...meet];
})";

const WIDER: &str = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

#[test]
fn texts_of_every_kind_have_room_at_every_width() {
    let Some(tab) = Tab::open(gallery()) else { return };
    tab.go(PAGE);
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.chart').length"), 8);
    for width in [1440, 1100, 820, 640, 520, 390, 360] {
        tab.resize(width);
        let faults: Vec<String> = tab.eval(FAULTS);
        assert!(faults.is_empty(), "at {width}: {faults:#?}");
        assert!(!tab.eval::<bool>(WIDER), "the page is wider than {width}");
        let size: Vec<String> = tab.eval(
            "[...new Set([...document.querySelectorAll('.chart-plot text')].map((it) => getComputedStyle(it).fontSize))]",
        );
        assert!(size.iter().all(|it| ["12px", "13px", "14px"].contains(&it.as_str())), "{size:?}");
    }
}

/// What a reader sees of a line, an area, a bar and a text: colours that differ from that of the page.
const SEEN: &str = "(() => {
  const page = getComputedStyle(document.body).backgroundColor;
  const of = (selector, what) => [...document.querySelectorAll(selector)].map((it) => getComputedStyle(it)[what]);
  const lost = (colours) => colours.filter((it) => it === page || it === 'none' || it === 'rgba(0, 0, 0, 0)').length;
  return [lost(of('.chart-line', 'stroke')), lost(of('.chart-area', 'fill')), lost(of('rect.chart-fill', 'fill')), lost(of('.chart-name', 'fill'))];
})()";

#[test]
fn every_kind_can_be_seen_in_light_dark_print_and_forced_colours() {
    let Some(tab) = Tab::open(gallery()) else { return };
    tab.go(PAGE);
    for (media, features) in [
        ("screen", [("prefers-color-scheme", "light"), ("forced-colors", "none")]),
        ("screen", [("prefers-color-scheme", "dark"), ("forced-colors", "none")]),
        ("print", [("prefers-color-scheme", "dark"), ("forced-colors", "none")]),
    ] {
        tab.media(media, &features);
        assert_eq!(tab.eval::<[usize; 4]>(SEEN), [0; 4], "{media} {features:?}");
        let faults: Vec<String> = tab.eval(FAULTS);
        assert!(faults.is_empty(), "{media} {features:?}: {faults:#?}");
    }
    // Series differ by more than their colour.
    let dashes: Vec<String> =
        tab.eval("[...document.querySelectorAll('#lines-title ~ .chart-frame .chart-line')].map((it) => getComputedStyle(it).strokeDasharray)");
    assert!(dashes.len() == 3 && dashes[0] != dashes[1] && dashes[1] != dashes[2], "{dashes:?}");
    let hatched: usize =
        tab.eval("document.querySelectorAll('#stack-title ~ .chart-frame rect[fill^=url]').length");
    assert_eq!(hatched, 3, "every area but the first");
    tab.media("screen", &[("forced-colors", "active"), ("prefers-color-scheme", "light")]);
    assert_eq!(tab.eval::<[usize; 4]>(SEEN)[0], 0, "forced colours");
}

#[test]
fn every_kind_follows_the_rules_of_axe() {
    let rules: PathBuf = package().join("tests/browser/node_modules/axe-core/axe.min.js");
    let Ok(rules) = std::fs::read_to_string(rules) else {
        skip("accessibility of charts: axe-core is not installed; run `npm ci` in tests/browser");
        return;
    };
    let Some(tab) = Tab::open(gallery()) else { return };
    tab.go(PAGE);
    tab.eval::<Value>(&format!(
        "{rules};document.querySelectorAll('.chart details').forEach((it) => it.open = true);null"
    ));
    for (width, scheme) in [(1440, "light"), (1440, "dark"), (390, "light")] {
        tab.resize(width);
        tab.media("screen", &[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
        let found: Vec<String> = tab.eval(
            "axe.run(document).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary)))",
        );
        assert!(found.is_empty(), "{width} {scheme}: {found:#?}");
    }
}

/// What the slider of a chart says.
fn said(tab: &Tab, id: &str) -> String {
    tab.eval(&format!(
        "document.querySelector('#{id}-title ~ .chart-frame [role=slider]').getAttribute('aria-valuetext')"
    ))
}

#[test]
fn points_are_read_with_the_arrow_keys() {
    let Some(tab) = Tab::open(gallery()) else { return };
    tab.go(PAGE);
    let focus = |id: &str| {
        tab.eval::<Value>(&format!("document.querySelector('#{id}-title ~ .chart-frame [role=slider]').focus({{ focusVisible: true }}); null"));
    };
    focus("bars");
    assert_eq!(said(&tab, "bars"), "Product, On time 1, Overdue 0, Verified 0");
    tab.press("ArrowLeft");
    assert_eq!(said(&tab, "bars"), "Platform, On time 7, Overdue 3, Verified 4");
    let shown: String =
        tab.eval("document.querySelector('#bars-title ~ .chart-frame .chart-tip:not([hidden])').textContent");
    assert_eq!(shown, "PlatformOn time 7Overdue 3Verified 4");
    tab.press("Home");
    assert!(said(&tab, "bars").starts_with("Analytics"));
    tab.press("ArrowLeft");
    assert!(said(&tab, "bars").starts_with("Analytics"), "there is nothing before the first");
    focus("heat");
    tab.press("ArrowRight");
    tab.press("ArrowDown");
    assert!(said(&tab, "heat").starts_with("Code review, Jan "), "{}", said(&tab, "heat"));
    focus("scatter");
    tab.press("End");
    assert_eq!(said(&tab, "scatter"), "12 Quieter alerts, Feasibility 7.5, Impact 6.5, Kind Proposed");
    tab.press("Escape");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.chart-tip:not([hidden])').length"), 0);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_pointer_reads_the_nearest_point() {
    let Some(tab) = Tab::open(gallery()) else { return };
    tab.go(PAGE);
    // The middle of the plot of 104 weeks, which does not lie in the middle of the frame.
    let shown: (f64, String) = tab.eval(
        "(() => {
           const frame = document.querySelector('#control-title ~ .chart-frame');
           const plot = frame.querySelector('.chart-paths').getScreenCTM();
           const x = plot.e + plot.a * 500;
           frame.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: frame.getBoundingClientRect().y + 90, bubbles: true }));
           const line = frame.querySelector('.chart-cursor').getBoundingClientRect();
           return [Math.abs(line.x - x), frame.querySelector('.chart-tip strong').textContent];
         })()",
    );
    // The places of weeks 51 and 52 are equally far from the middle.
    assert!(shown.0 < 6.0, "{shown:?}");
    assert!(["17 Nov 2025", "24 Nov 2025"].contains(&shown.1.as_str()), "{shown:?}");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn without_script_everything_is_drawn_and_nothing_waits() {
    let Some(tab) = Tab::open(gallery()) else { return };
    let tab = tab.without_script();
    tab.go(PAGE);
    let (drawings, empty, sliders): (usize, usize, usize) = tab.eval(
        "[document.querySelectorAll('.chart-plot').length,
          [...document.querySelectorAll('.chart-plot')].filter((it) => it.querySelectorAll('path, rect, circle').length < 3).length,
          document.querySelectorAll('[role=slider]').length]",
    );
    assert_eq!((drawings, empty, sliders), (8, 0, 0));
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.chart details table').length"), 8);
}
