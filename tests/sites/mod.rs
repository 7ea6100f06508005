//! Small trees through the whole pipeline, and the example portal page by page.

mod data;
mod feeds;
mod folders;
mod golden;
mod graph;
mod packs;
mod skills;
