//! `page.training`: what the pages of programmes, sessions, certificates and people show besides their fields.

use super::certificates::held_view;
use super::{all, badge, calendar_file, cost, count, hours, line, money, number, page_link, percent, state};
use crate::portal::PageIx;
use crate::registers::learning::Proficiency;
use crate::registers::learning::training::enrolment::{Figure, Participation, Status, mean};
use crate::registers::learning::training::programs::Program;
use crate::registers::learning::training::sessions::Session;
use crate::render::view::{
    AmountView, BadgeView, CertificateView, FactView, LearnerView, LinkView, ModuleView, ParticipantView,
    ProgramView, SessionLine, SessionPageView, TaughtView, TrainingView,
};
use crate::render::{Shared, dates};
use crate::schema::Value;

/// Sessions of the past that a page lists.
const MOST_PAST: usize = 12;

/// `None` for a page that has nothing to do with training.
pub(in crate::render) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<TrainingView> {
    let training = all(shared);
    let view = TrainingView {
        program: training.programs.get(&ix).map(|own| program(shared, ix, own)),
        session: training.session(ix).map(|own| session(shared, own)),
        certificate: training.certificates.contains_key(&ix).then(|| certificate(shared, ix)),
        person: person(shared, ix),
    };
    let any = view.program.is_some()
        || view.session.is_some()
        || view.certificate.is_some()
        || view.person.is_some();
    any.then_some(view)
}

fn program(shared: &Shared<'_>, ix: PageIx, own: &Program) -> ProgramView {
    let today = shared.portal.today;
    let sessions = || own.sessions.iter().map(|at| &all(shared).sessions[*at]);
    let skill =
        |(ix, level): (PageIx, Option<&'static str>)| TaughtView { link: page_link(shared, ix), level };
    let teaches = own.teaches.iter().map(|(ix, level)| (*ix, level.map(Proficiency::title)));
    let requires = own.requires.iter().map(|required| (required.competency, Some(required.level.title())));
    let (modules, hours_of_modules) = modules(shared, ix);
    let past = sessions().rev().filter(|session| !session.is_open(today));
    ProgramView {
        length: own.seconds.map(hours).unwrap_or_default(),
        cost: cost(shared, own.price),
        places: own.places.map(|n| count(n, "place")).unwrap_or_default(),
        instructor: own.instructor.map(|ix| page_link(shared, ix)),
        certificate: own.certificate.map(|ix| page_link(shared, ix)),
        teaches: teaches.map(skill).collect(),
        requires: requires.map(skill).collect(),
        hours: adds_up(hours_of_modules, own.seconds),
        modules,
        coming: sessions().filter(|session| session.is_open(today)).map(|s| line(shared, s)).collect(),
        past: past.take(MOST_PAST).map(|session| line(shared, session)).collect(),
        calendar: calendar_file(shared, Some(ix)),
    }
}

/// The curriculum, and the seconds of all modules that state theirs.
fn modules(shared: &Shared<'_>, ix: PageIx) -> (Vec<ModuleView>, u64) {
    let rows = shared.portal.page(ix).fields.get("curriculum").map_or(&[][..], Value::rows);
    let mut total = 0;
    let view = |row: &std::collections::BTreeMap<String, Value<PageIx>>| {
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let seconds = row.get("duration").and_then(Value::as_duration).map(|duration| duration.seconds);
        total += seconds.unwrap_or_default();
        let content = row.get("content").and_then(|value| value.first_ref().copied());
        ModuleView {
            title: text("module"),
            hours: seconds.map(hours).unwrap_or_default(),
            method: text("method"),
            content: content.map(|ix| page_link(shared, ix)),
        }
    };
    (rows.iter().map(view).collect(), total)
}

fn adds_up(modules: u64, whole: Option<u64>) -> String {
    match whole {
        _ if modules == 0 => String::new(),
        Some(whole) if whole != modules => {
            format!("{} of {} are planned as modules", hours(modules), hours(whole))
        }
        _ => format!("{} in all", hours(modules)),
    }
}

fn session(shared: &Shared<'_>, own: &Session) -> SessionPageView {
    let training = all(shared);
    let mut people: Vec<&Participation> = training.people(own).collect();
    people.sort_by_key(|person| (!person.status.has_place(), person.person));
    let amount = |title: &str, value: f64, total| AmountView {
        title: words(title),
        value: money(shared, value),
        total,
    };
    let mut costs: Vec<AmountView> =
        own.costs.iter().map(|(name, value)| amount(name, *value, false)).collect();
    if costs.len() > 1 {
        costs.push(amount("In all", own.costs.iter().map(|(_, value)| value).sum(), true));
    }
    SessionPageView {
        facts: facts(shared, own),
        learned: own
            .learned
            .iter()
            .map(|(name, value)| AmountView { title: words(name), value: number(*value), total: false })
            .collect(),
        costs,
        people_note: match training.seats(own).waiting {
            0 => count(people.len(), "record"),
            n => format!("{}, {n} waiting", count(people.len(), "record")),
        },
        people: people.into_iter().map(|person| participant(shared, person)).collect(),
        calendar: own.program.and_then(|program| calendar_file(shared, Some(program))),
        line: line(shared, own),
    }
}

/// `mean_test` as a reader says it.
fn words(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn facts(shared: &Shared<'_>, session: &Session) -> Vec<FactView> {
    let figures = all(shared).figures(session);
    let of = |title, figure: Option<Figure>, show: &dyn Fn(f64) -> String| {
        figure.map(|figure| FactView {
            title,
            value: show(figure.value),
            note: match figure.from {
                Some(1) => "of one person".to_owned(),
                Some(n) => format!("of {n} people"),
                None => "as recorded".to_owned(),
            },
        })
    };
    let all = [
        of("Attendance", figures.attendance, &percent),
        of("Completed", figures.completion, &percent),
        of("Satisfaction", figures.satisfaction, &|points| format!("{points:.1} of 5")),
    ];
    all.into_iter().flatten().collect()
}

/// How a participation stands, as a pill.
fn status(status: Status) -> BadgeView {
    let kind = match status {
        Status::Enrolled => "task",
        Status::Waitlisted => "due_soon",
        Status::InProgress => "review",
        Status::Completed => "ok",
        Status::Failed | Status::NoShow => "warn",
        Status::Withdrawn => "archived",
    };
    badge(kind, status.title())
}

fn participant(shared: &Shared<'_>, own: &Participation) -> ParticipantView {
    let points = |values: &[f64]| mean(values).map(number).unwrap_or_default();
    ParticipantView {
        person: page_link(shared, own.person),
        state: status(own.status),
        enrolled: own.enrolled.map(dates::view),
        attended: own.attended.map(|(there, of)| format!("{there} of {of} days")).unwrap_or_default(),
        score: points(&own.scores),
        later: points(&own.later),
        certificate: own.certificate.map(|ix| page_link(shared, ix)),
    }
}

fn certificate(shared: &Shared<'_>, ix: PageIx) -> CertificateView {
    let training = all(shared);
    let valid = match training.certificates.get(&ix).and_then(|own| own.valid_days) {
        None => "Without end".to_owned(),
        Some(days) if days % 365 == 0 && days > 0 => count((days / 365) as usize, "year"),
        Some(days) => count(days as usize, "day"),
    };
    let page = shared.portal.page(ix);
    let price = page.fields.get("cost").and_then(Value::as_number);
    let programs = training.programs.iter().filter(|(_, program)| program.certificate == Some(ix));
    let holders = training.holders(ix);
    CertificateView {
        valid,
        cost: price.map(|price| money(shared, price)).unwrap_or_default(),
        board: (!holders.is_empty()).then(|| shared.href(&super::certificates::PAGE.url())),
        holders: holders.into_iter().map(|held| held_view(shared, held)).collect(),
        programs: programs.map(|(ix, _)| page_link(shared, *ix)).collect::<Vec<LinkView>>(),
    }
}

/// `None` for a page that is nobody's, or of somebody without training.
fn person(shared: &Shared<'_>, ix: PageIx) -> Option<LearnerView> {
    let training = all(shared);
    let today = shared.portal.today;
    let own = training.of_person(ix);
    let lines = |open: bool| -> Vec<SessionLine> {
        let taken = own.iter().map(|own| (own, &training.sessions[own.session]));
        let mut lines: Vec<SessionLine> = taken
            .filter(|(_, session)| session.is_open(today) == open)
            .map(|(own, session)| SessionLine {
                // What became of a session that was called off is said of the session.
                state: if session.state.is_held() { status(own.status) } else { state(session.state) },
                seats: String::new(),
                ..line(shared, session)
            })
            .collect();
        if !open {
            lines.reverse();
            lines.truncate(MOST_PAST);
        }
        lines
    };
    let gives = training.given_by(ix).filter(|session| session.is_open(today));
    let view = LearnerView {
        coming: lines(true),
        past: lines(false),
        gives: gives.map(|session| line(shared, session)).collect(),
        held: training.certificates_of(ix).into_iter().map(|held| held_view(shared, held)).collect(),
    };
    let any =
        !(view.coming.is_empty() && view.past.is_empty() && view.gives.is_empty() && view.held.is_empty());
    any.then_some(view)
}
