//! Which file has the text of which section of which page.
//!
//! The sections of a page are numbered so that the number says which piece of the page has the section: those of each
//! piece from a multiple of the page's stride, the most sections in any of its pieces. Where each page is cut would
//! make the manifest a third longer.

use crate::bytes::Reader;

/// The files of page texts, in the order of the pages. Short pages share a file, long ones are cut into several.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Texts {
    files: Vec<TextFile>,
    /// The first file of each page, and its stride.
    pages: Vec<(u32, u16)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TextFile {
    /// Its first page.
    page: u32,
    /// How many pages begin in it; 0 when it goes on with the page of the file before.
    begin: u8,
}

impl Texts {
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    pub(crate) fn file_count(&self) -> usize {
        self.files.len()
    }

    /// How many pieces of pages a file has.
    pub(crate) fn pieces(&self, file: usize) -> usize {
        self.files.get(file).map_or(0, |file| usize::from(file.begin.max(1)))
    }

    /// The file that has a section of a page, and the position of the page's piece in it.
    pub(crate) fn find(&self, page: u32, section: u16) -> Option<(usize, usize)> {
        let &(first, stride) = self.pages.get(page as usize)?;
        let at = self.all_of(page).nth(usize::from(section.checked_div(stride)?))?;
        Some((at, page.checked_sub(self.files.get(first as usize)?.page)? as usize))
    }

    /// All files that have something of a page.
    pub(crate) fn all_of(&self, page: u32) -> impl Iterator<Item = usize> {
        let first = self.pages.get(page as usize).map_or(0, |&(first, _)| first as usize);
        let rest = self.files.get(first + 1..).unwrap_or(&[]).iter().take_while(|next| next.begin == 0);
        first..first + 1 + rest.count()
    }

    /// Adds a file in which this many pages begin, at least one.
    pub(crate) fn push(&mut self, begin: u8) {
        let page = self.pages.len() as u32;
        self.pages.extend((0..begin).map(|_| (self.files.len() as u32, u16::MAX)));
        self.files.push(TextFile { page, begin });
    }

    /// Adds a file that goes on with the page of the file before, which has this stride.
    pub(crate) fn push_cut(&mut self, stride: u16) -> Option<()> {
        let page = self.files.last().filter(|last| last.begin < 2)?.page;
        self.pages.last_mut()?.1 = stride;
        self.files.push(TextFile { page, begin: 0 });
        Some(())
    }

    pub(crate) fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let begins = reader.block()?;
        let mut strides = Reader::new(reader.block()?);
        let (mut texts, mut stride, mut before) = (Self::default(), 0, 0);
        for &begin in begins {
            if begin > 0 {
                texts.push(begin);
            } else {
                if before > 0 {
                    stride = u16::try_from(strides.number()?).ok()?;
                }
                texts.push_cut(stride)?;
            }
            before = begin;
        }
        Some(texts)
    }

    /// Two parts of the manifest: how many pages begin in each file, and the stride of each page that was cut.
    #[cfg(feature = "write")]
    pub(crate) fn encode(&self) -> [Vec<u8>; 2] {
        use crate::bytes::{block, number};

        let (mut begins, mut strides) = (Vec::new(), Vec::new());
        for file in &self.files {
            if file.begin == 0 && begins.last().is_some_and(|&before| before > 0) {
                number(
                    &mut strides,
                    self.pages.get(file.page as usize).map_or(0, |page| usize::from(page.1)),
                );
            }
            begins.push(file.begin);
        }
        [begins, strides].map(|column| {
            let mut part = Vec::new();
            block(&mut part, &column);
            part
        })
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    /// Three pages in one file, one page cut into three, one of its own.
    fn texts() -> Texts {
        let mut texts = Texts::default();
        texts.push(3);
        texts.push(1);
        texts.push_cut(4).expect("a page can be cut");
        texts.push_cut(4).expect("a page can be cut again");
        texts.push(1);
        texts
    }

    #[test]
    fn sections_are_found_in_the_file_they_were_cut_into() {
        let texts = texts();
        assert_eq!((texts.page_count(), texts.file_count()), (5, 5));
        for (page, section, expected) in [
            (0, 0, Some((0, 0))),
            (2, 7, Some((0, 2))),
            (3, 0, Some((1, 0))),
            (3, 3, Some((1, 0))),
            (3, 4, Some((2, 0))),
            (3, 11, Some((3, 0))),
            (3, 12, None),
            (4, 5, Some((4, 0))),
            (5, 0, None),
        ] {
            assert_eq!(texts.find(page, section), expected, "{page} {section}");
        }
        assert_eq!(texts.all_of(3).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(texts.all_of(1).collect::<Vec<_>>(), [0]);
        assert_eq!(texts.pieces(0), 3);
        assert_eq!(texts.pieces(2), 1);
    }

    #[test]
    fn what_is_written_is_read_and_nonsense_is_refused() {
        let bytes = texts().encode().concat();
        assert_eq!(Texts::decode(&mut Reader::new(&bytes)), Some(texts()));
        for nonsense in [&[1, 0, 1, 1][..], &[2, 3, 0, 1, 1], &[2, 1, 0, 0], &[2, 1]] {
            assert_eq!(Texts::decode(&mut Reader::new(nonsense)), None, "{nonsense:?}");
        }
    }
}
