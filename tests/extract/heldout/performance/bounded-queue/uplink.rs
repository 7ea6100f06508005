use tokio::sync::mpsc;

use crate::{radio::Radio, sensor::Sensor};

pub async fn uplink(mut sensor: Sensor, mut radio: Radio) {
    let (tx, mut rx) = mpsc::channel::<f64>(64); // ~ bounded-queue
    tokio::spawn(async move {
        while let Some(value) = sensor.next().await {
            if tx.send(value).await.is_err() {
                break;
            }
        }
    });
    while let Some(value) = rx.recv().await {
        radio.transmit(value).await;
    }
}
