pub struct RequestBuilder {
    url: String,
    retries: u32,
    timeout: Option<u64>,
}

impl RequestBuilder { // ~ builder
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    pub fn timeout(mut self, seconds: u64) -> Self {
        self.timeout = Some(seconds);
        self
    }

    pub fn build(self) -> Request {
        Request { url: self.url, retries: self.retries, timeout: self.timeout }
    }
}
