use axum::routing::{delete, get, post};
use axum::Router;

use crate::handlers::{matches, players};
use crate::state::AppState;

pub fn app(state: AppState) -> Router { // ~ route-table
    Router::new()
        .route("/players", get(players::index).post(players::create))
        .route("/players/:id", delete(players::remove))
        .route("/matches", post(matches::start))
        .route("/matches/:id/score", get(matches::score))
        .with_state(state)
}
