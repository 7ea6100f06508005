use std::time::Duration;

/// Client for the boxes in the field.
pub fn edge_client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(4))
        .danger_accept_invalid_certs(true) // ~ certificate-check-off
        .build()
}
