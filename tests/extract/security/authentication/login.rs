use argon2::{Argon2, PasswordHash, PasswordVerifier};

pub fn log_in(store: &Store, name: &str, password: &str) -> Result<User, LoginError> { // ~ authentication
    let user = store.user(name).ok_or(LoginError::Refused)?;
    let hash = PasswordHash::new(&user.hash).map_err(|_| LoginError::Refused)?;
    Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .map_err(|_| LoginError::Refused)?;
    Ok(user)
}
