//! Published worked examples, of which only the numbers are here, and the results of `SciPy` on series of our own.

use serde_json::Value;

use super::*;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b}");
}

fn indexed(values: &[f64]) -> Vec<(f64, f64)> {
    values.iter().enumerate().map(|(x, y)| (x as f64, *y)).collect()
}

/// P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968), section 6: the slope is 4,
/// the 93 % interval from 26/7 to 35/8.
#[test]
fn slope_of_sen_1968() {
    let points =
        [(1.0, 9.0), (2.0, 15.0), (3.0, 19.0), (4.0, 20.0), (10.0, 45.0), (12.0, 55.0), (18.0, 78.0)];
    let z93 = 1.811_910_673_375_6;
    let slope = trend::with_quantile(&points, z93).unwrap();
    close(slope.slope, 4.0, 1e-12);
    close(slope.intercept, 4.0, 1e-12);
    close(slope.low, 26.0 / 7.0, 1e-12);
    close(slope.high, 35.0 / 8.0, 1e-12);
}

/// D. C. Montgomery, "Introduction to Statistical Quality Control", 7th edition, table 6.6 and example 6.5: what it costs
/// to process mortgage applications. Mean 300.5, mean moving range 7.79, limits 279.78 and 321.22.
#[test]
fn limits_of_montgomery() {
    let costs = [
        310.0, 288.0, 297.0, 298.0, 307.0, 303.0, 294.0, 297.0, 308.0, 306.0, 294.0, 299.0, 297.0, 299.0,
        314.0, 295.0, 293.0, 306.0, 301.0, 304.0,
    ];
    let limits = limits(&costs).unwrap();
    close(limits.mean, 300.5, 1e-9);
    close(limits.range, 7.79, 0.005);
    close(limits.upper, 321.22, 0.01);
    close(limits.lower, 279.78, 0.01);
    assert_eq!(signals(&costs, &limits), [], "the process is in control there");
    // A value beyond the limit is found.
    let worse: Vec<f64> = costs.into_iter().chain([322.0]).collect();
    assert_eq!(signals(&worse, &limits), [Signal { at: 20, test: Test::Beyond, side: Side::Above }]);
}

/// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten flow rates. Mean 50.81, mean moving range 1.8778, limits
/// 45.8159 and 55.8041, with 1.128 in place of the rounded 2.66.
#[test]
fn limits_of_the_nist_handbook() {
    let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    let limits = limits(&flow).unwrap();
    close(limits.mean, 50.81, 1e-9);
    close(limits.range, 1.8778, 5e-5);
    close(limits.upper, 55.8041, 0.002);
    close(limits.lower, 45.8159, 0.002);
}

/// M. Hollander and D. A. Wolfe, "Nonparametric Statistical Methods", table 3.1 and examples 3.3 and 3.4: depression
/// before and after a tranquilliser. The shift is -0.46, the 96.1 % interval from -0.786 to -0.010.
#[test]
#[allow(clippy::approx_constant, reason = "a score of 3.14 is no circle")]
fn difference_of_hollander_and_wolfe() {
    let before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    let after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    let differences: Vec<f64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    let difference = difference(&differences).unwrap();
    close(difference.shift, -0.46, 1e-9);
    let (low, high) = difference.interval.unwrap();
    close(low, -0.786, 1e-9);
    close(high, -0.010, 1e-9);
    assert!(difference.is_clear());
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// `tests/statistics/make.py` says how the file was made.
fn stored() -> Value {
    serde_json::from_str(include_str!("../../../../tests/statistics/scipy.json")).unwrap()
}

#[test]
fn slopes_and_limits_are_those_of_scipy() {
    let stored = stored();
    for series in stored["series"].as_array().unwrap() {
        let values = numbers(&series["values"]);
        let slope = slope(&indexed(&values)).unwrap();
        for (own, theirs) in
            [slope.slope, slope.intercept, slope.low, slope.high].into_iter().zip(numbers(&series["slope"]))
        {
            close(own, theirs, 1e-9);
        }
        let expected = numbers(&series["limits"]);
        let limits = limits(&values);
        assert_eq!(limits.is_some(), !expected.is_empty());
        let Some(limits) = limits else { continue };
        for (own, theirs) in [limits.mean, limits.range, limits.upper, limits.lower].into_iter().zip(expected)
        {
            close(own, theirs, 1e-9);
        }
    }
}

#[test]
fn signals_and_drawn_points_are_those_of_another_implementation() {
    let stored = stored();
    let mut tests = std::collections::BTreeSet::new();
    for series in stored["series"].as_array().unwrap() {
        let values = numbers(&series["values"]);
        let name = &series["name"];
        if let Some(limits) = limits(&values) {
            let mut own: Vec<_> =
                signals(&values, &limits).into_iter().map(|s| (s.at, format!("{:?}", s.test))).collect();
            own.sort();
            let pair = |signal: &Value| {
                (signal[0].as_u64().unwrap() as usize, signal[1].as_str().unwrap().to_owned())
            };
            let theirs: Vec<_> = series["signals"].as_array().unwrap().iter().map(pair).collect();
            assert_eq!(own, theirs, "{name}");
            tests.extend(theirs.into_iter().map(|(_, test)| test));
        }
        let drawn: Vec<usize> = numbers(&series["drawn"]).into_iter().map(|at| at as usize).collect();
        if !drawn.is_empty() {
            assert_eq!(lttb(&indexed(&values), 20), drawn, "{name}");
        }
    }
    assert_eq!(tests.len(), Test::ALL.len(), "every test is met by one of the series: {tests:?}");
}

#[test]
fn differences_are_those_of_scipy() {
    let stored = stored();
    for pairs in stored["shifts"].as_array().unwrap() {
        let difference = difference(&numbers(&pairs["values"])).unwrap();
        let shift = numbers(&pairs["shift"]);
        close(difference.shift, shift[0], 1e-9);
        assert_eq!(difference.interval.is_some(), shift.len() == 3);
        if let Some((low, high)) = difference.interval {
            close(low, shift[1], 1e-9);
            close(high, shift[2], 1e-9);
        }
    }
}

#[test]
fn little_says_nothing() {
    assert_eq!(slope(&indexed(&[1.0, 2.0, 3.0, 4.0])), None);
    assert_eq!(slope(&[(1.0, 2.0); 8]), None);
    assert_eq!(limits(&[1.0; 9]), None);
    assert_eq!(difference(&[]), None);
    assert_eq!(difference(&[1.0; 5]).and_then(|d| d.interval), None);
    assert_eq!(lttb(&indexed(&[1.0, 2.0]), 1), [0, 1]);
}
