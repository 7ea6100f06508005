use anyhow::Result;
use serde_json::Value;

pub async fn handle(body: &[u8]) -> Result<String> {
    let event: Value = serde_json::from_slice(body)?;
    let device = event.get("device").unwrap().as_str().unwrap(); // ~ unwrap-in-code
    let at = event["at"].as_i64().expect("at"); // ~ unwrap-in-code
    Ok(format!("{device}@{at}"))
}
