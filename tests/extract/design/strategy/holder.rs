pub struct Holder {
    inner: Box<dyn Widget>,
}

impl Holder {
    pub fn into_inner(self) -> Box<dyn Widget> {
        self.inner
    }
}
