use backon::{ExponentialBuilder, Retryable};

pub async fn fetch_rates(bank: &Bank) -> Result<Rates, BankError> { // ~ retry-backoff
    let ask = || async { bank.rates().await };
    ask.retry(ExponentialBuilder::default().with_max_times(4)).when(BankError::is_temporary).await
}
