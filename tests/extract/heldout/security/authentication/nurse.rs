use argon2::{Argon2, PasswordHash, PasswordVerifier};
use axum::http::StatusCode;

use crate::staff::Nurse;

pub fn sign_in(nurse: Nurse, password: &str) -> Result<Nurse, StatusCode> {
    let hash = PasswordHash::new(&nurse.password_hash).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    match Argon2::default().verify_password(password.as_bytes(), &hash) { // ~ authentication
        Ok(()) => Ok(nurse),
        Err(_) => Err(StatusCode::UNAUTHORIZED),
    }
}
