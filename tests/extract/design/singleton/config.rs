use std::sync::OnceLock;

static CONFIG: OnceLock<Config> = OnceLock::new();

pub fn config() -> &'static Config { // ~ singleton, lazy-loading
    CONFIG.get_or_init(Config::from_environment)
}
