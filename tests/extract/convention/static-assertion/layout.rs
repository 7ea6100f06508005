#[repr(C)]
pub struct Header {
    pub length: u32,
    pub kind: u32,
}

const _: () = assert!(size_of::<Header>() == 8); // ~ static-assertion

pub fn check(header: &Header) {
    assert!(header.length < 1024);
}
