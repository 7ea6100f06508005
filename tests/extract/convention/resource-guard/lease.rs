pub struct Lease<'a> {
    pool: &'a Pool,
    slot: usize,
}

impl Drop for Lease<'_> { // ~ resource-guard
    fn drop(&mut self) {
        self.pool.give_back(self.slot);
    }
}

impl Lease<'_> {
    pub fn drop_slot(&mut self) {
        self.slot = 0;
    }
}
