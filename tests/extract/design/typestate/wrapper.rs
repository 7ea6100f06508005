impl Wrapper<Text> {
    pub fn trimmed(self) -> Wrapper<Text> {
        self
    }

    pub fn state(&self) -> State {
        self.state
    }
}
