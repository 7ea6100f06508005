//! `/browse/thanks/`: everything that people were thanked for, by month.

use std::collections::BTreeSet;

use super::{Area, Dashboard, all, thanks};
use crate::registers::months::Month;
use crate::render::Shared;
use crate::render::view::{FacetView, ThanksMonth, ThanksPageView};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Culture,
    id: "thanks",
    title: "Thanks",
    description: "What people were thanked for, by whom, and what shows it. The newest come first.",
    shown: |shared| !all(shared).thanks.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> ThanksPageView {
    let own = &all(shared).thanks;
    let mut months: Vec<ThanksMonth> = Vec::new();
    for of in own {
        let month = Month::of(of.date);
        let id = format!("m-{}", month.sort_key());
        if months.last().is_none_or(|last| last.id != id) {
            months.push(ThanksMonth { id, title: month.title(), thanks: Vec::new() });
        }
        if let Some(last) = months.last_mut() {
            last.thanks.push(thanks(shared, of));
        }
    }
    let facets = [("behaviour", "Behaviour"), ("team", "Team")];
    let facets = facets.into_iter().map(|(by, title)| facet(by, title, &months));
    ThanksPageView {
        facets: facets.filter(|facet| facet.options.len() > 1).collect(),
        count: own.len(),
        feed: shared.feed(&PAGE.url()).map(|feed| feed.url.clone()),
        months,
    }
}

fn facet(by: &'static str, title: &'static str, months: &[ThanksMonth]) -> FacetView {
    let own = months.iter().flat_map(|month| &month.thanks).flat_map(|it| &it.data);
    let values = own.filter(|data| data.name == by).flat_map(|data| data.value.split('|'));
    let used: BTreeSet<&str> = values.filter(|value| !value.is_empty()).collect();
    FacetView { by, title, options: used.into_iter().map(str::to_owned).collect() }
}
