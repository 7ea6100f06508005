use reqwest::{Client, Result};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Nurse {
    pub id: u32,
    pub name: String,
}

pub struct RosterService {
    base: String,
    http: Client,
}

impl RosterService { // ~ gateway
    pub fn at(base: impl Into<String>) -> Self {
        RosterService { base: base.into(), http: Client::new() }
    }

    pub async fn on_duty(&self, ward: &str) -> Result<Vec<Nurse>> {
        let url = format!("{}/wards/{}/duty", self.base, ward);
        self.http.get(url).send().await?.error_for_status()?.json().await
    }

    pub async fn swap(&self, a: u32, b: u32) -> Result<()> {
        let url = format!("{}/swaps", self.base);
        self.http.post(url).json(&(a, b)).send().await?.error_for_status()?;
        Ok(())
    }
}
