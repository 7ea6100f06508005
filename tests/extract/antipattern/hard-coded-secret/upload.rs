use crate::storage::{Bucket, Login};

const STORAGE_SECRET: &str = "wJalrXUtnFEMI7K7MDENG"; // ~ hard-coded-secret

pub fn bucket() -> Bucket {
    let login = Login {
        user: "reports".to_owned(),
        password: "Rep0rts_2024_q3".to_owned(), // ~ hard-coded-secret
    };
    Bucket::open("reports", login, STORAGE_SECRET)
}
