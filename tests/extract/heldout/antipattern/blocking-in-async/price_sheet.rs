use axum::{extract::Path, http::StatusCode, Json};
use serde_json::Value;

/// GET /sheets/:region
pub async fn price_sheet(Path(region): Path<u16>) -> Result<Json<Value>, StatusCode> {
    let file = format!("/var/lib/shop/sheets/{region:03}.json");
    let raw = std::fs::read_to_string(&file).map_err(|_| StatusCode::NOT_FOUND)?; // ~ blocking-in-async
    let sheet = serde_json::from_str(&raw).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(sheet))
}
