use thiserror::Error;

#[derive(Debug, Error)]
pub enum UplinkError { // ~ error-types
    #[error("frame of {0} bytes is too long")]
    TooLong(usize),
    #[error("checksum {found:#06x}, expected {expected:#06x}")]
    Checksum { found: u16, expected: u16 },
    #[error("the link is down")]
    Down,
}

pub fn verify(found: u16, expected: u16) -> Result<(), UplinkError> {
    if found == expected {
        Ok(())
    } else {
        Err(UplinkError::Checksum { found, expected })
    }
}
