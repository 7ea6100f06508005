use std::time::Duration;

use crate::lab::{LabError, Sample};

pub async fn submit(sample: &Sample) -> Result<u64, LabError> {
    let mut delay = Duration::from_millis(250);
    let mut tries = 0;
    loop { // ~ retry-backoff
        match sample.submit().await {
            Err(LabError::Busy) if tries < 5 => {
                tokio::time::sleep(delay).await;
                delay *= 2;
                tries += 1;
            }
            other => return other,
        }
    }
}
