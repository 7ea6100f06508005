use std::env;

pub const SECRET_NAME: &str = "broker/api-key-v2";
pub const TOKEN_LENGTH: usize = 32;

pub struct Keys {
    pub api_key: String,
}

impl Keys {
    pub fn read() -> Result<Self, env::VarError> {
        let api_key = env::var("BROKER_API_KEY")?; // ~ secret-from-environment, secret-from-environment
        Ok(Self { api_key })
    }

    pub fn masked(&self) -> String {
        let token = "********";
        format!("{}{token}", &self.api_key[..4])
    }
}
