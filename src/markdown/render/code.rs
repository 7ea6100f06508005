//! Code blocks: highlighted, titled, numbered and marked.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};

use super::Writer;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::containers::marker;
use crate::markdown::escape::{attribute, escape_into, put};
use crate::markdown::fence::{self, Fence, Mark};
use crate::markdown::highlight::Language;
use crate::markdown::{diagram, highlight};

impl Writer<'_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let code = self.take_code();
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let fence = fence::parse(info);
        match fence.language {
            "math" | "latex-math" if self.settings.math => {
                self.math(&code, true, range);
                self.out.push('\n');
            }
            "mermaid" => self.mermaid(&code, fence.title),
            _ => self.source_code(&code, &fence, range),
        }
    }

    /// The text of the block that has just begun; goes on behind its end.
    fn take_code(&mut self) -> String {
        let mut code = String::new();
        while let Some((event, _)) = self.items.get(self.at) {
            self.at += 1;
            match event {
                Event::Text(text) => code.push_str(text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        if code.contains("<!--\u{F8E1}") || code.contains("<!--\u{F8E2}") {
            // A tab in an indented block is shown as code; its marker is not the author's text.
            let lines = code.split_inclusive('\n').filter(|line| marker(line).is_none());
            code = lines.collect();
        }
        code.truncate(code.trim_end_matches(['\n', '\r']).len());
        code
    }

    fn mermaid(&mut self, code: &str, title: Option<&str>) {
        self.page.has_mermaid = true;
        let drawing = self
            .settings
            .diagrams
            .then(|| self.highlighter.diagram(code, &diagram::label(code, title)))
            .flatten();
        let html = diagram::figure(code, drawing.as_deref(), title);
        self.own(html);
    }

    fn source_code(&mut self, code: &str, fence: &Fence<'_>, range: Range<usize>) {
        self.page.has_code = true;
        let language = self.language(fence, &range);
        let highlighted = self.highlighter.highlight(&language, code);
        if !highlighted.complete {
            let message = "this code block takes too long to highlight";
            let problem = Diagnostic::new(Code::HighlightBudget, message).label("shown plain");
            self.report(problem, self.first_line(&range));
        }
        if !fence.unknown.is_empty() {
            let options = fence.unknown.join(" ");
            let message = format!("unknown option on a code fence: {options}");
            let problem = Diagnostic::new(Code::UnknownTag, message)
                .help("known: title, linenums, hl_lines, ins, del, {lines}")
                .grouped(format!("code fence option `{options}`"));
            self.report(problem, self.first_line(&range));
        }
        let html = figure(fence, &language, &highlighted.html, self.settings.line_numbers);
        self.own(html);
    }

    /// The line of the opening fence: what is wrong with a fence stands there.
    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let block = self.body.text().get(range.clone()).unwrap_or_default();
        range.start..range.start + block.find('\n').unwrap_or(block.len())
    }

    fn language(&mut self, fence: &Fence<'_>, range: &Range<usize>) -> Language {
        let found = self.highlighter.language(fence.language);
        found.unwrap_or_else(|| {
            let name = fence.language;
            let message = format!("the highlighter does not know `{name}`");
            let problem =
                Diagnostic::new(Code::UnknownLanguage, message).grouped(format!("language `{name}`"));
            self.report(problem, self.first_line(range));
            highlight::Language::plain(name)
        })
    }
}

fn figure(fence: &Fence<'_>, language: &Language, code: &str, all_numbered: bool) -> String {
    let mut out = String::with_capacity(code.len() + 256);
    out.push_str("<figure class=\"code\"");
    if !fence.language.is_empty() {
        attribute(&mut out, "data-lang", fence.language);
    }
    out.push('>');
    if fence.title.is_some() || !language.label.is_empty() {
        out.push_str("<figcaption>");
        if let Some(title) = fence.title {
            out.push_str("<span class=\"code-title\">");
            escape_into(&mut out, title);
            out.push_str("</span>");
        }
        if !language.label.is_empty() {
            out.push_str("<span class=\"code-lang\">");
            escape_into(&mut out, &language.label);
            out.push_str("</span>");
        }
        out.push_str("</figcaption>");
    }
    let numbers = fence.numbers.or(all_numbered.then_some(1));
    let lines = numbers.is_some() || !fence.marks.is_empty();
    out.push_str(if lines { "<pre class=\"lines\" tabindex=\"0\">" } else { "<pre tabindex=\"0\">" });
    out.push_str("<code");
    if !fence.language.is_empty() {
        attribute(&mut out, "class", &format!("language-{}", fence.language));
    }
    out.push('>');
    if lines {
        push_lines(&mut out, fence, code, numbers);
    } else {
        out.push_str(code);
    }
    out.push_str("</code></pre></figure>\n");
    out
}

/// Each line in an element of its own. The number is an attribute, so that it is not copied with the code.
fn push_lines(out: &mut String, fence: &Fence<'_>, code: &str, numbers: Option<u32>) {
    for (index, line) in code.split_inclusive('\n').enumerate() {
        let element = match fence.mark(index + 1) {
            Some(Mark::Highlight) => "mark",
            Some(Mark::Inserted) => "ins",
            Some(Mark::Deleted) => "del",
            None => "span",
        };
        put(out, format_args!("<{element} class=\"line\""));
        if let Some(first) = numbers {
            put(out, format_args!(" data-n=\"{}\"", u64::from(first) + index as u64));
        }
        out.push('>');
        out.push_str(line);
        put(out, format_args!("</{element}>"));
    }
}
