//! Metrics as other registers see them.

use jiff::civil::date;

use super::*;
use crate::config::Config;
use crate::emit::testing::data_portal;
use crate::registers::testing::ix;

/// A metric of a process with the fields given.
pub(super) fn metric(fields: &str) -> String {
    format!(
        "+++\ntype = \"process_metric\"\ncategory = \"testing\"\nmetric_type = \"time\"\n{fields}\n+++\n# A metric\n"
    )
}

#[test]
fn values_are_found_by_day() {
    let page = metric(
        "measurement_unit = \"min\"\ntarget_value = 12\nthreshold_values = { warning = 18, critical = 25 }",
    );
    let csv = "metric,timestamp,value\npipeline,2026-10-05,14\npipeline,2026-10-12,20\npipeline,2026-10-12,22\n\
               pipeline,2026-10-19,31\n";
    let (portal, found) =
        data_portal(Config::default(), &[("metrics/pipeline.md", &page)], &[("measurements.csv", csv)]);
    assert_eq!(found.iter().map(|d| d.message.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    let process = Process::new(&portal);
    let metric = process.metric(ix(&portal, "metrics/pipeline")).unwrap();
    assert_eq!(
        metric.value_on(date(2026, 10, 13)).map(|p| (p.value, p.low, p.high)),
        Some((21.0, 20.0, 22.0))
    );
    assert_eq!(metric.value_on(date(2026, 10, 4)), None);
    assert_eq!(metric.latest().map(|p| p.value), Some(31.0));
    assert_eq!(metric.better, Some(Better::Lower));
    assert_eq!(metric.state(), State::Critical);
    assert_eq!(
        [12.0, 17.0, 18.0, 25.0].map(|v| metric.state_of(v)),
        [State::Met, State::Near, State::Warning, State::Critical]
    );
    let mean = metric.mean_between(date(2026, 10, 5), date(2026, 10, 12));
    assert_eq!(mean, Some(Mean { value: 17.5, count: 2 }));
    assert_eq!(metric.mean_between(date(2026, 9, 1), date(2026, 9, 30)), None);
    let targets = process.targets();
    assert_eq!((targets.met.len(), targets.missed.len(), targets.unknown.len()), (0, 1, 0));
}

#[test]
fn measurements_of_an_unknown_metric_are_reported_once() {
    let page = metric("measurement_unit = \"min\"");
    let csv = "metric,timestamp,value\npipelin,2026-10-05,14\npipelin,2026-10-12,20\n";
    let (_, found) =
        data_portal(Config::default(), &[("metrics/pipeline.md", &page)], &[("measurements/a.csv", csv)]);
    let said: Vec<_> = found
        .iter()
        .map(|d| (d.code, d.message.as_str(), d.help.as_deref(), d.span.as_ref().map(|s| s.line_column())))
        .collect();
    let expected = (
        Code::Measurement,
        "there is no metric `pipelin`; its measurements are left out",
        Some("did you mean `pipeline`?"),
        Some((2, 1)),
    );
    assert_eq!(said, [expected]);
}
