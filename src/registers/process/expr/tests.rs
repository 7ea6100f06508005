//! Expressions by hand: what they come to and why they cannot.

use super::*;

fn units(name: &str) -> Result<Unit, Problem> {
    Ok(Unit::parse(match name {
        "review_wait" => "h",
        "pipeline_time" => "min",
        "failed" | "deployments" => "1/week",
        "rework" => "%",
        "cost" => "EUR",
        other => return Err(Problem::new(format!("there is no `{other}`"))),
    }))
}

fn value(name: &str) -> Option<f64> {
    Some(match name {
        "review_wait" => 2.0,
        "pipeline_time" => 30.0,
        "failed" => 3.0,
        "deployments" => 20.0,
        "rework" => 0.18,
        "cost" => 7.0,
        _ => return None,
    })
}

fn outcome(text: &str) -> Result<Outcome, String> {
    Expression::read(text, &units).map(|e| e.evaluate(&value)).map_err(|p| p.message)
}

#[test]
fn values_and_shares() {
    assert_eq!(outcome("failed / deployments"), Ok(Outcome::Number(0.15)));
    assert_eq!(outcome("rework > 0.15"), Ok(Outcome::Truth(true)));
    assert_eq!(outcome("rework > 80%"), Ok(Outcome::Truth(false)));
    assert_eq!(outcome("rework * 100 > 17.5 && !(failed < 1)"), Ok(Outcome::Truth(true)));
    assert_eq!(outcome("10 / 4"), Ok(Outcome::Number(2.5)));
    assert_eq!(outcome("max(failed, 5) + abs(-1)"), Ok(Outcome::Number(6.0)));
    assert_eq!(outcome("rework > 10% ? 1 : 2"), Ok(Outcome::Number(1.0)));
    assert_eq!(outcome("cost / (failed - 3)"), Ok(Outcome::Nothing));
}

#[test]
fn units_are_converted_where_they_meet() {
    assert_eq!(outcome("review_wait + pipeline_time"), Ok(Outcome::Number(2.5)));
    assert_eq!(outcome("pipeline_time + review_wait"), Ok(Outcome::Number(150.0)));
    assert_eq!(outcome("review_wait > pipeline_time * 3"), Ok(Outcome::Truth(true)));
    assert_eq!(outcome("pipeline_time / review_wait"), Ok(Outcome::Number(0.25)));
    // Bare numbers are in the unit of what they are compared with.
    assert_eq!(outcome("pipeline_time > 29 && review_wait < 3"), Ok(Outcome::Truth(true)));
}

#[test]
fn what_an_expression_gives() {
    let unit = |text: &str| match Expression::read(text, &units).map(|e| e.kind) {
        Ok(Kind::Number(Some(unit))) => {
            unit.dims.into_iter().map(|(n, e)| format!("{n}{e}")).collect::<Vec<_>>().concat()
        }
        Ok(Kind::Number(None)) => "any".to_owned(),
        Ok(Kind::Truth) => "truth".to_owned(),
        Err(problem) => problem.message,
    };
    assert_eq!(unit("failed / deployments"), "");
    assert_eq!(unit("cost / failed"), "EUR1s1");
    assert_eq!(unit("review_wait * 2"), "s1");
    assert_eq!(unit("2 + 3"), "any");
    assert_eq!(unit("rework > 1"), "truth");
}

#[test]
fn what_does_not_go_together_is_said() {
    for (text, expected) in [
        (
            "cost + review_wait",
            "`cost` and `review_wait` do not go together: one is in `EUR`, the other in `h`",
        ),
        (
            "rework > cost",
            "`rework` and `cost` do not go together: one is in plain numbers, the other in `EUR`",
        ),
        ("nowhere > 1", "there is no `nowhere`"),
        ("cost && true", "`cost` is a number where it should be true or false"),
        ("(cost > 1) + 2", "`(cost > 1.0)` is true or false where it should be a number"),
        ("\"a\" == \"a\"", "the expression has something that is no calculation"),
        ("cost.size()", "the expression has something that is no calculation"),
        ("[1].all(x, x > 0)", "the expression has something that is no calculation"),
    ] {
        assert_eq!(outcome(text).err().as_deref(), Some(expected), "{text}");
    }
    for text in ["", "cost >", "((", "cost $ 2", "1 ! 2"] {
        let message = outcome(text).err().unwrap_or_default();
        assert!(message.starts_with("the expression cannot be parsed"), "{text}: {message}");
    }
}

#[test]
fn per_cent_and_the_rest_of_a_division_are_told_apart() {
    assert_eq!(shares("a > 80%"), "a > 0.8");
    assert_eq!(shares("a > 80 % && b < 2.5%"), "a > 0.8 && b < 0.025");
    assert_eq!(shares("(a>80%)*2"), "(a>0.8)*2");
    assert_eq!(shares("7 % 3"), "7 % 3");
    assert_eq!(shares("a1 % b"), "a1 % b");
}

#[test]
fn long_and_deep_expressions_end_with_a_message() {
    let too_long = "the expression is longer than 500 characters";
    let too_deep = "the expression cannot be parsed: it is nested too deeply";
    let cases = [
        ("-".repeat(30_000) + "cost", too_long),
        ("cost + ".repeat(20_000) + "cost", too_long),
        ("cost > 1 ? 1 : ".repeat(5000) + "2", too_long),
        ("(".repeat(200) + "cost" + &")".repeat(200), too_deep),
    ];
    for (text, expected) in cases {
        assert_eq!(outcome(&text).err().as_deref(), Some(expected), "{} characters", text.len());
    }
    // What is let through fits the stack of a thread.
    for unit in ["-", "!", "cost.", "cost<", "1 ? 2 : ", "cost &&", "["] {
        let text = unit.repeat(499 / unit.len());
        let read = std::thread::Builder::new().stack_size(2 << 20).spawn(move || outcome(&text).is_err());
        assert!(read.expect("a thread").join().expect("no overflow"), "{unit}");
    }
}
