//! `/browse/roi/`: what training cost, what people learned and what that is worth, with every step of the calculation.

use super::super::{Area, Dashboard};
use super::super::{href, table};
use super::{all, count, money, number, percent, range, title};
use crate::registers::learning::Proficiency;
use crate::registers::learning::training::outcomes::{Change, Outcome, THIN, WINDOW, interval, wilson};
use crate::registers::learning::training::programs::Amount;
use crate::registers::learning::training::roi::{Cost, PERIOD, Report, Return, ratio};
use crate::registers::learning::training::sessions::State;
use crate::render::view::{CellView, FactView, RoiPageView, RoiStepView, RoiView, TableView};
use crate::render::{Shared, dates};

/// Whether there is a cost or a worth to report.
pub(super) fn has(shared: &Shared<'_>) -> bool {
    let training = all(shared);
    let states = |ix: &crate::portal::PageIx| {
        let program = training.programs.get(ix);
        program.is_some_and(|program| program.price.is_some() || !program.impact.is_empty())
    };
    let over = training.sessions.iter().filter(|session| session.state == State::Completed);
    over.into_iter().any(|s| !s.costs.is_empty() || s.program.as_ref().is_some_and(states))
}

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "roi",
    title: "Training costs",
    description: "What training cost in the last year, what people learned, and what that is worth.",
    shown: has,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> RoiPageView {
    let report = all(shared).report(shared.portal, &shared.registers.learning.skills);
    let today = dates::view(shared.portal.today).human;
    let mut programs: Vec<&Return> = report.programs.iter().collect();
    programs.sort_by(|a, b| b.cost().high.total_cmp(&a.cost().high).then(a.program.cmp(&b.program)));
    RoiPageView {
        period: format!("Sessions that ended in the {PERIOD} days up to {today}"),
        facts: facts(shared, &report),
        formula: formula(shared, &report),
        notes: notes(shared, &report),
        overview: overview(shared, &programs),
        programs: programs.into_iter().map(|program| program_view(shared, program)).collect(),
    }
}

fn facts(shared: &Shared<'_>, report: &Report) -> Vec<FactView> {
    let sessions = report.programs.iter().map(|program| program.sessions.len()).sum();
    let mut facts = vec![FactView {
        title: "Cost",
        value: range(shared, report.cost()),
        note: format!("{} of {}", count(sessions, "session"), count(report.programs.len(), "programme")),
    }];
    if let Some((cost, benefit, of)) = report.compared() {
        let note = format!("{} of which cost and worth are known", count(of, "programme"));
        facts.push(FactView { title: "Worth in a year", value: range(shared, benefit), note: note.clone() });
        if let Some(ratio) = ratio(benefit, cost) {
            facts.push(FactView { title: "Return", value: percents(ratio), note });
        }
    }
    facts
}

/// `20 % to 140 %`.
fn percents(ratio: Amount) -> String {
    let (low, high) = (percent(ratio.low), percent(ratio.high));
    if low == high { low } else { format!("{low} to {high}") }
}

/// The calculation with its numbers, twice where they are a range.
fn calculation(shared: &Shared<'_>, benefit: Amount, cost: Amount) -> Option<Vec<String>> {
    let ratio = ratio(benefit, cost)?;
    let line = |benefit: f64, cost: f64, result: f64| {
        let (benefit, cost) = (money(shared, benefit), money(shared, cost));
        format!("({benefit} − {cost}) ÷ {cost} = {}", percent(result))
    };
    let (least, most) = (line(benefit.low, cost.high, ratio.low), line(benefit.high, cost.low, ratio.high));
    Some(if least == most {
        vec![least]
    } else {
        vec![format!("At least {least}"), format!("At most {most}")]
    })
}

fn formula(shared: &Shared<'_>, report: &Report) -> Vec<String> {
    let lines = report.compared().and_then(|(cost, benefit, _)| calculation(shared, benefit, cost));
    lines.unwrap_or_default()
}

fn notes(shared: &Shared<'_>, report: &Report) -> Vec<String> {
    let mut notes = vec![
        "Return = (worth in a year − cost) ÷ cost. Costs are those of one year, so that both are of the same length.".to_owned(),
    ];
    if shared.portal.config.training.hourly_cost.is_none() {
        notes.push("The working time of participants is not counted.".to_owned());
    }
    let unknown: usize = report.programs.iter().map(Return::unknown).sum();
    if unknown > 0 {
        notes.push(format!("The cost of {} is not known and not counted.", count(unknown, "session")));
    }
    let worthless = report.programs.iter().filter(|program| program.benefit.is_none()).count();
    if worthless > 0 {
        notes.push(format!("Nobody has said what {} would be worth.", count(worthless, "programme")));
    }
    notes
}

fn overview(shared: &Shared<'_>, programs: &[&Return]) -> TableView {
    let row = |program: &&Return| {
        let cost = program.cost();
        let ratio = program.ratio();
        let amount = |label: &str, value: Option<Amount>, shown: &dyn Fn(Amount) -> String| match value {
            Some(value) => CellView::text(label, shown(value)).sorted(format!("{:020.2}", value.high + 1e12)),
            None => CellView::text(label, "Not known").sorted(""),
        };
        let people = program.people.map_or_else(|| "Not shown".to_owned(), |people| people.to_string());
        vec![
            CellView::text("Programme", title(shared, Some(program.program)))
                .to(Some(format!("#{}", anchor(shared, program)))),
            CellView::text("Sessions", program.sessions.len().to_string()),
            CellView::text("People", people),
            amount("Cost", Some(cost).filter(|_| program.unknown() < program.sessions.len()), &|a| {
                range(shared, a)
            }),
            amount("Worth in a year", program.benefit, &|a| range(shared, a)),
            amount("Return", ratio, &percents),
        ]
    };
    let heads = [
        ("Programme", false),
        ("Sessions", false),
        ("People", false),
        ("Cost", false),
        ("Worth in a year", false),
        ("Return", false),
    ];
    TableView {
        id: "programmes",
        title: "By programme",
        note: count(programs.len(), "programme"),
        register: table(&heads, programs.iter().map(row).collect()),
        rest: None,
    }
}

/// The place of a programme in the report.
fn anchor(shared: &Shared<'_>, program: &Return) -> String {
    format!("programme-{}", crate::markdown::slugify(shared.portal.page(program.program).url.as_str()))
}

fn program_view(shared: &Shared<'_>, program: &Return) -> RoiView {
    let mut steps = vec![investment(shared, program)];
    steps.extend(outcome(shared, &program.outcome));
    steps.push(impact(shared, program));
    let lines = program.benefit.filter(|_| program.unknown() == 0);
    let lines = lines.and_then(|benefit| calculation(shared, benefit, program.cost()));
    let ratio = program.ratio().map(percents).unwrap_or_default();
    if let Some(lines) = lines {
        steps.push(RoiStepView { title: "Return", value: ratio.clone(), lines });
    }
    RoiView {
        id: anchor(shared, program),
        title: title(shared, Some(program.program)),
        url: href(shared, program.program),
        ratio,
        steps,
    }
}

fn investment(shared: &Shared<'_>, program: &Return) -> RoiStepView {
    let training = all(shared);
    let mut lines: Vec<String> = program
        .sessions
        .iter()
        .map(|(at, cost)| {
            let name = title(shared, Some(training.sessions[*at].ix));
            let of = match cost {
                Cost::Recorded(sum) => format!("{} as recorded", money(shared, *sum)),
                Cost::Priced(people, price) => {
                    let sum = range(shared, cost.amount());
                    format!("{} × {} = {sum}", count_people(*people), range(shared, *price))
                }
                Cost::Unknown => "cost not known".to_owned(),
            };
            format!("{name}: {of}")
        })
        .collect();
    if let Some(time) = program.time {
        lines.push(format!(
            "Time of participants: {} × {} h × {} = {}",
            count_people(time.people),
            number(time.hours),
            money(shared, time.hourly),
            money(shared, time.amount())
        ));
    }
    RoiStepView { title: "Cost", value: range(shared, program.cost()), lines }
}

fn count_people(n: usize) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{n} people") }
}

/// What people learned; nothing where nobody of them was assessed before and after.
fn outcome(shared: &Shared<'_>, outcome: &Outcome) -> Option<RoiStepView> {
    let mean = interval(&outcome.people)?;
    let measured = outcome.people.len();
    let levels = |value: f64| format!("{}{}", if value > 0.0 { "+" } else { "" }, number(value));
    let mut lines = vec![format!(
        "{measured} of {} who completed it were assessed before and within {WINDOW} days after",
        outcome.completed
    )];
    let risen = format!("{} of {measured} gained", outcome.risen());
    lines.push(match wilson(outcome.risen(), measured) {
        Some((low, high)) => {
            format!("{risen}; of all who take part, {} to {} may", percent(low), percent(high))
        }
        None => risen,
    });
    lines.push(match mean.range {
        Some((low, high)) => {
            // There are five levels, so that nobody moves by more than four.
            let (low, high) = (low.max(-4.0), high.min(4.0));
            format!(
                "Mean change {} levels; it may lie between {} and {}",
                levels(mean.mean),
                levels(low),
                levels(high)
            )
        }
        None if measured == 1 => "From one person no range can be given".to_owned(),
        None => format!("All {measured} changed by {} levels, which gives no range", levels(mean.mean)),
    });
    for (competency, changes) in &outcome.changes {
        lines.push(format!("{}: {}", title(shared, Some(*competency)), moves(changes)));
    }
    if outcome.is_thin() {
        lines.push(format!(
            "Fewer than {THIN} people: a hint, no proof. Ranges are 95 % intervals (Student, Wilson)"
        ));
    } else {
        lines.push("Ranges are 95 % intervals (Student, Wilson)".to_owned());
    }
    Some(RoiStepView { title: "Learned", value: format!("{} levels", levels(mean.mean)), lines })
}

/// `1 person stayed developing, 3 people from novice to developing`.
fn moves(changes: &[Change]) -> String {
    let mut counts: Vec<((Proficiency, Proficiency), usize)> = Vec::new();
    for change in changes {
        let key = (change.before, change.after);
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => counts.push((key, 1)),
        }
    }
    counts.sort_unstable();
    let text = counts.into_iter().map(|((before, after), count)| {
        let people = count_people(count);
        if before == after {
            format!("{people} stayed {}", before.title().to_lowercase())
        } else {
            format!("{people} from {} to {}", before.title().to_lowercase(), after.title().to_lowercase())
        }
    });
    text.collect::<Vec<_>>().join(", ")
}

fn impact(shared: &Shared<'_>, program: &Return) -> RoiStepView {
    let own = all(shared).programs.get(&program.program);
    let lines: Vec<String> = own
        .into_iter()
        .flat_map(|program| &program.impact)
        .map(|impact| {
            let basis = crate::markdown::plain(&impact.basis);
            let basis = if basis.is_empty() { String::new() } else { format!(" ({basis})") };
            format!("{}: {}{basis}", impact.measure, range(shared, impact.worth))
        })
        .collect();
    match program.benefit {
        Some(benefit) => RoiStepView { title: "Worth in a year", value: range(shared, benefit), lines },
        None => RoiStepView {
            title: "Worth in a year",
            value: "Not known".to_owned(),
            lines: vec!["Nobody has written down what it would be worth".to_owned()],
        },
    }
}
