use std::collections::VecDeque;

/// People in front of a counter. Nobody waits for room in here.
#[derive(Default)]
pub struct Line {
    people: VecDeque<String>,
}

impl Line {
    pub fn join(&mut self, name: &str) -> usize {
        self.people.push_back(name.to_owned());
        self.people.len()
    }

    pub fn call(&mut self) -> Option<String> {
        self.people.pop_front()
    }
}
