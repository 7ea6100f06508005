//! Bytes of a transcript as text: recorders and word processors write it in more ways than one.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// One character in this many may be a control character, as a stray one of an old word processor.
const CONTROLS: usize = 200;

/// The text, or nothing where the bytes are no text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252, which
/// almost any bytes are.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, _) = encoding.decode(bytes);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let is_text = !text.contains('\0') && controls * CONTROLS <= text.chars().count();
    is_text.then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_however_it_was_saved() {
        let said = "Inês: “no”";
        let utf_16: Vec<u8> =
            std::iter::once(0xfeff).chain(said.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let windows = b"In\xeas: \x93no\x94";
        let marked = [b"\xef\xbb\xbf", said.as_bytes()].concat();
        for bytes in [said.as_bytes(), &utf_16, windows, &marked] {
            assert_eq!(decode(bytes).as_deref(), Some(said));
        }
        assert_eq!(decode(b"").as_deref(), Some(""));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in
            [&b"PK\x03\x04\x14\0\0\0"[..], b"\x89PNG\r\n\x1a\n\x01\x02", &[0x9d, 0x01, 0x07, 0xff, 0x41]]
        {
            assert_eq!(decode(bytes), None);
        }
    }
}
