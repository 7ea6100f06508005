//! Names under which the vault keeps what the service needs.

pub const PASSWORD_FIELD: &str = "password";
pub const TOKEN_HEADER: &str = "X-Warehouse-Token";
pub const API_KEY_PLACEHOLDER: &str = "<your key here>";

pub fn is_secret_field(name: &str) -> bool {
    matches!(name, PASSWORD_FIELD | "token" | "api_key")
}

pub fn mask(value: &str) -> String {
    "*".repeat(value.len())
}
