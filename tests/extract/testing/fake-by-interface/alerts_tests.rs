struct FakeMailer {
    sent: Vec<String>,
}

impl Mailer for FakeMailer { // ~ fake-by-interface
    fn send(&mut self, text: &str) {
        self.sent.push(text.to_owned());
    }
}

impl Default for FakeMailer {
    fn default() -> Self {
        Self { sent: Vec::new() }
    }
}

impl FakeMailer {
    fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }
}
