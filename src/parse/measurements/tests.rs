use super::*;
use jiff::civil::date;

/// The values of each metric by day.
type Values = Vec<(String, Vec<(Date, f64)>)>;

fn read(path: &str, text: &str) -> (Values, Vec<String>) {
    let (measured, found) = of_text(path, text);
    let days = |of: &Measured| of.days.iter().map(|(date, day)| (*date, day.mean())).collect();
    let measured = measured.iter().map(|(name, of)| (name.clone(), days(of))).collect();
    (measured, found.iter().map(|d| d.message.clone()).collect())
}

const OCTOBER: [Date; 2] = [date(2026, 10, 5), date(2026, 10, 12)];

#[test]
fn three_notations_say_the_same() {
    let expected = vec![
        ("lag".to_owned(), vec![(OCTOBER[0], 2.0)]),
        ("pipeline".to_owned(), vec![(OCTOBER[0], 14.0), (OCTOBER[1], 21.5)]),
    ];
    let csv =
        "metric,timestamp,value\npipeline,2026-10-12,21.5\npipeline,2026-10-05T10:00,14\nlag,2026-10-05,2\n";
    let semicolons = "\u{feff}Metric_ID;date;value\r\npipeline;2026-10-12;21.5\r\npipeline;2026-10-05;14\r\nlag;2026-10-05;2\r\n";
    let jsonl = "{\"metric_id\":\"pipeline\",\"timestamp\":\"2026-10-12T00:00:00Z\",\"value\":21.5}\n\n\
                 {\"metric\":\"pipeline\",\"date\":\"2026-10-05\",\"value\":\"14\"}\n{\"metric\":\"lag\",\"date\":\"2026-10-05\",\"value\":2}";
    let toml = "[[row]]\nmetric = \"pipeline\"\ndate = 2026-10-12\nvalue = 21.5\n[[row]]\nmetric = \"pipeline\"\n\
                timestamp = 2026-10-05T10:00:00Z\nvalue = 14\n[[row]]\nmetric = \"lag\"\ndate = \"2026-10-05\"\nvalue = 2\n";
    for (path, text) in [
        ("data/measurements.csv", csv),
        ("data/measurements/a.csv", semicolons),
        ("data/measurements/a.jsonl", jsonl),
        ("data/measurements/a.toml", toml),
    ] {
        assert_eq!(read(path, text), (expected.clone(), Vec::new()), "{path}");
    }
}

#[test]
fn a_file_may_be_called_after_its_metric() {
    let text = "date,value\n2026-10-05,1\n2026-10-05,2\n2026-10-12,\n";
    assert_eq!(
        read("data/measurements/lag.csv", text),
        (vec![("lag".into(), vec![(OCTOBER[0], 1.5)])], Vec::new())
    );
    let (measured, found) = read("data/measurements.csv", text);
    assert_eq!(
        (measured.len(), found),
        (0, vec!["the row names no metric; another row of this file has the same mistake".into()])
    );
}

#[test]
fn quality_method_and_context_are_kept() {
    let csv = "metric,timestamp,value,data_quality,measurement_method,release,branch_name\n\
               lag,2026-10-05,2,0.9,automated,4.2,main\nlag,2026-10-12,3,,manual,,\nlag,2026-10-12,5,0.5,manual,4.3,\n";
    let jsonl = "{\"metric\":\"lag\",\"date\":\"2026-10-05\",\"value\":2,\"data_quality\":0.9,\"method\":\"automated\",\
                 \"context\":{\"release\":\"4.2\",\"branch_name\":\"main\"}}\n\
                 {\"metric\":\"lag\",\"date\":\"2026-10-12\",\"value\":3,\"method\":\"manual\"}\n\
                 {\"metric\":\"lag\",\"date\":\"2026-10-12\",\"value\":5,\"data_quality\":0.5,\"method\":\"manual\",\"release\":\"4.3\"}\n";
    for (path, text) in [("data/measurements/a.csv", csv), ("data/measurements/a.jsonl", jsonl)] {
        let (measured, found) = of_text(path, text);
        assert_eq!(found, []);
        let of = &measured[0].1;
        let first = &of.days[&OCTOBER[0]];
        let context =
            first.context.as_deref().map(|c| c.split(", ").collect::<std::collections::BTreeSet<_>>());
        assert_eq!(context, Some(["release 4.2", "branch name main"].into()), "{path}");
        let second = &of.days[&OCTOBER[1]];
        assert_eq!((second.count, second.low, second.high, second.rated), (2, 3.0, 5.0, 1));
        assert_eq!(second.context, None, "what differs is not said of both");
        assert_eq!(of.methods, BTreeMap::from([("automated".to_owned(), 1_u64), ("manual".to_owned(), 2)]));
        assert_eq!(of.count(), 3);
    }
}

#[test]
fn what_cannot_be_read_is_said_once_with_its_line() {
    let text = "metric,timestamp,value,data_quality\nlag,2026-10-05,2,\nlag,5.10.2026,2,\nlag,,2,\nlag,2026-10-05,1 h,\n\
                lag,2026-10-05,inf,\nlag,2026-10-05,3,1.5\n";
    let (_, found) = of_text("data/measurements.csv", text);
    let mut said: Vec<_> = found
        .iter()
        .map(|d| {
            let span = d.span.as_ref().unwrap();
            (span.line_column().0, span.source.text.clone(), d.message.clone())
        })
        .collect();
    said.sort();
    let expected = [
        (3, "lag,5.10.2026,2,", "`5.10.2026` is no day; another row of this file has the same mistake"),
        (5, "lag,2026-10-05,1 h,", "`1 h` is no value; another row of this file has the same mistake"),
        (7, "lag,2026-10-05,3,1.5", "`1.5` is no quality of data"),
    ];
    assert_eq!(said, expected.map(|(line, text, message)| (line, text.to_owned(), message.to_owned())));
    assert_eq!(
        read("data/measurements.csv", "a,b\n1,2\n").1,
        ["the file has no columns `timestamp` and `value`"]
    );
    assert_eq!(read("data/measurements.csv", "").1, ["the file has no columns `timestamp` and `value`"]);
    assert_eq!(read("data/measurements.jsonl", "[1]\n").1.len(), 1);
    assert_eq!(read("data/measurements.toml", "x = 1\n").1, ["measurements are written as `[[row]]` tables"]);
}

#[test]
fn which_files() {
    for (path, expected) in [
        ("data/measurements.csv", true),
        ("data/measurements.jsonl", true),
        ("data/measurements/2026/q3.toml", true),
        ("data/measurements.json", false),
        ("data/process_metric.csv", false),
        ("packs/measurements.toml", false),
    ] {
        assert_eq!(is_measurements(path), expected, "{path}");
    }
}
