use std::time::Duration;

pub async fn send(client: &Client, order: &Order) -> Result<Receipt, Error> { // ~ retry-backoff
    let mut delay = Duration::from_millis(50);
    for _ in 0..4 {
        match client.send(order).await {
            Ok(receipt) => return Ok(receipt),
            Err(error) if error.is_final() => return Err(error),
            Err(_) => tokio::time::sleep(delay).await,
        }
        delay *= 2;
    }
    client.send(order).await
}

pub async fn retry_heartbeat(client: &Client) {
    loop {
        client.heartbeat().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
