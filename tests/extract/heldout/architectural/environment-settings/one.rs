use std::env;
use std::path::PathBuf;

pub fn home() -> Option<PathBuf> {
    env::var_os("HOME").map(PathBuf::from)
}

/// The environment of a greenhouse.
pub struct Environment {
    pub celsius: f32,
    pub humidity: f32,
    pub lux: u32,
}

impl Environment {
    pub fn get(&self, name: &str) -> Option<f32> {
        match name {
            "celsius" => Some(self.celsius),
            "humidity" => Some(self.humidity),
            _ => None,
        }
    }
}
