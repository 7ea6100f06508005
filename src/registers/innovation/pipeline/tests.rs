//! Tables worked out by hand, on 2026-11-21.

use jiff::civil::date;

use super::budget::{Forecast, MONTH, by_month};
use super::ideas::{self, Count};
use super::projects::{Level, Outcome, Project};
use super::{Pipeline, funnel, types};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::emit::testing::data_portal;
use crate::portal::Portal;
use crate::registers::innovation::Innovation;
use crate::registers::months::Month;
use crate::registers::testing::{ix, portal};

const TODAY: jiff::civil::Date = date(2026, 11, 21);

fn project(stage: &str, fields: &str) -> String {
    format!(
        "+++\ntype = \"innovation_project\"\ninnovation_type = \"product_innovation\"\ncurrent_stage = \"{stage}\"\nproblem_statement = \"p\"\nsolution_hypothesis = \"h\"\n{fields}\n+++\n"
    )
}

fn one(fields: &str) -> Project {
    let page = project("ideation", fields);
    Pipeline::new(&portal(&[("projects/a.md", &page)])).projects.remove(0)
}

fn near(given: Option<f64>, expected: f64) -> bool {
    given.is_some_and(|given| (given - expected).abs() < 1e-6)
}

#[test]
fn the_funnel_counts_what_is_still_in_a_stage_apart() {
    let running = project(
        "proof_of_concept",
        "timeline = [{ stage = \"ideation\", entered = 2026-01-01 }, { stage = \"feasibility_study\", entered = 2026-01-31, left = 2026-03-02 }, { stage = \"proof_of_concept\", entered = 2026-03-02 }]",
    );
    let stopped = project(
        "feasibility_study",
        "outcome = \"stopped\"\nended_on = 2026-02-20\ntimeline = [{ stage = \"ideation\", entered = 2026-01-01, left = 2026-01-11 }, { stage = \"feasibility_study\", entered = 2026-01-11 }]",
    );
    let skipped = project(
        "proof_of_concept",
        "outcome = \"completed\"\ntimeline = [{ stage = \"ideation\", entered = 2026-02-01, left = 2026-02-21 }, { stage = \"proof_of_concept\", entered = 2026-02-21, left = 2026-03-23 }]",
    );
    let rests = project(
        "ideation",
        "outcome = \"on_hold\"\ntimeline = [{ stage = \"ideation\", entered = 2026-11-01 }]",
    );
    let draft = project("scaling", "status = \"draft\"");
    let portal = portal(&[
        ("projects/a.md", &running),
        ("projects/b.md", &stopped),
        ("projects/c.md", &skipped),
        ("projects/d.md", &rests),
        ("projects/e.md", &draft),
    ]);
    let pipeline = Pipeline::new(&portal);
    let steps = funnel::steps(&pipeline.projects, &pipeline.stages, TODAY);
    let counts: Vec<_> =
        steps.iter().map(|it| [it.reached, it.went_on, it.still, it.stopped, it.completed]).collect();
    assert_eq!(counts[..3], [[4, 3, 1, 0, 0], [3, 2, 0, 1, 0], [2, 0, 1, 0, 1]]);
    assert_eq!((counts.len(), counts[3]), (8, [0; 5]));
    assert!(steps.iter().all(|it| it.reached == it.went_on + it.still + it.stopped + it.completed));
    assert_eq!([&steps[0].days, &steps[0].so_far], [&vec![10, 20, 30], &vec![20]]);
    assert_eq!([&steps[1].days, &steps[1].so_far], [&vec![30, 40], &vec![]]);
    assert_eq!([&steps[2].days, &steps[2].so_far], [&vec![30], &vec![264]]);
    assert!(near(steps[0].conversion(), 1.0), "what is there has not decided");
    assert!(near(steps[1].conversion(), 2.0 / 3.0));
    assert_eq!(steps[2].conversion(), None, "none went on and none was stopped");
    assert!(near(steps[0].median(), 20.0) && near(steps[0].mean(), 20.0));
    assert!(near(steps[1].median(), 35.0) && near(steps[2].mean(), 30.0));
    assert_eq!((steps[3].median(), funnel::median(&[])), (None, None));
}

#[test]
fn what_goes_back_stays_as_far_as_it_was() {
    let back = project(
        "feasibility_study",
        "timeline = [{ stage = \"feasibility_study\", entered = 2026-01-01 }, { stage = \"proof_of_concept\", entered = 2026-01-11 }, { stage = \"feasibility_study\", entered = 2026-11-01 }]",
    );
    let pipeline = Pipeline::new(&portal(&[("projects/a.md", &back)]));
    assert_eq!((pipeline.projects[0].stage, pipeline.projects[0].furthest()), (1, 2));
    let steps = funnel::steps(&pipeline.projects, &pipeline.stages, TODAY);
    assert_eq!((steps[1].went_on, steps[2].still), (1, 1));
    assert_eq!((steps[1].so_far.as_slice(), steps[2].days.as_slice()), (&[30][..], &[294][..]));
}

#[test]
fn money_is_forecast_at_what_the_last_three_whole_months_cost() {
    let own = one(
        "start = 2026-02-01\nend = 2027-02-01\nbudget_allocated = 16000\nspending = [{ month = 2026-08-01, amount = 1000 }, { month = 2026-08-31, amount = 2000 }, { month = 2026-09-15, amount = 6000 }, { month = 2026-11-02, amount = 1000 }]",
    );
    assert!(near(own.budget.spent(), 10_000.0) && near(own.budget.share(), 0.625));
    assert!(near(own.time_share(TODAY), 293.0 / 365.0));
    assert!(near(own.burn(TODAY), 3000.0), "(3000 + 6000 + 0) ÷ 3, without the month that is not over");
    let Some(Forecast { burn, left, total }) = own.forecast(TODAY) else { panic!("a forecast") };
    assert!(near(Some(burn), 3000.0) && near(Some(left), 72.0 / MONTH));
    assert!(near(Some(total), 10_000.0 + 3000.0 * 72.0 / MONTH));
    assert_eq!(own.forecast(date(2027, 2, 2)), None, "its last day is over");
    let months = by_month(std::slice::from_ref(&own), 24);
    let month = |month, amount| (Month { year: 2026, month }, amount);
    assert_eq!(months, [month(8, 3000.0), month(9, 6000.0), month(10, 0.0), month(11, 1000.0)]);
    assert_eq!(by_month(&[own], 2), [month(10, 0.0), month(11, 1000.0)]);
    assert_eq!(by_month(&[], 24), []);
}

#[test]
fn money_without_months_is_spread_over_the_time() {
    let own = one("start = 2026-05-21\nend = 2026-12-21\nbudget_allocated = 0\nbudget_spent = 6000");
    assert!(near(own.burn(TODAY), 6000.0 * MONTH / 184.0));
    assert_eq!(own.budget.share(), None, "of nothing there is no share");
    assert_eq!(one("start = 2026-11-01\nbudget_spent = 10").burn(TODAY), None, "not even a month");
    assert_eq!(one("spending = [{ month = 2026-11-02, amount = 5 }]").burn(TODAY), None);
    let over = one("outcome = \"stopped\"\nstart = 2026-01-01\nend = 2027-01-01\nbudget_spent = 1");
    assert_eq!(over.forecast(TODAY), None, "nothing more is spent");
}

#[test]
fn milestones_and_risks_in_their_order() {
    let fields = "milestones = [{ title = \"Last\", due = 2027-01-01 }, { title = \"Late\", due = 2026-11-20 }, { title = \"Done\", due = 2026-06-01, done = 2026-06-03 }, { title = \"Today\", due = 2026-11-21 }]\nrisk_factors = [{ risk = \"a\", level = \"low\" }, { risk = \"b\", level = \"critical\" }]";
    let own = one(fields);
    let titles: Vec<_> = own.milestones.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Done", "Late", "Today", "Last"]);
    assert_eq!(own.late(TODAY).iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Late"]);
    assert_eq!((own.next().map(|it| it.title.as_str()), own.reached()), (Some("Late"), 1));
    assert_eq!((own.worst(), own.outcome), (Some(Level::Critical), Outcome::Running));
    let rests = one(&format!("outcome = \"on_hold\"\n{fields}"));
    assert_eq!((rests.late(TODAY).len(), rests.next().is_some()), (0, true));
    let over = one(&format!("outcome = \"completed\"\n{fields}"));
    assert_eq!((over.late(TODAY).len(), over.next()), (0, None));
}

#[test]
fn what_a_project_is_built_with_relies_on_it_until_it_is_stopped() {
    let java = "+++\ntitle = \"Java\"\nquadrant = \"tools\"\nring = \"hold\"\n+++\n";
    let runs = project("ideation", "technology_stack = [\"java\", \"Fortran\"]");
    let stopped = project("ideation", "outcome = \"stopped\"\ntechnology_stack = [\"Java\"]");
    let portal = portal(&[
        ("technologies/java.md", java),
        ("projects/runs.md", &runs),
        ("projects/stopped.md", &stopped),
    ]);
    let innovation = Innovation::new(&portal);
    let own = &innovation.relied_on[&ix(&portal, "technologies/java")];
    let found: Vec<_> = own.iter().map(|it| (portal.page(it.page).page.id.as_str(), it.holds)).collect();
    assert_eq!(found, [("projects/runs", true), ("projects/stopped", false)]);
}

const IDEA: &str = "type = \"innovation_ideas\"\nidea = \"i\"";

fn voted(rows: &str) -> Portal {
    let idea = |fields: &str| format!("+++\n{IDEA}\n{fields}\n+++\n");
    let pages = [
        ("ideas/a.md", idea("votes = 31\noutcome = \"taken_up\"\nproposed_on = 2026-02-01")),
        ("ideas/b.md", idea("votes = 5\nproposed_on = 2026-03-01")),
        ("ideas/c.md", idea("stage = \"scaling\"")),
        ("people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"r\"\n+++\n".to_owned()),
        ("projects/p.md", project("ideation", "from_ideas = [\"ideas/a\"]")),
    ];
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let mut config = Config::default();
    config.type_access.insert(types::VOTE.into(), "public".into());
    let csv = format!("id,idea,person,voter,date,weight\n{rows}");
    let (portal, found) = data_portal(config, &pages, &[("idea_vote.csv", &csv)]);
    let errors: Vec<_> = found.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    portal
}

#[test]
fn one_vote_of_each_voter_counts_and_the_last_one_does() {
    let portal = voted(
        "1,ideas/a,anna,,2026-04-01,\n2,ideas/a,anna,,2026-05-01,2\n3,ideas/a,,v1,2026-04-02,\n\
         4,ideas/a,,v2,2027-01-01,\n5,ideas/a,,,2026-04-02,\n6,ideas/a,,v3,2026-04-02,-4\n7,ideas/c,,v1,2026-04-02,0.5\n",
    );
    let pipeline = Pipeline::new(&portal);
    let idea = |id: &str| pipeline.idea(ix(&portal, id)).unwrap();
    let (a, b, c) = (idea("ideas/a"), idea("ideas/b"), idea("ideas/c"));
    assert_eq!(a.counted, Some(Count { votes: 3.0, voters: 2, last: Some(date(2026, 5, 1)) }));
    assert_eq!((a.votes(), a.written), (Some(3.0), Some(31.0)), "what was counted is shown");
    assert_eq!((b.counted, b.votes()), (None, Some(5.0)), "else what was written");
    assert_eq!((c.votes(), c.taken_up, a.taken_up, b.taken_up), (Some(0.5), true, true, false));
    assert_eq!(a.projects, [ix(&portal, "projects/p")]);
    let ranked: Vec<_> = ideas::ranked(&pipeline.ideas).iter().map(|it| it.ix).collect();
    assert_eq!(ranked, [b.ix, a.ix, c.ix]);
}
