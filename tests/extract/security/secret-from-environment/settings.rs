use std::env;

pub fn settings() -> Result<Settings, env::VarError> {
    let password = env::var("DB_PASSWORD")?; // ~ secret-from-environment
    let region = env::var("REGION")?;
    Ok(Settings { password, region })
}
