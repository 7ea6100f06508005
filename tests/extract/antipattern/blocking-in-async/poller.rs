use std::time::Duration;

pub async fn poll(client: &Client, id: u64) -> Result<Status, Error> { // ~ blocking-in-async
    loop {
        let status = client.status(id).await?;
        if status.is_final() {
            return Ok(status);
        }
        std::thread::sleep(Duration::from_secs(1));
    }
}

pub async fn rules(path: &str) -> Result<Vec<Rule>, Error> { // ~ blocking-in-async
    let text = std::fs::read_to_string(path)?;
    Ok(parse(&text)?)
}

pub async fn archived(path: String) -> Result<String, Error> {
    tokio::task::spawn_blocking(move || std::fs::read_to_string(path)).await?.map_err(Error::from)
}
