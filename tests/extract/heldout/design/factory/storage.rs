use crate::store::{DiskStore, MemoryStore, S3Store, Store};

/// Which store is meant shows in the scheme of the address.
pub fn open_store(url: &str) -> Box<dyn Store> { // ~ factory
    if let Some(bucket) = url.strip_prefix("s3://") {
        Box::new(S3Store::new(bucket))
    } else if let Some(path) = url.strip_prefix("file://") {
        Box::new(DiskStore::new(path))
    } else {
        Box::new(MemoryStore::default())
    }
}
