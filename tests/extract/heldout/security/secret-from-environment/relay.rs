use std::env;

pub struct Relay {
    token: String,
}

impl Relay {
    pub fn connect() -> Result<Relay, env::VarError> {
        let token = env::var("TELEMETRY_TOKEN")?; // ~ secret-from-environment
        Ok(Relay { token })
    }

    pub fn header(&self) -> String {
        format!("Bearer {}", self.token)
    }
}
