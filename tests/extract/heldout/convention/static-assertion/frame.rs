use std::mem::size_of;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Frame {
    pub device: u32,
    pub sequence: u16,
    pub flags: u16,
    pub value: f64,
}

const _: () = assert!(size_of::<Frame>() == 16); // ~ static-assertion

const fn needs_send<T: Send>() {}
const _: () = needs_send::<Frame>(); // ~ static-assertion
