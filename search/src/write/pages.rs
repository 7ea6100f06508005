//! The files of page texts.

use rayon::prelude::*;

use super::analyse::Text;
use super::bundle::Sink;
use super::deflate::{deflate, hash_all};
use crate::Error;
use crate::format::{File, Hash, Manifest};

/// What page texts in one file should have before they are deflated.
const GROUP_BYTES: usize = 4000;
/// About how many hashes of page texts a manifest has at most.
const MOST_BLOCKS: usize = 128;

/// A file on its way.
enum TextFile {
    /// Short pages, to be deflated together.
    Group(Vec<Vec<u8>>),
    Deflated(Vec<u8>),
}

/// Writes page texts, in the order of the pages: neighbours share a file while they are short, and a hash in any
/// case.
pub(super) fn write<E: From<Error> + Send>(
    texts: Vec<Text>,
    manifest: &mut Manifest,
    sink: &Sink<'_, E>,
) -> Result<(), E> {
    let mut files = lay_out(texts, manifest)?;
    manifest.block = files.len().div_ceil(MOST_BLOCKS).next_power_of_two();
    let mut blocks = Vec::new();
    while !files.is_empty() {
        let rest = files.split_off(files.len().min(manifest.block));
        blocks.push(std::mem::replace(&mut files, rest));
    }
    let block = manifest.block;
    let known = &*manifest;
    let written: Result<Vec<Hash>, E> = blocks
        .into_par_iter()
        .enumerate()
        .map(|(index, files)| {
            let contents: Vec<Vec<u8>> = files.into_iter().map(content).collect();
            let hash = hash_all(contents.iter().map(Vec::as_slice));
            for (at, bytes) in contents.into_iter().enumerate() {
                sink(known.named(File::Pages(index * block + at), &hash), bytes)?;
            }
            Ok(hash)
        })
        .collect();
    manifest.blocks = written?;
    Ok(())
}

fn lay_out(texts: Vec<Text>, manifest: &mut Manifest) -> Result<Vec<TextFile>, Error> {
    let mut files = Vec::new();
    let (mut group, mut bytes) = (Vec::new(), 0);
    let close = |group: &mut Vec<Vec<u8>>, files: &mut Vec<TextFile>, manifest: &mut Manifest| {
        if !group.is_empty() {
            manifest.texts.push(group.len() as u8);
            files.push(TextFile::Group(std::mem::take(group)));
        }
    };
    for text in texts {
        match text {
            Text::Short(raw) => {
                if bytes + raw.len() > GROUP_BYTES || group.len() == 255 {
                    close(&mut group, &mut files, manifest);
                    bytes = 0;
                }
                bytes += raw.len();
                group.push(raw);
            }
            Text::Pieces(pieces) => {
                close(&mut group, &mut files, manifest);
                bytes = 0;
                for (first, deflated) in pieces {
                    if first == 0 {
                        manifest.texts.push(1);
                    } else {
                        let section = u16::try_from(first).unwrap_or(u16::MAX);
                        manifest.texts.push_cut(section).ok_or(Error::Corrupt)?;
                    }
                    files.push(TextFile::Deflated(deflated));
                }
            }
        }
    }
    close(&mut group, &mut files, manifest);
    Ok(files)
}

fn content(file: TextFile) -> Vec<u8> {
    match file {
        TextFile::Group(texts) => deflate(&texts.concat()),
        TextFile::Deflated(bytes) => bytes,
    }
}
