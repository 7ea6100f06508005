pub struct DepotClient {
    base: String,
    http: reqwest::Client,
}

impl DepotClient { // ~ gateway
    pub async fn holdings(&self, client: &str) -> Result<Vec<Holding>, Error> {
        Ok(self.http.get(format!("{}/holdings/{client}", self.base)).send().await?.json().await?)
    }

    pub async fn transfer(&self, transfer: &Transfer) -> Result<(), Error> {
        self.http.post(format!("{}/transfers", self.base)).json(transfer).send().await?;
        Ok(())
    }
}
