use std::env;

#[derive(Debug, Clone)]
pub struct Options {
    pub bind: String,
    pub room_size: usize,
    pub map_folder: String,
    pub motd: Option<String>,
}

impl Options {
    pub fn from_env() -> Options { // ~ environment-settings
        Options {
            bind: env::var("GAME_BIND").unwrap_or_else(|_| "0.0.0.0:7777".into()),
            room_size: env::var("GAME_ROOM_SIZE")
                .ok()
                .and_then(|n| n.parse().ok())
                .unwrap_or(16),
            map_folder: env::var("GAME_MAPS").unwrap_or_else(|_| "maps".into()),
            motd: env::var("GAME_MOTD").ok(),
        }
    }
}
