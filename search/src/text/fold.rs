//! Folding: letters that readers type interchangeably become one letter.
//!
//! Compatibility forms (NFKC) need tables that would double the browser module, so they are the host's part:
//! the browser has `String.prototype.normalize`, the writer and the native engine have [`normalise`]. What is
//! left, lower case and Latin letters with marks, is done here, the same on both sides.

/// Appends the folded form of one character.
pub(crate) fn push_folded(out: &mut String, character: char) {
    match character {
        'a'..='z' | '0'..='9' => out.push(character),
        'A'..='Z' => out.push(character.to_ascii_lowercase()),
        '\u{0300}'..='\u{036f}' => {}
        'ß' | 'ẞ' => out.push_str("ss"),
        'Æ' | 'æ' => out.push_str("ae"),
        'Œ' | 'œ' => out.push_str("oe"),
        'Þ' | 'þ' => out.push_str("th"),
        '\u{00c0}'..='\u{017f}' => push_from_table(out, character, 0x00c0, LATIN),
        '\u{1ea0}'..='\u{1ef9}' => push_from_table(out, character, 0x1ea0, VIETNAMESE),
        'Ё' | 'ё' => out.push('е'),
        'Ά' | 'ά' => out.push('α'),
        'Έ' | 'έ' => out.push('ε'),
        'Ή' | 'ή' => out.push('η'),
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => out.push('ι'),
        'Ό' | 'ό' => out.push('ο'),
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => out.push('υ'),
        'Ώ' | 'ώ' => out.push('ω'),
        'ς' => out.push('σ'),
        _ => out.extend(character.to_lowercase()),
    }
}

fn push_from_table(out: &mut String, character: char, first: u32, table: &[u8]) {
    let index = (character as u32).saturating_sub(first) as usize;
    match table.get(index) {
        Some(b'?') | None => out.extend(character.to_lowercase()),
        Some(&base) => out.push(char::from(base)),
    }
}

/// Base letters of U+00C0 to U+017F; `?` where there is none.
const LATIN: &[u8] = b"aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllll?\
?llnnnnnn?nnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1EA0 to U+1EF9.
const VIETNAMESE: &[u8] =
    b"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

/// The host's part of folding: compatibility forms composed, marks on Latin and Greek letters removed.
///
/// Marks of other scripts stay: in Cyrillic or Devanagari they tell words apart.
#[cfg(feature = "native")]
pub(crate) fn normalise(text: &str) -> std::borrow::Cow<'_, str> {
    use unicode_normalization::UnicodeNormalization;

    if text.is_ascii() || text.chars().all(is_composed) {
        return text.into();
    }
    let mut strips = false;
    let stripped = text.nfkd().filter(|&character| {
        if matches!(character, '\u{0300}'..='\u{036f}') {
            return !strips;
        }
        strips = matches!(character as u32, 0..0x250 | 0x370..0x400 | 0x1e00..0x2000);
        true
    });
    stripped.nfc().collect::<String>().into()
}

/// Whether the host has nothing to do for a character. Most text is made of these, and the tables are slow.
#[cfg(feature = "native")]
fn is_composed(character: char) -> bool {
    match character {
        'ĳ' | 'Ĳ' | 'ŀ' | 'Ŀ' | 'ŉ' | 'ſ' => false,
        '\0'..='\x7f'
        | '\u{c0}'..='\u{17f}'
        | '\u{400}'..='\u{481}'
        | '\u{2010}'..='\u{2026}'
        | '\u{4e00}'..='\u{9fff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|character| push_folded(&mut out, character));
        out
    }

    #[test]
    fn tables_reach_exactly_as_far_as_their_ranges() {
        assert_eq!(LATIN.len(), 0x180 - 0xc0);
        assert_eq!(VIETNAMESE.len(), 0x1efa - 0x1ea0);
    }

    #[test]
    fn latin_letters_lose_their_marks() {
        for (given, expected) in [
            ("Crème Brûlée", "creme brulee"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Šibenik Žižkov ňŋ", "sibenik zizkov nn"),
            ("Ærø", "aero"),
            ("Tiếng Việt", "tieng viet"),
            ("İĲ", "iĳ"),
            ("cafe\u{301}", "cafe"),
            ("йод ёж", "йод еж"),
        ] {
            assert_eq!(fold(given), expected, "{given}");
        }
    }

    #[cfg(feature = "native")]
    #[test]
    fn the_hosts_part_agrees_with_the_small_table() {
        for first in [0xc0_u32..0x180, 0x1ea0..0x1efa] {
            for character in first.filter_map(char::from_u32) {
                let text = character.to_string();
                let known = fold(&text);
                if known.is_ascii() {
                    assert_eq!(fold(&normalise(&text)), known, "{character}");
                }
            }
        }
    }

    #[cfg(feature = "native")]
    #[test]
    fn the_host_composes_compatibility_forms() {
        assert_eq!(normalise("ﬁle Ｒｕｓｔ й 한"), "file Rust й 한");
    }
}
