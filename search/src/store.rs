//! The files of a bundle that are in memory.

use crate::document::{self, Piece};
use crate::facets::Facets;
use crate::format::{File, Manifest};
use crate::shard::Shard;
use crate::spelling::Spelling;
use crate::standing::Standings;

/// A file's place in memory. One that could not be had is not asked for again.
enum Slot<T> {
    Absent,
    Failed,
    Ready(T),
}

impl<T> Slot<T> {
    fn get(&self) -> Option<&T> {
        if let Self::Ready(value) = self { Some(value) } else { None }
    }

    /// Takes what was decoded, and says whether that worked.
    fn set(&mut self, decoded: Option<T>) -> bool {
        *self = decoded.map_or(Self::Failed, Self::Ready);
        matches!(self, Self::Ready(_))
    }
}

/// The manifest and what was provided of the files that it names.
pub(crate) struct Store {
    pub(crate) manifest: Manifest,
    shards: Vec<Slot<Shard>>,
    spelling: Vec<Slot<Spelling>>,
    pages: Vec<Slot<Vec<Piece>>>,
    standings: Slot<Standings>,
    facets: Slot<Facets>,
}

fn set<T>(slots: &mut [Slot<T>], index: usize, decoded: Option<T>) -> bool {
    slots.get_mut(index).is_some_and(|slot| slot.set(decoded))
}

fn absent<T>(count: usize) -> Vec<Slot<T>> {
    (0..count).map(|_| Slot::Absent).collect()
}

impl Store {
    pub(crate) fn new(manifest: Manifest) -> Self {
        Self {
            shards: absent(manifest.shards.len()),
            spelling: absent(manifest.spelling.len()),
            pages: absent(manifest.texts.file_count()),
            standings: Slot::Absent,
            facets: Slot::Absent,
            manifest,
        }
    }

    /// Takes the content of a file, or that it cannot be had, and says whether it could be used.
    pub(crate) fn provide(&mut self, file: File, bytes: Option<&[u8]>) -> bool {
        let count = self.manifest.page_count();
        match file {
            File::Shard(index) => set(&mut self.shards, index, bytes.and_then(Shard::decode)),
            File::Spelling(index) => set(&mut self.spelling, index, bytes.and_then(Spelling::decode)),
            File::Pages(index) => {
                let pieces = self.manifest.texts.pieces(index);
                set(&mut self.pages, index, bytes.and_then(|bytes| document::decode_all(bytes, pieces)))
            }
            File::Standing => self.standings.set(bytes.and_then(|bytes| Standings::decode(bytes, count))),
            File::Facets => self.facets.set(bytes.and_then(|bytes| Facets::decode(bytes, count))),
        }
    }

    /// Whether a file exists and was neither provided nor given up.
    pub(crate) fn is_missing(&self, file: File) -> bool {
        match file {
            File::Shard(index) => matches!(self.shards.get(index), Some(Slot::Absent)),
            File::Spelling(index) => matches!(self.spelling.get(index), Some(Slot::Absent)),
            File::Pages(index) => matches!(self.pages.get(index), Some(Slot::Absent)),
            File::Standing => self.manifest.standing.is_some() && matches!(self.standings, Slot::Absent),
            File::Facets => self.manifest.facets.is_some() && matches!(self.facets, Slot::Absent),
        }
    }

    pub(crate) fn shard(&self, index: usize) -> Option<&Shard> {
        self.shards.get(index)?.get()
    }

    pub(crate) fn shard_mut(&mut self, index: usize) -> Option<&mut Shard> {
        match self.shards.get_mut(index) {
            Some(Slot::Ready(shard)) => Some(shard),
            _ => None,
        }
    }

    pub(crate) fn spelling(&self, index: usize) -> Option<&Spelling> {
        self.spelling.get(index)?.get()
    }

    pub(crate) fn standings(&self) -> Option<&Standings> {
        self.standings.get()
    }

    pub(crate) fn facets(&self) -> Option<&Facets> {
        self.facets.get()
    }

    /// The file that has the text of a section of a page.
    pub(crate) fn text_file(&self, page: u32, section: u16) -> Option<File> {
        self.manifest.texts.find(page, section).map(|(file, _)| File::Pages(file))
    }

    /// The piece of a page that has a section.
    pub(crate) fn piece(&self, page: u32, section: u16) -> Option<&Piece> {
        let (file, piece) = self.manifest.texts.find(page, section)?;
        self.pages.get(file)?.get()?.get(piece)
    }

    /// What is in memory of a page's texts, piece by piece.
    pub(crate) fn pieces(&self, page: u32) -> impl Iterator<Item = &Piece> {
        let piece = self.manifest.texts.find(page, 0).map_or(0, |(_, piece)| piece);
        let files = self.manifest.texts.all_of(page).filter_map(|file| self.pages.get(file)?.get());
        files.filter_map(move |pieces| pieces.get(piece))
    }
}
