//! TeX to `MathML`, at build time.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_latex::config::DisplayMode;
use pulldown_latex::event::{Content, Dimension, DimensionUnit, Event};
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

use super::Writer;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::escape::{escape, put};

/// Longer formulas are no formulas; the converter recurses, so depth is bounded too.
const MAX_LENGTH: usize = 16 << 10;
/// Braces and environments in each other.
const MAX_DEPTH: usize = 60;

impl Writer<'_> {
    pub(super) fn math(&mut self, tex: &str, display: bool, range: Range<usize>) {
        if !self.settings.math {
            let sign = if display { "$$" } else { "$" };
            let text = escape(&format!("{sign}{tex}{sign}"));
            self.out.push_str(&text);
            return;
        }
        match to_mathml(tex, display) {
            Ok(mathml) => {
                self.page.has_math = true;
                self.own(mathml);
            }
            Err(reason) => {
                let message = format!("cannot read this formula: {reason}");
                let problem = Diagnostic::new(Code::Math, message).label("shown as TeX");
                self.report(problem, range);
                let tex = escape(tex);
                put(&mut self.out, format_args!("<code class=\"math-error\">{tex}</code>"));
            }
        }
    }
}

fn to_mathml(tex: &str, display: bool) -> Result<String, String> {
    if tex.len() > MAX_LENGTH {
        return Err(format!("it is longer than {} KB", MAX_LENGTH >> 10));
    }
    if depth(tex) > MAX_DEPTH {
        return Err(format!("it is nested more than {MAX_DEPTH} deep"));
    }
    // A fault of the converter costs one formula, not the portal.
    catch_unwind(AssertUnwindSafe(|| convert(tex.trim(), display)))
        .unwrap_or_else(|_| Err("the converter failed on it".to_owned()))
}

fn convert(tex: &str, display: bool) -> Result<String, String> {
    let storage = Storage::new();
    let events = events(tex, &storage)?;
    let config = RenderConfig {
        display_mode: if display { DisplayMode::Block } else { DisplayMode::Inline },
        ..RenderConfig::default()
    };
    let mut mathml = String::new();
    push_mathml(&mut mathml, events.into_iter().map(Ok::<_, std::convert::Infallible>), config)
        .map_err(|e| e.to_string())?;
    Ok(mathml)
}

/// What the formula consists of, or the first thing wrong with it.
fn events<'a>(tex: &'a str, storage: &'a Storage) -> Result<Vec<Event<'a>>, String> {
    let events = Parser::new(tex, storage).map(|event| event.map(spaced));
    events.collect::<Result<_, _>>().map_err(|error| {
        let text = error.to_string();
        let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("it is not TeX");
        match line.trim_start_matches("parsing error: ") {
            UNKNOWN => unknown_command(tex)
                .map_or_else(|| UNKNOWN.to_owned(), |name| format!("there is no command `{name}`")),
            other => other.to_owned(),
        }
    })
}

/// What the parser says of a command that it does not know, without naming it.
const UNKNOWN: &str = "unknown primitive command found";

/// The first command that is unknown also where it stands alone.
fn unknown_command(tex: &str) -> Option<&str> {
    let letters = |text: &str| text.chars().take_while(char::is_ascii_alphabetic).count();
    let commands = tex.match_indices('\\').map(|(at, _)| &tex[at..=at + letters(&tex[at + 1..])]);
    commands.filter(|command| command.len() > 1).find(|command| {
        let alone = format!("{command} {{x}}{{x}}");
        let storage = Storage::new();
        let mut events = Parser::new(&alone, &storage);
        events.any(|event| event.is_err_and(|error| error.to_string().contains(UNKNOWN)))
    })
}

/// The parser has an entity for a space between words, which the renderer would escape once more.
fn spaced(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Content(Content::Text("&nbsp;")) => {
            Event::Space { width: Some(Dimension::new(0.333, DimensionUnit::Em)), height: None, depth: None }
        }
        other => other,
    }
}

fn depth(tex: &str) -> usize {
    let opened = tex.matches("\\begin").count() + tex.matches("\\left").count();
    let mut open = 0usize;
    let mut deepest = 0;
    for byte in tex.bytes() {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest + opened
}
