use crate::errors::IllegalStep;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Failed,
    Done,
}

pub struct Job {
    pub id: u64,
    state: JobState,
}

impl Job {
    pub fn advance(&mut self, to: JobState) -> Result<(), IllegalStep> { // ~ state-machine
        use JobState::*;
        match (self.state, to) {
            (Queued, Running) | (Running, Done) | (Running, Failed) | (Failed, Queued) => {
                self.state = to;
                Ok(())
            }
            (from, to) => Err(IllegalStep { job: self.id, from, to }),
        }
    }
}
