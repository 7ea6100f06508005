//! The structure of shell code: quotes, brackets, and words that belong together such as `if` and `fi`.
//!
//! The grammar for Bash refuses some code that is right, and cannot say what it misses. Shell code counts as wrong when
//! both refuse it, and this one says why.

use std::ops::Range;

use super::Mistake;
use super::quoting::{self, Unclosed};

/// Reads code; what is wrong first. How a command is called, `cmd [-x <file>]`, is no code.
pub(super) fn read(text: &str) -> Result<(), Mistake> {
    if ["[-", "[<", "...]"].iter().any(|sign| text.contains(sign)) {
        return Ok(());
    }
    let mut reader =
        Reader { text, at: 0, open: Vec::new(), command: true, after: None, word: None, here: Vec::new() };
    while reader.at < text.len() {
        reader.step()?;
    }
    reader.finish()
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `(`, `$(`, `<(`.
    Parens,
    /// `x=(`, whose words are no commands.
    Array,
    Braces,
    /// `if`, and whether its `then` was seen.
    If(bool),
    /// `for`, `while`, `until`, `select`, and whether its `do` was seen.
    Loop(bool),
    /// `case`; whether a pattern comes next.
    Case(bool),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<(Kind, Range<usize>)>,
    /// Whether the next word is a command.
    command: bool,
    /// An operator that waits for a command.
    after: Option<Range<usize>>,
    /// The word before, on the same line.
    word: Option<Range<usize>>,
    /// Ends of here documents that begin on the next line.
    here: Vec<(String, bool)>,
}

type Step = Result<(), Mistake>;

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn wrong<T>(range: Range<usize>, message: String) -> Result<T, Mistake> {
        Err(Mistake::new(range, message))
    }

    fn step(&mut self) -> Step {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(()) };
        match first {
            '\n' => self.line_end(),
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '\\' if rest.starts_with("\\\n") => self.at += 2,
            '\\' if rest.starts_with("\\\r\n") => self.at += 3,
            '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
            ';' | '&' | '|' => return self.operator(),
            '<' | '>' => return self.redirect(),
            '(' => return self.parenthesis(),
            ')' => return self.close(),
            _ => return self.word(),
        }
        Ok(())
    }

    fn line_end(&mut self) {
        self.at += 1;
        for (end, tabs) in std::mem::take(&mut self.here) {
            while self.at < self.text.len() {
                let rest = self.rest();
                let line = rest.lines().next().unwrap_or_default();
                self.at += rest.find('\n').map_or(rest.len(), |i| i + 1);
                let line = line.trim_end_matches('\r');
                if (if tabs { line.trim_start_matches('\t') } else { line }) == end {
                    break;
                }
            }
        }
        self.word = None;
        self.command |= !matches!(self.open.last(), Some((Kind::Array | Kind::Case(true), _)));
    }

    fn operator(&mut self) -> Step {
        const OPERATORS: [&str; 9] = [";;&", ";;", ";&", "&&", "||", "|&", "&>", "|", "&"];
        let rest = self.rest();
        let sign = OPERATORS.into_iter().find(|o| rest.starts_with(o)).unwrap_or(";");
        if sign == "&>" {
            return self.redirect();
        }
        let here = self.at..self.at + sign.len();
        self.at = here.end;
        let top = self.open.last().map(|(kind, _)| *kind);
        if top == Some(Kind::Case(true)) || top == Some(Kind::Array) {
            return Ok(());
        }
        let ends_case = sign.starts_with(";;") || sign == ";&";
        if ends_case {
            let Some((Kind::Case(pattern), _)) = self.open.last_mut() else {
                return Self::wrong(here, format!("`{sign}` stands outside of a `case`"));
            };
            *pattern = true;
        } else if let Some(before) = self.after.take() {
            let before = &self.text[before];
            return Self::wrong(here, format!("a command is missing between `{before}` and `{sign}`"));
        } else if self.command && !self.begins_line(here.start) {
            return Self::wrong(here, format!("a command is missing before `{sign}`"));
        }
        self.after = matches!(sign, "&&" | "||" | "|" | "|&").then_some(here);
        self.command = true;
        self.word = None;
        Ok(())
    }

    /// Whether nothing stands before a place on its line. A table or a listing has its bars there.
    fn begins_line(&self, at: usize) -> bool {
        self.text[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty())
    }

    fn redirect(&mut self) -> Step {
        const REDIRECTS: [&str; 11] = ["&>>", "&>", "<<<", "<<-", "<<", ">>", "<>", ">|", ">&", "<&", "<("];
        let rest = self.rest();
        let start = self.at;
        let sign = REDIRECTS.into_iter().find(|o| rest.starts_with(o)).unwrap_or(&rest[..1]);
        if sign == "<(" || rest.starts_with(">(") {
            self.at += 2;
            self.open.push((Kind::Parens, start..self.at));
            self.command = true;
            return Ok(());
        }
        self.at += sign.len();
        let rest = self.rest();
        let target = rest.trim_start_matches([' ', '\t']);
        self.at += rest.len() - target.len();
        if target.starts_with("<(") || target.starts_with(">(") {
            return Ok(());
        }
        let from = self.at;
        self.at = quoting::word(self.text, self.at).map_err(Self::unclosed)?;
        if self.at == from {
            return Self::wrong(start..start + sign.len(), format!("`{sign}` names no file"));
        }
        if matches!(sign, "<<" | "<<-") {
            let end = self.text[from..self.at].replace(['"', '\'', '\\'], "");
            self.here.push((end, sign == "<<-"));
        }
        // A redirection alone is a command; before a word it changes nothing.
        if self.word.is_none() && self.after.is_some() {
            self.after = None;
        }
        Ok(())
    }

    fn parenthesis(&mut self) -> Step {
        let here = self.at..self.at + 1;
        let rest = self.rest();
        let top = self.open.last().map(|(kind, _)| *kind);
        if rest.starts_with("((") && self.command {
            self.at = quoting::arithmetic(self.text, self.at).map_err(Self::unclosed)?;
            self.command = false;
            self.after = None;
            return Ok(());
        }
        self.at += 1;
        if matches!(top, Some(Kind::Case(true) | Kind::Array)) {
            return Ok(());
        }
        if let Some(word) = &self.word
            && word.end == here.start
        {
            let word = &self.text[word.clone()];
            if word.ends_with('=') {
                self.open.push((Kind::Array, here));
                return Ok(());
            }
        }
        if !self.command {
            let closed = self.rest().trim_start_matches([' ', '\t']);
            let function = self.word.as_ref().is_some_and(|word| self.text[word.clone()].len() <= 80);
            if function && let Some(after) = closed.strip_prefix(')') {
                self.at = self.text.len() - after.len();
                self.command = true;
                return Ok(());
            }
            // Wrong for a shell; in documentation it is output, or says something of the line.
            let line = self.rest().find('\n').unwrap_or(self.rest().len());
            self.at += self.rest()[..line].rfind(')').map_or(0, |end| end + 1);
            return Ok(());
        }
        self.after = None;
        self.open.push((Kind::Parens, here));
        Ok(())
    }

    fn close(&mut self) -> Step {
        let here = self.at..self.at + 1;
        self.at += 1;
        match self.open.last_mut() {
            Some((Kind::Case(pattern @ true), _)) => {
                *pattern = false;
                self.command = true;
                Ok(())
            }
            Some((Kind::Parens | Kind::Array, _)) => {
                self.open.pop();
                self.after = None;
                self.command = false;
                self.word = None;
                Ok(())
            }
            Some((kind, range)) => {
                let missing = missing(*kind);
                let message = format!("`{}` has no {missing} before this `)`", &self.text[range.clone()]);
                Self::wrong(here, message)
            }
            None => Self::wrong(here, "`)` closes nothing".to_owned()),
        }
    }

    fn word(&mut self) -> Step {
        let start = self.at;
        if self.command && self.rest().starts_with("[[") {
            self.at = quoting::test(self.text, self.at).map_err(Self::unclosed)?;
            self.command = false;
            self.after = None;
            return Ok(());
        }
        self.at = quoting::word(self.text, self.at).map_err(Self::unclosed)?;
        if self.at == start {
            // A sign that begins no word here, such as a lone bracket of a glob.
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        }
        let word = &self.text[start..self.at];
        let range = start..self.at;
        let pattern = matches!(self.open.last(), Some((Kind::Case(true), _)));
        if pattern && word != "esac" || matches!(self.open.last(), Some((Kind::Array, _))) {
            return Ok(());
        }
        let keyword = self.command;
        self.word = Some(range.clone());
        // `X=1 cmd` runs `cmd`, and `X=1` alone is a command too.
        let assignment = keyword && word.split_once('=').is_some_and(|(name, _)| is_name(name));
        self.command = keyword && assignment;
        let waited = self.after.take();
        if keyword {
            self.keyword(word, range, waited)?;
        }
        if assignment {
            self.command = false;
        }
        Ok(())
    }

    fn keyword(&mut self, word: &str, range: Range<usize>, waited: Option<Range<usize>>) -> Step {
        let starts = |kind: Kind| Some((kind, range.clone()));
        let opened = match word {
            "if" => starts(Kind::If(false)),
            "for" | "select" | "while" | "until" => starts(Kind::Loop(false)),
            "case" => starts(Kind::Case(false)),
            "{" => starts(Kind::Braces),
            _ => None,
        };
        if let Some(opened) = opened {
            self.command = matches!(word, "if" | "while" | "until" | "{");
            self.open.push(opened);
            if word == "case" {
                return self.case_head();
            }
            if word == "for" && self.rest().trim_start().starts_with("((") {
                self.at += self.rest().find('(').unwrap_or(0);
                self.at = quoting::arithmetic(self.text, self.at).map_err(Self::unclosed)?;
            }
            return Ok(());
        }
        let top = self.open.last_mut();
        match (word, top) {
            ("then", Some((Kind::If(then), _))) => *then = true,
            ("do", Some((Kind::Loop(begun), _))) => *begun = true,
            ("elif", Some((Kind::If(then @ true), _))) => *then = false,
            ("else", Some((Kind::If(true), _))) => {}
            ("fi", Some((Kind::If(true), _)))
            | ("done", Some((Kind::Loop(true), _)))
            | ("esac", Some((Kind::Case(_), _)))
            | ("}", Some((Kind::Braces, _))) => {
                self.open.pop();
                return Ok(());
            }
            ("fi" | "else" | "elif", Some((Kind::If(false), _))) => {
                return Self::wrong(range, format!("`then` is missing before `{word}`"));
            }
            ("done", Some((Kind::Loop(false), opener))) => {
                let opener = &self.text[opener.clone()];
                return Self::wrong(range, format!("`{opener}` has no `do` before `done`"));
            }
            ("then" | "do" | "elif" | "else" | "fi" | "done" | "esac", Some((kind, opener))) => {
                let (opener, missing) = (&self.text[opener.clone()], missing(*kind));
                return Self::wrong(range, format!("`{opener}` has no {missing} before this `{word}`"));
            }
            ("then" | "do" | "elif" | "else" | "fi" | "done" | "esac" | "}", _) => {
                return Self::wrong(range, format!("`{word}` belongs to nothing before it"));
            }
            ("!" | "time" | "coproc", _) => {
                self.after = waited;
                self.command = true;
                return Ok(());
            }
            _ => return Ok(()),
        }
        self.command = true;
        Ok(())
    }

    /// From `case` to the first pattern.
    fn case_head(&mut self) -> Step {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start().len();
        let end = quoting::word(self.text, self.at + lead).map_err(Self::unclosed)?;
        let rest = self.text[end..].trim_start();
        self.at = self.text.len() - rest.len();
        let Some(rest) = rest.strip_prefix("in").filter(|r| r.starts_with(char::is_whitespace)) else {
            let here = self.at.min(self.text.len());
            return Self::wrong(here..here, "`case` has no `in`".to_owned());
        };
        self.at = self.text.len() - rest.len();
        if let Some((kind, _)) = self.open.last_mut() {
            *kind = Kind::Case(true);
        }
        self.command = true;
        Ok(())
    }

    fn unclosed(unclosed: Unclosed) -> Mistake {
        let message = format!("`{}` is never closed", unclosed.sign);
        Mistake::new(unclosed.at..unclosed.at + unclosed.sign.len(), message).unpaired()
    }

    fn finish(self) -> Step {
        if let Some((kind, range)) = self.open.last() {
            let message = format!("`{}` has no {}", &self.text[range.clone()], missing(*kind));
            return Err(Mistake::new(range.clone(), message).unpaired());
        }
        match self.after {
            Some(range) => {
                let sign = &self.text[range.clone()];
                Self::wrong(range.clone(), format!("a command is missing after `{sign}`"))
            }
            None => Ok(()),
        }
    }
}

/// What an open construct waits for.
const fn missing(kind: Kind) -> &'static str {
    match kind {
        Kind::Parens | Kind::Array => "`)`",
        Kind::Braces => "`}`",
        Kind::If(false) => "`then`",
        Kind::If(true) => "`fi`",
        Kind::Loop(false) => "`do`",
        Kind::Loop(true) => "`done`",
        Kind::Case(_) => "`esac`",
    }
}

fn is_name(text: &str) -> bool {
    let text = text.trim_end_matches('+');
    let text = text.split('[').next().unwrap_or_default();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
