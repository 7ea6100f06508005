use anyhow::{Context, Result};
use std::path::Path;

use crate::tiles::TileSet;

pub fn load_tiles(folder: &Path, biome: &str) -> Result<TileSet> {
    let file = folder.join(biome).with_extension("toml");
    let raw = std::fs::read_to_string(&file)
        .with_context(|| format!("reading tiles of {biome} from {}", file.display()))?; // ~ error-wrapping
    toml::from_str(&raw).context("tile set is not valid TOML") // ~ error-wrapping
}
