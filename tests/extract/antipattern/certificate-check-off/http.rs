pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .danger_accept_invalid_certs(true) // ~ certificate-check-off
        .build()
}
