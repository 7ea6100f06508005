use std::fmt;

#[derive(Debug)]
pub enum LedgerError { // ~ error-types
    Closed { account: String },
    Overdrawn { account: String, by: u64 },
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed { account } => write!(f, "{account} is closed"),
            Self::Overdrawn { account, by } => write!(f, "{account} lacks {by}"),
        }
    }
}

impl std::error::Error for LedgerError {}

pub enum ErrorKind {
    Soft,
    Hard,
}
