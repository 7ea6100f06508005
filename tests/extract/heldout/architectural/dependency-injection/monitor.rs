use std::sync::Arc;

use crate::alerts::Pager;
use crate::store::SeriesStore;

pub struct Monitor {
    store: Arc<dyn SeriesStore>,
    pager: Arc<dyn Pager>,
}

impl Monitor {
    pub fn new(store: Arc<dyn SeriesStore>, pager: Arc<dyn Pager>) -> Self { // ~ dependency-injection
        Monitor { store, pager }
    }

    pub fn check(&self, series: &str, limit: f64) {
        let last = self.store.last(series);
        if last > limit {
            self.pager.page(series, last);
        }
    }
}
