//! Words of the shell: where one ends, with its quotes, substitutions and expansions.

/// A quote or bracket without its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclosed {
    pub(super) at: usize,
    pub(super) sign: &'static str,
}

/// How deep substitutions may lie in each other; deeper ones are not looked into.
const DEPTH: usize = 60;

type End = Result<usize, Unclosed>;

/// The end of the word that begins at `at`; `at` itself where none does.
pub(super) fn word(text: &str, at: usize) -> End {
    Words { text, depth: 0 }.word(at)
}

/// The end of `((…))`.
pub(super) fn arithmetic(text: &str, at: usize) -> End {
    let inner = Words { text, depth: 0 }.until(at + 2, ")", "((")?;
    Ok(inner + usize::from(text[inner..].starts_with(')')))
}

/// The end of `[[ … ]]`.
pub(super) fn test(text: &str, at: usize) -> End {
    let words = Words { text, depth: 0 };
    let mut i = at + 2;
    while let Some(c) = text[i..].chars().next() {
        if text[i..].starts_with("]]") {
            return Ok(i + 2);
        }
        i = words.piece(i)?.unwrap_or(i + c.len_utf8());
    }
    Err(Unclosed { at, sign: "[[" })
}

struct Words<'a> {
    text: &'a str,
    depth: usize,
}

impl Words<'_> {
    fn word(&self, mut at: usize) -> End {
        while let Some(c) = self.text[at..].chars().next() {
            if c == '(' {
                // `@(a|b)` is a pattern.
                let before = self.text[..at].bytes().next_back();
                if at == 0 || !matches!(before, Some(b'?' | b'*' | b'+' | b'@' | b'!')) {
                    return Ok(at);
                }
                at = self.until(at + 1, ")", "(")?;
                continue;
            }
            if c.is_whitespace() || matches!(c, ';' | '&' | '|' | '<' | '>' | ')') {
                return Ok(at);
            }
            at = self.piece(at)?.unwrap_or(at + c.len_utf8());
        }
        Ok(at)
    }

    /// The end of the quote, escape or expansion that begins at `at`.
    fn piece(&self, at: usize) -> Result<Option<usize>, Unclosed> {
        let rest = &self.text[at..];
        let deeper = Self { text: self.text, depth: self.depth + 1 };
        if deeper.depth > DEPTH {
            return Ok(None);
        }
        Ok(Some(match rest.as_bytes() {
            [b'\\', ..] => at + 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            [b'\'', ..] => match rest[1..].find('\'') {
                Some(end) => at + end + 2,
                None => return Err(Unclosed { at, sign: "'" }),
            },
            [b'$', b'\'', ..] => deeper.quoted(at + 2, b'\'', "'")?,
            [b'"', ..] => deeper.quoted(at + 1, b'"', "\"")?,
            [b'`', ..] => deeper.quoted(at + 1, b'`', "`")?,
            [b'$', b'(', b'(', ..] => {
                let inner = deeper.until(at + 3, ")", "$((")?;
                inner + usize::from(self.text[inner..].starts_with(')'))
            }
            [b'$', b'(', ..] => deeper.until(at + 2, ")", "$(")?,
            [b'$', b'{', ..] => deeper.until(at + 2, "}", "${")?,
            _ => return Ok(None),
        }))
    }

    /// The end of a quotation that closes with `quote`.
    fn quoted(&self, from: usize, quote: u8, sign: &'static str) -> End {
        let mut at = from;
        while let Some(c) = self.text[at..].chars().next() {
            let rest = &self.text.as_bytes()[at..];
            if rest[0] == quote {
                return Ok(at + 1);
            }
            let expansion =
                quote == b'"' && (rest[0] == b'`' || rest.starts_with(b"$(") || rest.starts_with(b"${"));
            at = match c {
                '\\' => at + 1 + self.text[at + 1..].chars().next().map_or(0, char::len_utf8),
                _ if expansion => self.piece(at)?.unwrap_or(at + 1),
                _ => at + c.len_utf8(),
            };
        }
        Err(Unclosed { at: from - 1, sign })
    }

    /// The end of a bracket of which `from` is the inside; brackets of its kind may lie in it.
    fn until(&self, from: usize, close: &str, sign: &'static str) -> End {
        let open = if close == ")" { '(' } else { '{' };
        let mut level = 0_usize;
        let mut at = from;
        while let Some(c) = self.text[at..].chars().next() {
            // A comment may have brackets and quotes of its own.
            let comment = c == '#' && close == ")" && self.text[..at].ends_with(['\n', ' ']) && sign == "$(";
            if comment {
                at += self.text[at..].find('\n').unwrap_or(self.text.len() - at);
                continue;
            }
            if self.text[at..].starts_with(close) {
                if level == 0 {
                    return Ok(at + 1);
                }
                level -= 1;
            } else if c == open {
                level += 1;
            }
            at = self.piece(at)?.unwrap_or(at + c.len_utf8());
        }
        Err(Unclosed { at: from - sign.len(), sign })
    }
}
