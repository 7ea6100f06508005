use subtle::ConstantTimeEq;

pub struct Telegram<'a> {
    pub payload: &'a [u8],
    pub mac: [u8; 16],
}

impl Telegram<'_> {
    pub fn is_genuine(&self, expected: &[u8; 16]) -> bool {
        !self.payload.is_empty() && bool::from(self.mac.ct_eq(expected)) // ~ constant-time-comparison
    }
}
