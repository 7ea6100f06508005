//! The strip from what happened to what moved.

use super::incidents::severity_badge;
use super::{all, badge, count, number, page_link, state};
use crate::portal::PageIx;
use crate::registers::lessons::actions::{Action, Place};
use crate::registers::lessons::chain::{Stage, Way};
use crate::registers::lessons::effect::{Effect, Verdict};
use crate::render::view::{BadgeView, LoopItem, LoopStage, LoopView};
use crate::render::{Shared, dates};

/// Pages that a part of the way shows.
const MOST: usize = 5;

/// `None` for a page that is on no way.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<LoopView> {
    let lessons = all(shared);
    // An incident of which nothing has come yet is told so.
    let alone =
        || lessons.incident(ix).map(|_| Way([vec![ix], Vec::new(), Vec::new(), Vec::new(), Vec::new()]));
    let way = lessons.chain.way(ix).or_else(alone)?;
    let strip = Strip { shared, ix, way: &way };
    let stages: Vec<LoopStage> =
        Stage::ALL.into_iter().zip(&way.0).map(|(stage, pages)| strip.stage(stage, pages)).collect();
    let (sentence, closed) = strip.sentence(&stages);
    Some(LoopView { stages, sentence, closed })
}

struct Strip<'a> {
    shared: &'a Shared<'a>,
    /// The page on which it is shown.
    ix: PageIx,
    way: &'a Way,
}

impl Strip<'_> {
    fn stage(&self, stage: Stage, pages: &[PageIx]) -> LoopStage {
        let lessons = all(self.shared);
        let gap = if pages.is_empty() { self.gap(stage) } else { String::new() };
        let mut order: Vec<PageIx> = pages.to_vec();
        if stage == Stage::Measured && order.iter().any(|ix| self.is_named(*ix)) {
            // Metrics that a changed page happens to have say little beside those that somebody named.
            order.retain(|ix| *ix == self.ix || self.is_named(*ix));
        }
        let count = order.len();
        let moved =
            |metric: PageIx| self.way.0[2].iter().any(|ix| lessons.effects.contains_key(&(*ix, metric)));
        // The page itself is always among those shown, and what has moved comes before what has not.
        order.sort_by_key(|ix| (*ix != self.ix, !moved(*ix)));
        LoopStage {
            title: stage.title(),
            items: order.iter().take(MOST).map(|ix| self.item(stage, *ix)).collect(),
            rest: count.saturating_sub(MOST),
            gap,
        }
    }

    /// Whether something on the way says that it should move a metric.
    fn is_named(&self, metric: PageIx) -> bool {
        let named = all(self.shared).chain.before(metric);
        self.way.0[2].iter().any(|ix| named.contains(ix))
    }

    fn item(&self, stage: Stage, ix: PageIx) -> LoopItem {
        let lessons = all(self.shared);
        let page = self.shared.portal.page(ix);
        let (badge, notes) = match stage {
            Stage::Happened => {
                let incident = lessons.incident(ix);
                let pill = incident
                    .and_then(|own| own.severity.as_ref())
                    .map(|(id, title)| severity_badge(id, title));
                let on = incident.and_then(|own| own.occurred).map(|day| dates::view(day).human);
                (pill, on.into_iter().collect())
            }
            Stage::Done => match lessons.action(ix) {
                Some(action) => (Some(state(self.shared, action)), Self::when(action)),
                None => (None, vec![self.shared.portal.schema.get(&page.page.type_id).title.clone()]),
            },
            Stage::Measured => self.effects(ix),
            Stage::Learned | Stage::Changed => {
                let changed =
                    page.page.meta.updated.map(|day| format!("last changed {}", dates::view(day).human));
                (None, changed.into_iter().collect())
            }
        };
        LoopItem { link: page_link(self.shared, ix), here: ix == self.ix, badge, notes }
    }

    fn when(action: &Action) -> Vec<String> {
        let day = match (action.done_on, action.due.filter(|_| action.is_open())) {
            (Some(done), _) => Some(format!("in place since {}", dates::view(done).human)),
            (None, Some(due)) => Some(format!("due {}", dates::view(due).human)),
            (None, None) => None,
        };
        day.into_iter().collect()
    }

    /// What a metric did after each thing on this way that should have moved it.
    fn effects(&self, metric: PageIx) -> (Option<BadgeView>, Vec<String>) {
        let lessons = all(self.shared);
        let done = &self.way.0[2];
        let mut effects: Vec<(&PageIx, &Effect)> =
            done.iter().filter_map(|ix| Some((ix, lessons.effects.get(&(*ix, metric))?))).collect();
        effects.sort_by_key(|(ix, effect)| (effect.since, **ix));
        let note = |(ix, effect): &(&PageIx, &Effect)| {
            let after = &self.shared.portal.page(**ix).page.title;
            format!("{} after “{after}”", figures(self.shared, metric, effect))
        };
        let notes = if effects.is_empty() {
            vec!["nothing that should move it is in place".to_owned()]
        } else {
            effects.iter().map(note).collect()
        };
        // The newest of which something can be said.
        let known = effects.iter().rev().find(|(_, effect)| effect.verdict != Verdict::TooFew);
        (known.or(effects.last()).map(|(_, effect)| verdict(effect)), notes)
    }

    /// Why a part of the way is empty.
    fn gap(&self, stage: Stage) -> String {
        let rows = |ix: &PageIx| {
            let rows =
                all(self.shared).actions_of(*ix).filter(|action| matches!(action.place, Place::Row(_)));
            rows.count()
        };
        let rows: usize = self.way.0[..2].iter().flatten().map(rows).sum();
        match stage {
            Stage::Happened => "No incident is named".to_owned(),
            Stage::Learned => "No lesson was drawn".to_owned(),
            Stage::Done if rows > 0 => format!("{} in a table, without proof", count(rows, "action")),
            Stage::Done => "Nothing is being done".to_owned(),
            Stage::Changed => "No page says so yet".to_owned(),
            Stage::Measured => "No metric is named".to_owned(),
        }
    }

    /// Where the way ends.
    fn sentence(&self, stages: &[LoopStage]) -> (String, bool) {
        let metrics = &self.way.0[4];
        let effects = &all(self.shared).effects;
        let done = &self.way.0[2];
        let verdicts: Vec<Verdict> = metrics
            .iter()
            .flat_map(|metric| done.iter().filter_map(|ix| effects.get(&(*ix, *metric))))
            .map(|effect| effect.verdict)
            .collect();
        let whole = stages.iter().enumerate().all(|(at, stage)| at == 1 || stage.gap.is_empty());
        if whole && verdicts.contains(&Verdict::Better) {
            return ("The way is closed: a metric moved as it should.".to_owned(), true);
        }
        let sentence = match stages.iter().skip(2).find(|stage| !stage.gap.is_empty()) {
            Some(stage) => format!("The way ends here: {}.", lower(&stage.gap)),
            None if verdicts.contains(&Verdict::Same) => {
                "Everything is in place, and no metric moved.".to_owned()
            }
            None if verdicts.contains(&Verdict::Worse) => {
                "Everything is in place, and a metric moved the wrong way.".to_owned()
            }
            None if verdicts.is_empty() => "What should move the metric is not in place.".to_owned(),
            None => "Whether it helped cannot be said yet.".to_owned(),
        };
        (sentence, false)
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// What is to be said of an effect, as a pill.
pub(super) fn verdict(effect: &Effect) -> BadgeView {
    let kind = match effect.verdict {
        Verdict::Better => "ok",
        Verdict::Worse => "bad",
        Verdict::Moved => "task",
        Verdict::Same => "warn",
        Verdict::TooFew => "draft",
    };
    badge(kind, effect.verdict.title())
}

/// A value with the unit of its metric.
pub(super) fn amount(shared: &Shared<'_>, metric: PageIx, value: f64) -> String {
    shared.registers.process.metric(metric).map_or_else(|| number(value), |metric| metric.written(value))
}

fn figures(shared: &Shared<'_>, metric: PageIx, effect: &Effect) -> String {
    match effect.verdict {
        Verdict::TooFew => "too few values yet".to_owned(),
        _ => format!(
            "{} → {}",
            amount(shared, metric, effect.before.mean),
            amount(shared, metric, effect.after.mean)
        ),
    }
}
