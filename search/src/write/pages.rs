//! The files of page texts.

use super::analyse::Text;
use super::blocks::Blocks;
use super::bundle::Sink;
use super::deflate::deflate;
use crate::Error;
use crate::format::{File, Manifest};

/// What page texts in one file should have before they are deflated.
const GROUP_BYTES: usize = 4000;
/// About how many hashes of page texts a manifest has at most.
const MOST_HASHES: usize = 128;

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
    let files = lay_out(texts, manifest)?;
    let mut blocks = Blocks::new(File::Pages, files.len(), MOST_HASHES);
    blocks.add(files, content, manifest, sink)?;
    manifest.text_hashes = blocks.finish(content, manifest, sink)?;
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
            Text::Pieces(stride, pieces) => {
                close(&mut group, &mut files, manifest);
                bytes = 0;
                for (index, deflated) in pieces.into_iter().enumerate() {
                    if index == 0 {
                        manifest.texts.push(1);
                    } else {
                        manifest.texts.push_cut(stride).ok_or(Error::Corrupt)?;
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
