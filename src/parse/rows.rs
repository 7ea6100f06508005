//! Rows of `data/` become pages of their type, checked by the same schema.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{self, Strictness};
use super::node::{Entry, Node, NodeKind};
use super::{Fields, Options, Origin, Page, notation};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::markdown::{self, IncludeFiles};
use crate::schema::{ContentType, RefName, Schema, title_from_name};

/// Reads a data file: `data/<type>.csv`, `.toml` (tables `[[row]]`) or `.jsonl`.
pub(super) fn rows(
    source: &Arc<SourceText>,
    schema: &Schema,
    includes: &dyn IncludeFiles,
    options: Options,
) -> (Vec<Page>, Vec<Diagnostic>) {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut found = Vec::new();
    let type_id = match fields::known_type(source, schema, stem, 0..0, false) {
        Ok(id) => id,
        Err(d) => {
            let help = d.help.unwrap_or_default();
            let message = format!("`{name}` is not named after a content type");
            let d = Diagnostic::new(Code::DataRow, message).at(Span::first_line(source)).help(help);
            return (Vec::new(), vec![d]);
        }
    };
    let (rows, mistakes) = match extension {
        "csv" => csv_rows(&source.text),
        "jsonl" => jsonl_rows(&source.text),
        _ => toml_rows(&source.text),
    };
    for (message, range) in mistakes {
        found.push(Diagnostic::new(Code::DataRow, message).at(Span::new(source, range)));
    }
    let of = schema.get(&type_id);
    let mut pages = Vec::with_capacity(rows.len());
    for row in rows {
        let (page, diagnostics) = row_page(source, &row, schema, of, includes, options, extension == "csv");
        found.extend(diagnostics);
        pages.extend(page);
    }
    (pages, found)
}

fn row_page(
    source: &Arc<SourceText>,
    row: &Node,
    schema: &Schema,
    of: &ContentType,
    includes: &dyn IncludeFiles,
    options: Options,
    flat: bool,
) -> (Option<Page>, Vec<Diagnostic>) {
    let NodeKind::Map(entries) = &row.kind else { return (None, Vec::new()) };
    let strictness = Strictness { foreign: false, inferred: false };
    let mut read = fields::read(source, entries, schema, of, strictness, flat);
    let mut found = std::mem::take(&mut read.found);
    if flat {
        // The head of a column says nothing of the row.
        read.key_ranges = entries.iter().map(|e| (e.key.clone(), e.value.range.clone())).collect();
    }
    // A row has no first line of its own: what is missing is missing from the row.
    let head = Span::new(source, first_line(&source.text, &row.range));
    for d in found.iter_mut().filter(|d| d.code == Code::MissingField) {
        d.span = Some(head.clone());
    }
    let meta = fields::meta(source, &read.fields, &mut found);
    let text = |name: &str| text_of(&read.fields, name);
    let title = text("title").or_else(|| text("name"));
    let Some(id) = text("id").or_else(|| title.as_deref().map(markdown::slugify)).filter(|id| !id.is_empty())
    else {
        let d = Diagnostic::new(Code::DataRow, "a row needs an `id` or a `title`").at(head);
        found.push(d);
        return (None, found);
    };
    let folder = of.folders.first().cloned().unwrap_or_else(|| of.id.replace('_', "-"));
    let body_text = text("body").unwrap_or_default();
    let body_source = SourceText::new(source.path.clone(), body_text);
    let (body, diagnostics) = markdown::prepare_with(&body_source, 0, includes, options.admonitions);
    found.extend(diagnostics);
    let outline = markdown::outline(&body);
    let page = Page {
        source: Arc::clone(source),
        path: format!("{folder}/{id}"),
        id: format!("{folder}/{id}"),
        type_id: of.id.clone(),
        title: title.unwrap_or_else(|| title_from_name(&id)),
        title_in_body: false,
        meta,
        fields: read.fields,
        extra: read.extra,
        body,
        outline,
        origin: Origin::Row,
        key_ranges: std::iter::once(("title".to_owned(), first_line(&source.text, &row.range)))
            .chain(read.key_ranges)
            .collect(),
    };
    (Some(page), found)
}

fn text_of(fields: &Fields<RefName>, name: &str) -> Option<String> {
    fields.get(name).and_then(|v| v.as_str()).map(str::to_owned)
}

fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = text[range.clone()].find('\n').map_or(range.end, |i| range.start + i);
    range.start..end
}

type Rows = (Vec<Node>, Vec<notation::Mistake>);

fn toml_rows(text: &str) -> Rows {
    let node = match notation::toml(text) {
        Ok(node) => node,
        Err(mistakes) => return (Vec::new(), mistakes),
    };
    let NodeKind::Map(entries) = node.kind else { return (Vec::new(), Vec::new()) };
    let mut rows = Vec::new();
    let mut mistakes = Vec::new();
    for entry in entries {
        match entry.value.kind {
            NodeKind::List(items) if entry.key == "row" => rows.extend(items),
            _ => mistakes.push(("rows are written as `[[row]]` tables".into(), entry.key_range)),
        }
    }
    (rows, mistakes)
}

fn jsonl_rows(text: &str) -> Rows {
    let mut rows = Vec::new();
    let mut mistakes = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if !bare.is_empty() {
            match notation::json_line(bare) {
                Ok(mut node) => {
                    node.shift(at);
                    rows.push(node);
                }
                Err((message, range)) => mistakes.push((message, at + range.start..at + range.end)),
            }
        }
        at += line.len();
    }
    (rows, mistakes)
}

fn csv_rows(text: &str) -> Rows {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return (Vec::new(), vec![(error.to_string(), 0..0)]),
    };
    let head_end = text.find('\n').unwrap_or(text.len());
    let key_ranges = cell_ranges(text, 0..head_end, &header);
    let mut rows = Vec::new();
    let mut mistakes = Vec::new();
    let mut records = reader.records().peekable();
    while let Some(record) = records.next() {
        // A cell is looked for within its record alone: a file may have a million of them.
        let after = match records.peek() {
            Some(Ok(next)) => next.position().map(|p| p.byte() as usize),
            Some(Err(error)) => error.position().map(|p| p.byte() as usize),
            None => None,
        };
        let after = after.unwrap_or(text.len()).min(text.len());
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let start = error.position().map_or(0, |p| p.byte() as usize);
                let message = match error.kind() {
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                        format!("the row has {len} cells, the header {expected_len}")
                    }
                    other => format!("the row cannot be read: {other:?}"),
                };
                mistakes.push((message, first_line(text, &(start..text.len()))));
                continue;
            }
        };
        let mut start = record.position().map_or(0, |p| p.byte() as usize).min(text.len());
        start += text[start..].len() - text[start..].trim_start().len();
        let ranges = cell_ranges(text, start..after.max(start), &record);
        let end = ranges.last().map_or(start, |r| r.end);
        let entries = header
            .iter()
            .zip(record.iter())
            .zip(key_ranges.iter().zip(ranges))
            .map(|((key, cell), (key_range, range))| Entry {
                key: key.to_owned(),
                key_range: key_range.clone(),
                value: Node::new(NodeKind::String(cell.to_owned()), range),
            })
            .collect();
        rows.push(Node::new(NodeKind::Map(entries), start..end));
    }
    (rows, mistakes)
}

/// Where the cells of a record stand: each is looked for after the one before. A cell with doubled quotes is not found
/// and gets the place where it must begin.
fn cell_ranges(text: &str, within: Range<usize>, record: &csv::StringRecord) -> Vec<Range<usize>> {
    let mut at = within.start;
    record
        .iter()
        .map(|cell| {
            let start = text[at..within.end].find(cell).map_or(at, |i| at + i);
            let end = (start + cell.len()).min(within.end);
            let end = if text.is_char_boundary(end) { end } else { start };
            at = end;
            start..end
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_cells_keep_their_places() {
        let text = "id,title\na,Ünit\nb,\"two, words\"\n";
        let (rows, mistakes) = csv_rows(text);
        let cells: Vec<_> = rows
            .iter()
            .flat_map(|r| if let NodeKind::Map(e) = &r.kind { e.clone() } else { Vec::new() })
            .map(|e| format!("{}={}", &text[e.key_range], &text[e.value.range]))
            .collect();
        assert_eq!(cells, ["id=a", "title=Ünit", "id=b", "title=two, words"]);
        assert_eq!(mistakes, []);
        let (rows, mistakes) = csv_rows("a,b\n1\n2,3\n");
        assert_eq!((rows.len(), mistakes), (1, vec![("the row has 1 cells, the header 2".to_owned(), 4..5)]));
    }

    #[test]
    fn jsonl_and_toml_rows_keep_their_lines() {
        let text = "{\"id\": \"a\"}\n\n{bad}\n";
        let (rows, mistakes) = jsonl_rows(text);
        assert_eq!(rows.len(), 1);
        assert_eq!(mistakes.len(), 1);
        assert!(mistakes[0].1.start >= text.find("{bad").unwrap());
        let (rows, mistakes) = toml_rows("[[row]]\nid = 'a'\n[other]\nx = 1\n");
        assert_eq!((rows.len(), mistakes.len()), (1, 1));
    }
}
