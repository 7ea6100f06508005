//! The one place where Markdown is parsed, so that every reader of a page sees the same events.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// An event and the bytes of the body that it comes from.
pub(super) type Item<'a> = (Event<'a>, Range<usize>);

/// The Markdown that is understood everywhere: `CommonMark`, GitHub's additions, and ours.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// All events of a text. Neighbouring texts that lie side by side in the source are one event, and so
/// are the lines of an HTML block.
pub(super) fn parse(text: &str) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::with_capacity(text.len() / 24 + 8);
    let mut html = HtmlRun::default();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if let Event::Html(line) = event {
            html.push(line, range);
            continue;
        }
        html.flush(&mut items);
        let event = unless_money(text, event, &range);
        if matches!(event, Event::Text(_))
            && let Some((Event::Text(last), last_range)) = items.last_mut()
            && let Some(joined) = join(text, last, last_range, &event, &range)
        {
            *last = CowStr::Borrowed(joined);
            last_range.end = range.end;
            continue;
        }
        items.push((event, range));
    }
    html.flush(&mut items);
    items
}

/// Sums are no formulas: what ends at a sign with a digit behind it, as in `US$5 or US$6`, is text.
fn unless_money<'a>(text: &'a str, event: Event<'a>, range: &Range<usize>) -> Event<'a> {
    let digit_behind = || text.as_bytes().get(range.end).is_some_and(u8::is_ascii_digit);
    match event {
        Event::InlineMath(_) if digit_behind() => {
            Event::Text(CowStr::Borrowed(text.get(range.clone()).unwrap_or_default()))
        }
        event => event,
    }
}

/// The lines of an HTML block, collected so that a tag over several lines is seen whole.
#[derive(Default)]
struct HtmlRun<'a> {
    first: Option<(CowStr<'a>, Range<usize>)>,
    rest: String,
}

impl<'a> HtmlRun<'a> {
    fn push(&mut self, line: CowStr<'a>, range: Range<usize>) {
        match &mut self.first {
            None => self.first = Some((line, range)),
            Some((first, whole)) => {
                if self.rest.is_empty() {
                    self.rest.push_str(first);
                }
                self.rest.push_str(&line);
                whole.end = range.end;
            }
        }
    }

    fn flush(&mut self, items: &mut Vec<Item<'a>>) {
        let Some((first, range)) = self.first.take() else {
            return;
        };
        let html = if self.rest.is_empty() { first } else { CowStr::from(std::mem::take(&mut self.rest)) };
        items.push((Event::Html(html), range));
    }
}

fn join<'a>(
    text: &'a str,
    last: &CowStr<'a>,
    last_range: &Range<usize>,
    event: &Event<'a>,
    range: &Range<usize>,
) -> Option<&'a str> {
    let (CowStr::Borrowed(last), Event::Text(CowStr::Borrowed(next))) = (last, event) else {
        return None;
    };
    // A decoded entity or an escape is not the same bytes as its source and must stay apart.
    let same = last_range.end == range.start && last.len() == last_range.len() && next.len() == range.len();
    same.then(|| text.get(last_range.start..range.end)).flatten()
}

/// Where the title stands: the event that starts a level 1 heading before any other content.
pub(super) fn title_index(items: &[Item<'_>]) -> Option<usize> {
    let mut at = 0;
    loop {
        match &items.get(at)?.0 {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => return Some(at),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => at += 1,
            Event::Html(html) if super::html::only_comments(html) => at += 1,
            _ => return None,
        }
    }
}

/// Whether headings must move down a level: when the body uses level 1 for more than its title.
pub(super) fn shift(items: &[Item<'_>], dropped: Option<usize>) -> u8 {
    let has_h1 = items.iter().enumerate().any(|(at, (event, _))| {
        Some(at) != dropped && matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    });
    u8::from(has_h1)
}

/// The plain text between a start event and its end, as a reader would hear it; also the index of that end.
pub(super) fn text_of(items: &[Item<'_>], start: usize) -> (String, usize) {
    let mut text = String::new();
    let mut depth = 0usize;
    for (at, (event, _)) in items.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (text, at);
                }
            }
            _ => push_text(&mut text, event),
        }
    }
    (text, items.len())
}

/// Appends what an inline event reads as.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(t) | Event::Code(t) | Event::InlineMath(t) | Event::DisplayMath(t) => {
            text.push_str(t);
        }
        Event::SoftBreak | Event::HardBreak => text.push(' '),
        _ => {}
    }
}
