//! Bounds-checked reading, and writing, of the integers and strings that every file of a bundle is made of.
//!
//! `None` means that the bytes are not what the writer wrote. An error type of its own, with a message, would cost
//! the browser module a tenth of its size: the reader is inlined everywhere.

/// Reads a file from front to back and never past its end.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    #[cfg(feature = "write")]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// An unsigned number in seven-bit groups, least significant first. Numbers stay below 2^31, so that
    /// sums and products of them cannot overflow on a 32-bit machine's `usize` unnoticed.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut value = 0_usize;
        for shift in (0..31).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return (value < 1 << 31).then_some(value);
            }
            if shift == 28 {
                break;
            }
        }
        None
    }

    /// A length and that many bytes.
    pub(crate) fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.block()?).ok()
    }

    /// A word that shares its beginning with `previous`: shared bytes, then the rest.
    pub(crate) fn front_coded(&mut self, previous: &str) -> Option<String> {
        let shared = self.number()?;
        let mut word = String::from(previous.get(..shared)?);
        word.push_str(self.text()?);
        Some(word)
    }

    /// Words in order, front-coded: how much each shares with the one before, then the rest of each.
    pub(crate) fn words(&mut self) -> Option<Vec<String>> {
        let mut shared = Reader::new(self.block()?);
        let mut words: Vec<String> = Vec::new();
        while !shared.is_empty() {
            let before = words.last().map_or("", String::as_str);
            let mut word = String::from(before.get(..shared.number()?)?);
            word.push_str(self.text()?);
            words.push(word);
        }
        Some(words)
    }
}

#[cfg(feature = "write")]
pub(crate) use writing::{block, front_coded, number, shared, text, words};

#[cfg(feature = "write")]
mod writing {
    pub(crate) fn number(out: &mut Vec<u8>, mut value: usize) {
        while value >= 0x80 {
            out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }

    pub(crate) fn block(out: &mut Vec<u8>, bytes: &[u8]) {
        number(out, bytes.len());
        out.extend_from_slice(bytes);
    }

    pub(crate) fn text(out: &mut Vec<u8>, value: &str) {
        block(out, value.as_bytes());
    }

    /// How many bytes two words have in common at their beginnings, in whole letters.
    pub(crate) fn shared(previous: &str, word: &str) -> usize {
        let mut shared = previous.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        while !word.is_char_boundary(shared) || !previous.is_char_boundary(shared) {
            shared -= 1;
        }
        shared
    }

    /// Two parts of a file: see [`Reader::words`](super::Reader::words).
    pub(crate) fn words<'a>(words: impl Iterator<Item = &'a str>) -> [Vec<u8>; 2] {
        let (mut counts, mut rest, mut before) = (Vec::new(), Vec::new(), "");
        for word in words {
            let common = shared(before, word);
            number(&mut counts, common);
            text(&mut rest, &word[common..]);
            before = word;
        }
        let mut shared = Vec::new();
        block(&mut shared, &counts);
        [shared, rest]
    }

    pub(crate) fn front_coded(out: &mut Vec<u8>, previous: &str, word: &str) {
        let shared = shared(previous, word);
        number(out, shared);
        text(out, &word[shared..]);
    }
}
