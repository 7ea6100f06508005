//! Every kind of chart in light, dark, print and at 390 px: drawn from data by the library, shown by the theme.

use std::path::PathBuf;
use std::sync::OnceLock;

use lyceum::render::chart;
use serde_json::Value;
use tempfile::TempDir;

use super::chart_data::{all, pipeline};
use super::chrome::skip;
use super::server::{Site, alone, build_below_a_path};
use super::tab::Tab;
use crate::support::{folder, package};

/// The page on which all charts stand.
const PAGE: &str = "404.html";

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
