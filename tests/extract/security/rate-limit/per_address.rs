use governor::DefaultKeyedRateLimiter;
use std::net::IpAddr;

pub struct Door {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
}

impl Door {
    pub fn enter(&self, from: IpAddr) -> Result<(), TooMany> { // ~ rate-limit
        self.limiter.check_key(&from).map_err(|until| TooMany { until })
    }
}
