//! Small trees through the whole pipeline.
