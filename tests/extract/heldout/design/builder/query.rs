#[derive(Default)]
pub struct RangeQueryBuilder {
    series: Vec<String>,
    from: i64,
    step: Option<u32>,
}

pub struct RangeQuery {
    pub text: String,
    pub step: u32,
}

impl RangeQueryBuilder { // ~ builder
    pub fn series(mut self, name: &str) -> Self {
        self.series.push(name.to_owned());
        self
    }

    pub fn from(mut self, at: i64) -> Self {
        self.from = at;
        self
    }

    pub fn step(mut self, seconds: u32) -> Self {
        self.step = Some(seconds);
        self
    }

    pub fn build(self) -> RangeQuery {
        RangeQuery {
            text: format!("{}@{}", self.series.join(","), self.from),
            step: self.step.unwrap_or(60),
        }
    }
}
