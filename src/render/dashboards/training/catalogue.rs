//! `/browse/training/`: the programmes, to choose from.

use super::super::{Area, Dashboard};
use std::collections::BTreeSet;

use super::{all, calendar_file, cost, enum_title, hours, line, money, title};
use crate::parse::Level;
use crate::portal::PageIx;
use crate::registers::learning::training::programs::{Amount, Program};
use crate::registers::learning::types;
use crate::render::Shared;
use crate::render::view::{CatalogueView, CourseView, DataView, FacetView, SessionLine};
use crate::schema::FieldKind;

/// Upper bounds of the prices to choose from.
const PRICES: [f64; 4] = [0.0, 500.0, 1500.0, 3000.0];
/// Sessions shown below the programmes.
const SOON: usize = 4;

/// What programmes can be chosen by, as attributes of the cards.
const FACETS: [(&str, &str); 7] = [
    ("kind", "Kind"),
    ("delivery", "Delivery"),
    ("level", "Level"),
    ("teaches", "Teaches"),
    ("certificate", "Certificate"),
    ("length", "Length"),
    ("cost", "Cost"),
];

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "training",
    title: "Training",
    description: "The courses: what they teach, how long they take, what they cost, and when they are held next.",
    shown: |shared| !all(shared).programs.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> CatalogueView {
    let programs: Vec<(PageIx, CourseView)> =
        all(shared).programs.iter().map(|(ix, program)| (*ix, course(shared, *ix, program))).collect();
    let facets = FACETS.iter().map(|(by, title)| facet(shared, by, title, &programs));
    let facets = facets.filter(|facet| facet.options.len() > 1).collect();
    let order: Vec<String> = declared(shared, "training_type").into_iter().map(|(_, title)| title).collect();
    let mut courses: Vec<CourseView> = programs.into_iter().map(|(_, course)| course).collect();
    let place = |course: &CourseView| order.iter().position(|title| *title == course.kind);
    courses.sort_by(|a, b| (place(a), &a.title).cmp(&(place(b), &b.title)));
    let today = shared.portal.today;
    let soon = all(shared).sessions.iter().filter(|session| session.is_open(today) && session.from >= today);
    CatalogueView {
        facets,
        courses,
        soon: soon.take(SOON).map(|session| line(shared, session)).collect(),
        calendar: calendar_file(shared, None),
    }
}

/// The next session of a programme in which somebody could take part.
fn next(shared: &Shared<'_>, program: &Program) -> Option<SessionLine> {
    let sessions = program.sessions.iter().map(|at| &all(shared).sessions[*at]);
    let coming = sessions.filter(|session| session.is_open(shared.portal.today));
    let mut coming: Vec<_> = coming.collect();
    // One that has begun helps nobody who looks for a course, unless there is no other.
    coming.sort_by_key(|session| (session.from < shared.portal.today, session.from));
    coming.first().map(|session| line(shared, session))
}

fn course(shared: &Shared<'_>, ix: PageIx, program: &Program) -> CourseView {
    let page = shared.portal.page(ix);
    let teaches: Vec<String> = program.teaches.iter().map(|(ix, _)| title(shared, Some(*ix))).collect();
    let level = page.page.meta.level.map(Level::title);
    let kind = enum_title(shared, ix, "training_type").1;
    let delivery = enum_title(shared, ix, "delivery_method").1;
    let certificate = program.certificate.map(|ix| title(shared, Some(ix)));
    let value = |name: &'static str| match name {
        "kind" => kind.clone(),
        "delivery" => delivery.clone(),
        "level" => level.unwrap_or_default().to_owned(),
        "teaches" => teaches.join("|"),
        "certificate" => certificate.clone().unwrap_or_else(|| "None".to_owned()),
        "length" => length(program),
        _ => price(shared, program.price),
    };
    let data = FACETS.iter().map(|(name, _)| DataView { name, value: value(name) }).collect();
    CourseView {
        data,
        kind,
        title: page.page.title.clone(),
        url: shared.href(&page.url),
        summary: page.page.meta.summary.clone(),
        level,
        length: program.seconds.map(hours).unwrap_or_default(),
        cost: cost(shared, program.price),
        next: next(shared, program),
        delivery,
        teaches,
        certificate,
    }
}

/// Hours of working time.
const LENGTHS: [(&str, f64); 3] = [("Up to a day", 8.0), ("Up to a week", 40.0), ("Up to two weeks", 80.0)];
const LONGER: &str = "Longer";

/// All bounds that a programme keeps within: who has a week has time for a day.
fn length(program: &Program) -> String {
    let Some(hours) = program.hours() else { return String::new() };
    let fits = LENGTHS.iter().filter(|(_, most)| hours <= *most).map(|(title, _)| *title);
    within(fits.map(str::to_owned).collect(), LONGER.to_owned())
}

/// In the same way.
fn price(shared: &Shared<'_>, price: Option<Amount>) -> String {
    let Some(price) = price else { return String::new() };
    let fits = PRICES.iter().filter(|most| price.high <= **most);
    within(fits.map(|most| up_to(shared, *most)).collect(), over(shared))
}

fn within(bounds: Vec<String>, beyond: String) -> String {
    if bounds.is_empty() { beyond } else { bounds.join("|") }
}

fn up_to(shared: &Shared<'_>, most: f64) -> String {
    if most <= 0.0 { "Free".to_owned() } else { format!("Up to {}", money(shared, most)) }
}

fn over(shared: &Shared<'_>) -> String {
    format!("Over {}", money(shared, PRICES[PRICES.len() - 1]))
}

/// Values of the cards in the order of their meaning.
fn facet(
    shared: &Shared<'_>,
    by: &'static str,
    title: &'static str,
    programs: &[(PageIx, CourseView)],
) -> FacetView {
    let own = programs.iter().flat_map(|(_, course)| &course.data).filter(|data| data.name == by);
    let used: BTreeSet<String> =
        own.flat_map(|data| data.value.split('|')).filter(|v| !v.is_empty()).map(str::to_owned).collect();
    let titles = |field: &str| declared(shared, field).into_iter().map(|(_, title)| title).collect();
    let order: Vec<String> = match by {
        "kind" => titles("training_type"),
        "delivery" => titles("delivery_method"),
        "level" => Level::ALL.iter().map(|level| level.title().to_owned()).collect(),
        "length" => LENGTHS.iter().map(|(title, _)| *title).chain([LONGER]).map(str::to_owned).collect(),
        "cost" => PRICES.iter().map(|most| up_to(shared, *most)).chain([over(shared)]).collect(),
        _ => used.iter().cloned().collect(),
    };
    FacetView { by, title, options: order.into_iter().filter(|option| used.contains(option)).collect() }
}

/// The values of a programme's field, as declared.
fn declared(shared: &Shared<'_>, field: &str) -> Vec<(String, String)> {
    let of = shared.portal.schema.get(types::PROGRAM);
    match of.fields.iter().find(|own| own.name == field).map(|field| &field.kind) {
        Some(FieldKind::Enum(values)) => values.iter().map(|v| (v.id.clone(), v.title.clone())).collect(),
        _ => Vec::new(),
    }
}
