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
        .map(|d| {
            (
                d.code,
                d.message.as_str(),
                d.help.as_deref(),
                d.span.as_ref().map(crate::diagnostic::Span::line_column),
            )
        })
        .collect();
    let expected = (
        Code::Measurement,
        "there is no metric `pipelin`; its measurements are left out",
        Some("did you mean `pipeline`?"),
        Some((2, 1)),
    );
    assert_eq!(said, [expected]);
}

fn messages(found: &[crate::diagnostic::Diagnostic]) -> Vec<&str> {
    found.iter().map(|d| d.message.as_str()).collect()
}

/// Weekly rows from 2026-09-07 on.
fn weekly(metric: &str, values: &[f64]) -> String {
    use jiff::ToSpan as _;
    let row = |(week, value): (i32, &f64)| {
        let day = date(2026, 9, 7).checked_add(week.weeks()).unwrap();
        format!("{metric},{day},{value}\n")
    };
    (0..).zip(values).map(row).collect()
}

fn portal_of(pages: &[(&str, &str)], rows: &str, rules: &str) -> Portal {
    let csv = format!("metric,timestamp,value\n{rows}");
    let (portal, found) = data_portal(
        Config::default(),
        pages,
        &[("measurements/a.csv", csv.as_str()), ("optimization_rule.csv", rules)],
    );
    assert_eq!(messages(&found), Vec::<&str>::new());
    portal
}

const NO_RULES: &str = "id,condition,action\n";

#[test]
fn formulas_are_worked_out_in_the_unit_of_their_metric() {
    let failed = metric("measurement_unit = \"1/week\"\ncollection_frequency = \"7d\"");
    let rate = metric(
        "measurement_unit = \"%\"\ncalculation_formula = \"failed / deployed\"\ntarget_value = 5\ndirection = \"lower\"",
    );
    let double = metric("measurement_unit = \"%\"\ncalculation_formula = \"rate * 2\"");
    let wait = metric("measurement_unit = \"h\"\ncollection_frequency = \"7d\"");
    let build = metric("measurement_unit = \"min\"\ncollection_frequency = \"7d\"");
    let whole = metric("measurement_unit = \"d\"\ncalculation_formula = \"wait + build\"");
    let rows = weekly("failed", &[1.0, 2.0, 3.0])
        + &weekly("deployed", &[20.0, 0.0, 20.0])
        + &weekly("wait", &[23.0])
        + &weekly("build", &[60.0]);
    let portal = portal_of(
        &[
            ("metrics/double.md", &double),
            ("metrics/rate.md", &rate),
            ("metrics/failed.md", &failed),
            ("metrics/deployed.md", &failed),
            ("metrics/wait.md", &wait),
            ("metrics/build.md", &build),
            ("metrics/whole.md", &whole),
        ],
        &rows,
        NO_RULES,
    );
    let process = Process::new(&portal);
    let values = |id: &str| {
        let metric = process.metric(ix(&portal, &format!("metrics/{id}"))).unwrap();
        metric
            .series
            .points
            .iter()
            .map(|point| (point.date, (point.value * 1e9).round() / 1e9))
            .collect::<Vec<_>>()
    };
    // A week without deployments has no rate.
    assert_eq!(values("rate"), [(date(2026, 9, 7), 5.0), (date(2026, 9, 21), 15.0)]);
    assert_eq!(values("double"), [(date(2026, 9, 7), 10.0), (date(2026, 9, 21), 30.0)]);
    assert_eq!(values("whole"), [(date(2026, 9, 7), 1.0)]);
}

#[test]
fn rules_hold_for_the_values_of_a_day() {
    let cycle = metric(
        "measurement_unit = \"h\"\ntarget_value = 20\nthreshold_values = { warning = 30, critical = 40 }",
    );
    let rework = metric("measurement_unit = \"%\"");
    let rows = weekly("cycle-time", &[20.0, 31.0]) + &weekly("rework-percentage", &[12.0, 18.0]);
    let rules = "id,condition,action,metric,priority,categories\n\
        much-rework,rework_percentage > 50%,Never mind,,low,\n\
        beyond,value >= threshold * 75%,Look at it,metrics/cycle-time,critical,\n\
        old,age_days > 60,Ask,,medium,testing\n";
    let portal = portal_of(
        &[("metrics/cycle-time.md", &cycle), ("metrics/rework-percentage.md", &rework)],
        &rows,
        rules,
    );
    let process = Process::new(&portal);
    let hits = |day| {
        let said = |hit: &Hit| (process.rules[hit.rule].id.clone(), hit.because.clone());
        process.hits(day).iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(hits(date(2026, 9, 8)), []);
    // The row takes the place of the rule that comes with the pack, which holds from 15 % on.
    assert_eq!(
        hits(date(2026, 9, 14)),
        [
            ("beyond".into(), "A metric 31 h, threshold 40 h".into()),
            ("cycle-time-beyond-target".into(), "A metric 31 h, target 20 h".into()),
        ]
    );
    let later = hits(date(2026, 11, 21));
    assert_eq!(later.len(), 4, "{later:?}");
    assert_eq!(later[2], ("old".into(), "A metric 31 h, taken 68 days ago".into()));
    assert_eq!(
        process.rules.iter().find(|rule| rule.id == "low-utilization").map(Rule::advice).as_deref(),
        Some("Optimize resource allocation")
    );
}

#[test]
fn evaluations_name_the_bottleneck_and_what_misses_its_target() {
    let stage = |unit: &str, stage: u8, more: &str| {
        metric(&format!(
            "measurement_unit = \"{unit}\"\nprocess = \"delivery\"\nstage = {stage}\ncollection_frequency = \"7d\"\n{more}"
        ))
    };
    let rows = weekly("review", &[2.0; 8])
        + &weekly("pipeline", &[60.0, 60.0, 60.0, 60.0, 180.0, 180.0, 180.0, 180.0])
        + &weekly("deploy", &[4.0; 8]);
    let portal = portal_of(
        &[
            ("metrics/review.md", &stage("h", 1, "")),
            ("metrics/pipeline.md", &stage("min", 2, "target_value = 60\ndirection = \"lower\"")),
            ("metrics/deploy.md", &stage("h", 3, "")),
        ],
        &rows,
        NO_RULES,
    );
    let process = Process::new(&portal);
    assert_eq!(process.categories(), ["testing"]);
    let quarters = process.quarters("testing", portal.today);
    assert_eq!(quarters.iter().map(|q| q.id()).collect::<Vec<_>>(), ["2026-q4", "2026-q3"]);
    let evaluation = process.evaluate(&portal, "testing", quarters[0]);
    let flow = &evaluation.flows[0];
    let stages: Vec<_> = flow
        .stages
        .iter()
        .map(|s| (process.metrics[s.metric].name.as_str(), (s.share * 100.0).round()))
        .collect();
    assert_eq!(stages, [("review", 22.0), ("pipeline", 33.0), ("deploy", 44.0)]);
    assert_eq!((flow.bottleneck, flow.fastest), (2, Some(1)));
    let [evaluation::Opportunity::Gap { mean, target, by, .. }, ..] = evaluation.opportunities[..] else {
        panic!("no gap: {:?}", evaluation.opportunities);
    };
    assert_eq!((mean, target, by), (180.0, 60.0, 2.0));
}

#[test]
fn quality_is_that_of_the_worst_part() {
    let page = metric("measurement_unit = \"min\"\ncollection_frequency = \"7d\"");
    let csv = "metric,timestamp,value,data_quality\nlag,2026-10-12,1,0.9\nlag,2026-10-26,1,0.7\nlag,2026-11-16,1,\n";
    let (portal, _) =
        data_portal(Config::default(), &[("metrics/lag.md", &page)], &[("measurements.csv", csv)]);
    let process = Process::new(&portal);
    let of = quality::quality(&process.metrics[0], portal.today).unwrap();
    // Five were due in the 40 days since the first.
    assert_eq!((of.complete, of.fresh), (Some(0.6), Some(1.0)));
    assert!((of.stated.unwrap() - 0.8).abs() < 1e-12);
    assert_eq!(of.score(), Some(0.6));
    let late = quality::quality(&process.metrics[0], date(2026, 12, 14)).unwrap();
    assert_eq!(late.fresh, Some(0.0));
    assert_eq!(quality::quality(&process.metrics[0], date(2026, 10, 11)), None);
}

#[test]
fn a_shift_is_told_from_noise() {
    use standing::{Change, comparison, control, trend};
    let page = metric("measurement_unit = \"min\"\ncollection_frequency = \"7d\"\ndirection = \"lower\"");
    let level = |week: usize| if week < 5 { 10.0 } else { 14.0 };
    let noise = [0.3, -0.2, 0.1, -0.4, 0.2];
    let values: Vec<f64> = (0..11).map(|week| level(week) + noise[week % 5]).collect();
    let portal = portal_of(&[("metrics/lag.md", &page)], &weekly("lag", &values), NO_RULES);
    let metric = &Process::new(&portal).metrics[0];
    let rising = trend(metric, date(2026, 9, 7), portal.today).unwrap();
    assert_eq!(rising.change, Change::Worse);
    let flat = trend(metric, date(2026, 10, 12), portal.today).unwrap();
    assert_eq!(flat.change, Change::None);
    // There is no year before: the weeks before stand in.
    let against = comparison(metric, date(2026, 10, 12), portal.today).unwrap();
    assert!(!against.seasonal);
    assert!(control(metric).is_some());
}
