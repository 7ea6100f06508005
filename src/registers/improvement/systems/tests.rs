use super::super::testing::{register, system};
use super::*;

fn of(fields: &str) -> System {
    let page = system(fields);
    register(&[("improvements/a.md", &page)], &|_, on, _| Some(Reading { value: 5.0, on }))
        .1
        .systems
        .remove(0)
}

fn scored(criticality: &str, impact: f64, feasibility: f64) -> String {
    format!(
            "criticality = \"{criticality}\"
impact = [{{ factor = \"user_experience\", score = {impact} }}, {{ factor = \"system_reliability\", score = {impact} }}]
feasibility = [{{ criterion = \"technical_complexity\", score = {feasibility} }}]"
        )
}

#[test]
fn worth_ease_and_priority() {
    for (criticality, worth) in [("critical", 8.0), ("high", 6.4), ("medium", 4.0), ("low", 1.6)] {
        let own = of(&scored(criticality, 8.0, 5.0));
        assert!((own.worth().unwrap() - worth).abs() < 1e-9, "{criticality}");
        assert!((own.priority().unwrap() - worth * 5.0).abs() < 1e-9, "{criticality}");
    }
    let own = of(
        "impact = [{ factor = \"user_experience\", score = 9 }, { factor = \"resource_optimization\", score = 4 }, { factor = \"system_reliability\", score = 11 }]",
    );
    assert_eq!((mean(&own.impact), own.ease(), own.priority()), (Some(6.5), None, None));
}

#[test]
fn the_most_urgent_comes_first_and_what_is_done_is_not_ranked() {
    let pages = [
        ("improvements/a.md", system(&scored("low", 10.0, 10.0))),
        ("improvements/b.md", system(&scored("critical", 6.0, 6.0))),
        ("improvements/c.md", system("")),
        ("improvements/d.md", system(&format!("{}\nphase = \"done\"", scored("critical", 9.0, 9.0)))),
    ];
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let (portal, register) = register(&pages, &|_, _, _| None);
    let ids: Vec<&str> =
        ranked(&register.systems).iter().map(|own| portal.page(own.ix).page.id.as_str()).collect();
    assert_eq!(ids, ["improvements/b", "improvements/a", "improvements/c"]);
}

#[test]
fn whether_it_holds() {
    const METHODS: [&str; 4] =
        ["functional_testing", "performance_testing", "integration_testing", "user_acceptance"];
    let tests = |results: &[&str]| {
        let rows = METHODS.iter().zip(results);
        let rows = rows.map(|(method, result)| format!("{{ method = \"{method}\", result = \"{result}\" }}"));
        format!("validation = [{}]\n", rows.collect::<Vec<_>>().join(", "))
    };
    let measured = |value: f64| {
        format!(
            "criteria = [{{ criterion = \"performance_metrics\", metric = \"wait\", comparison = \"at_most\", value = {value} }}]"
        )
    };
    let said = |met: bool| format!("criteria = [{{ criterion = \"user_satisfaction\", met = {met} }}]");
    let all = tests(&["passed"; 4]);
    for (phase, fields, expected) in [
        ("validation", String::new(), Validation::Waiting),
        ("validation", tests(&["open"; 4]), Validation::Waiting),
        ("validation", tests(&["passed", "open"]), Validation::UnderWay),
        ("validation", tests(&["passed", "failed"]), Validation::Failed),
        ("validation", all.clone(), Validation::Passed),
        ("validation", all.clone() + &measured(5.0), Validation::Passed),
        ("validation", all.clone() + &measured(4.9), Validation::Failed),
        ("validation", all.clone() + &said(true), Validation::Passed),
        ("validation", all.clone() + &said(false), Validation::Failed),
        ("validation", all + "criteria = [{ criterion = \"user_satisfaction\" }]", Validation::UnderWay),
        // Before it is in place the metric is where it was.
        ("planning", measured(4.9), Validation::Waiting),
    ] {
        let own = of(&format!("phase = \"{phase}\"\n{fields}"));
        assert_eq!(own.validation(), expected, "{phase} {fields}");
    }
    // What is measured counts more than what is said.
    let own = of(
        "criteria = [{ criterion = \"performance_metrics\", metric = \"wait\", comparison = \"at_most\", value = 4, met = true }]",
    );
    assert_eq!((own.demands[0].stated, own.demands[0].holds()), (Some(true), Some(false)));
}
