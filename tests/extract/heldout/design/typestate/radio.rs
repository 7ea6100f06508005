use std::marker::PhantomData;

pub struct Off;
pub struct Listening;

pub struct Radio<S> {
    channel: u8,
    _state: PhantomData<S>,
}

impl Radio<Off> {
    pub fn power_on(self, channel: u8) -> Radio<Listening> { // ~ typestate
        Radio { channel, _state: PhantomData }
    }
}

impl Radio<Listening> {
    pub fn frame(&mut self) -> u16 {
        u16::from(self.channel) << 8
    }

    pub fn power_off(self) -> Radio<Off> { // ~ typestate
        Radio { channel: self.channel, _state: PhantomData }
    }
}
