pub fn app(state: AppState) -> Router { // ~ route-table
    Router::new()
        .route("/orders", get(list).post(place))
        .route("/orders/{id}", get(show))
        .route("/health", get(health))
        .with_state(state)
}
