use std::env;

pub struct Config {
    pub database: String,
    pub broker: String,
    pub workers: usize,
}

impl Config {
    pub fn from_env() -> Result<Self, Error> { // ~ environment-settings
        Ok(Self {
            database: env::var("DATABASE_URL")?,
            broker: env::var("BROKER_URL")?,
            workers: env::var("WORKERS")?.parse()?,
        })
    }
}
