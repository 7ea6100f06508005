impl Session<Closed> { // ~ typestate
    pub fn connect(self) -> Session<Open> {
        Session { socket: self.socket, state: Open }
    }
}

impl Wrapper<Text> {
    pub fn trimmed(self) -> Wrapper<Text> {
        self
    }
}
