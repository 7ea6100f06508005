use parking_lot::Mutex;

#[derive(Default)]
pub struct ScratchPool {
    free: Mutex<Vec<Vec<f32>>>,
}

impl ScratchPool { // ~ object-pool
    pub fn take(&self, len: usize) -> Vec<f32> {
        let mut buffer = self.free.lock().pop().unwrap_or_default();
        buffer.clear();
        buffer.resize(len, 0.0);
        buffer
    }

    pub fn give(&self, buffer: Vec<f32>) {
        self.free.lock().push(buffer);
    }
}
