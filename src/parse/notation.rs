//! TOML, YAML, JSON Lines and CSV, read into [`Node`]s.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, NodeKind};

/// What a reader could not read: the message and the place.
pub(crate) type Mistake = (String, Range<usize>);

/// Reads a TOML document into a map.
pub(crate) fn toml(text: &str) -> Result<Node, Vec<Mistake>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node::new(NodeKind::Map(toml_table(table.get_ref())), 0..text.len()));
    }
    let mut mistakes: Vec<Mistake> = errors
        .iter()
        .map(|e| {
            let message = e.message().lines().next().unwrap_or("invalid TOML").to_owned();
            (message, e.span().unwrap_or(0..0))
        })
        .collect();
    // What follows the first mistake of a line is mostly its consequence.
    mistakes.dedup_by_key(|(_, range)| text[..range.start.min(text.len())].matches('\n').count());
    Err(mistakes)
}

fn toml_table(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_range: key.span(),
            value: Node::new(toml_value(value.get_ref()), value.span()),
        })
        .collect();
    entries.sort_by_key(|e| e.key_range.start);
    entries
}

fn toml_value(value: &DeValue<'_>) -> NodeKind {
    match value {
        DeValue::String(v) => NodeKind::String(v.to_string()),
        DeValue::Integer(v) => match i64::from_str_radix(v.as_str(), v.radix()) {
            Ok(v) => NodeKind::Integer(v),
            Err(_) => NodeKind::String(v.as_str().to_owned()),
        },
        DeValue::Float(v) => NodeKind::Float(v.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(v) => NodeKind::Bool(*v),
        DeValue::Datetime(v) => NodeKind::Datetime(v.to_string()),
        DeValue::Array(items) => {
            NodeKind::List(items.iter().map(|i| Node::new(toml_value(i.get_ref()), i.span())).collect())
        }
        DeValue::Table(table) => NodeKind::Map(toml_table(table)),
    }
}

/// A value that a pack states, such as a default. It has no place of its own.
pub(crate) fn from_toml(value: &toml::Value) -> Node {
    use toml::Value;
    let kind = match value {
        Value::String(v) => NodeKind::String(v.clone()),
        Value::Integer(v) => NodeKind::Integer(*v),
        Value::Float(v) => NodeKind::Float(*v),
        Value::Boolean(v) => NodeKind::Bool(*v),
        Value::Datetime(v) => NodeKind::Datetime(v.to_string()),
        Value::Array(items) => NodeKind::List(items.iter().map(from_toml).collect()),
        Value::Table(table) => NodeKind::Map(
            table
                .iter()
                .map(|(key, value)| Entry { key: key.clone(), key_range: 0..0, value: from_toml(value) })
                .collect(),
        ),
    };
    Node::new(kind, 0..0)
}

/// Reads a YAML document into a map; an empty one is an empty map.
pub(crate) fn yaml(text: &str) -> Result<Node, Vec<Mistake>> {
    let lines = Lines::new(text);
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Node::new(NodeKind::Map(Vec::new()), 0..text.len()));
    }
    // `no`, `on` and `y` are text, as YAML 1.2 has it: a country code must not become a boolean.
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Spanned<Yaml>>(text, options) {
        Ok(value) => match yaml_node(&value, text, &lines) {
            map @ Node { kind: NodeKind::Map(_), .. } => Ok(map),
            Node { kind: NodeKind::Null, range } => Ok(Node::new(NodeKind::Map(Vec::new()), range)),
            other => Err(vec![("expected `key: value` lines".into(), other.range)]),
        },
        Err(error) => {
            let error = error.without_snippet();
            let start = error.location().map_or(0, |l| lines.offset(text, l.line(), l.column()));
            let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
            let full = error.to_string();
            let message = full.split(" at line ").next().unwrap_or(&full).lines().next().unwrap_or_default();
            Err(vec![(message.to_owned(), start..end)])
        }
    }
}

/// Reads one JSON object, as a line of a JSON Lines file.
pub(crate) fn json_line(line: &str) -> Result<Node, Mistake> {
    fn convert(value: &serde_json::Value, range: &Range<usize>) -> Node {
        use serde_json::Value;
        let kind = match value {
            Value::Null => NodeKind::Null,
            Value::Bool(v) => NodeKind::Bool(*v),
            Value::Number(v) => {
                v.as_i64().map_or_else(|| NodeKind::Float(v.as_f64().unwrap_or(f64::NAN)), NodeKind::Integer)
            }
            Value::String(v) => NodeKind::String(v.clone()),
            Value::Array(items) => NodeKind::List(items.iter().map(|i| convert(i, range)).collect()),
            Value::Object(map) => NodeKind::Map(
                map.iter()
                    .map(|(k, v)| Entry {
                        key: k.clone(),
                        key_range: range.clone(),
                        value: convert(v, range),
                    })
                    .collect(),
            ),
        };
        Node::new(kind, range.clone())
    }
    let range = 0..line.len();
    match serde_json::from_str::<serde_json::Value>(line) {
        Ok(value @ serde_json::Value::Object(_)) => Ok(convert(&value, &range)),
        Ok(_) => Err(("expected a JSON object".into(), range)),
        Err(error) => {
            let at = error.column().saturating_sub(1).min(line.len());
            Err((error.to_string().split(" at line").next().unwrap_or_default().to_owned(), at..line.len()))
        }
    }
}

/// A YAML value of any shape, with the places of what it contains.
enum Yaml {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(String),
    List(Vec<Spanned<Yaml>>),
    Map(Vec<(Spanned<YamlKey>, Spanned<Yaml>)>),
}

/// A key: any scalar, as text.
struct YamlKey(String);

impl<'de> Deserialize<'de> for YamlKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Yaml;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a YAML value")
            }
            fn visit_unit<E>(self) -> Result<Yaml, E> {
                Ok(Yaml::Null)
            }
            fn visit_none<E>(self) -> Result<Yaml, E> {
                Ok(Yaml::Null)
            }
            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Yaml, D::Error> {
                Yaml::deserialize(inner)
            }
            fn visit_bool<E>(self, v: bool) -> Result<Yaml, E> {
                Ok(Yaml::Bool(v))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Yaml, E> {
                Ok(Yaml::Integer(v))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Yaml, E> {
                Ok(i64::try_from(v).map_or_else(|_| Yaml::String(v.to_string()), Yaml::Integer))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Yaml, E> {
                Ok(Yaml::Float(v))
            }
            fn visit_str<E>(self, v: &str) -> Result<Yaml, E> {
                Ok(Yaml::String(v.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Yaml, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Yaml::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Yaml, A::Error> {
                let mut map = Vec::new();
                while let Some(item) = items.next_entry()? {
                    map.push(item);
                }
                Ok(Yaml::Map(map))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

fn yaml_node(spanned: &Spanned<Yaml>, text: &str, lines: &Lines) -> Node {
    let at = |location: serde_saphyr::Location, written: Option<&str>| {
        let start = lines.offset(text, location.line(), location.column());
        start..scalar_end(text, start, written)
    };
    let place = |written: Option<&str>| at(spanned.referenced, written);
    match &spanned.value {
        Yaml::Null => Node::new(NodeKind::Null, place(None)),
        Yaml::Bool(v) => Node::new(NodeKind::Bool(*v), place(None)),
        Yaml::Integer(v) => Node::new(NodeKind::Integer(*v), place(None)),
        Yaml::Float(v) => Node::new(NodeKind::Float(*v), place(None)),
        Yaml::String(v) => Node::new(NodeKind::String(v.clone()), place(Some(v))),
        Yaml::List(items) => {
            let items = items.iter().map(|i| yaml_node(i, text, lines)).collect();
            Node::new(NodeKind::List(items), place(None))
        }
        Yaml::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Entry {
                    key: key.value.0.clone(),
                    key_range: at(key.referenced, Some(&key.value.0)),
                    value: yaml_node(value, text, lines),
                })
                .collect();
            Node::new(NodeKind::Map(entries), place(None))
        }
    }
}

/// The parser tells where a scalar starts; it ends with its text, its quote, or the line.
fn scalar_end(text: &str, start: usize, written: Option<&str>) -> usize {
    let rest = &text[start..];
    let line = rest.find('\n').unwrap_or(rest.len());
    let length = match (rest.bytes().next(), written) {
        (Some(quote @ (b'"' | b'\'')), _) => rest[1..line].find(char::from(quote)).map_or(line, |i| i + 2),
        (_, Some(written)) if !written.is_empty() && rest.starts_with(written) => written.len(),
        _ => rest[..line].trim_end().len(),
    };
    start + length
}

/// Where each line starts.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect())
    }

    /// The byte of a line and column, both counted from 1, the column in characters.
    fn offset(&self, text: &str, line: u64, column: u64) -> usize {
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX).min(self.0.len() - 1);
        let start = self.0[index];
        let skip = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        text[start..].char_indices().nth(skip).map_or(text.len(), |(i, _)| start + i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `key=text at place` of every entry of the top map.
    fn entries(node: Result<Node, Vec<Mistake>>, text: &str) -> Vec<String> {
        let Ok(Node { kind: NodeKind::Map(entries), .. }) = node else { panic!("{node:?}") };
        entries
            .iter()
            .map(|e| format!("{}={}", &text[e.key_range.clone()], &text[e.value.range.clone()]))
            .collect()
    }

    #[test]
    fn toml_keeps_places() {
        let text = "title = \"Hä\"\ntags = [\"a\", 'b']\nn = 0x10\nday = 2026-03-12\n";
        assert_eq!(
            entries(toml(text), text),
            ["title=\"Hä\"", "tags=[\"a\", 'b']", "n=0x10", "day=2026-03-12"]
        );
    }

    #[test]
    fn yaml_keeps_places() {
        let text = "title: \"Hä\"\nname: ünique thing # comment\nn: 3\nlist: [a, b]\nwhen: 2026-03-12\n";
        assert_eq!(
            entries(yaml(text), text),
            ["title=\"Hä\"", "name=ünique thing", "n=3 ", "list=[a, b]", "when=2026-03-12"]
                .map(|s| s.trim_end().to_owned())
        );
        assert_eq!(yaml("# nothing\n").unwrap().kind, NodeKind::Map(Vec::new()));
    }

    #[test]
    fn mistakes_have_places() {
        let text = "a = 1\nb = = 2\nc = 'x\n";
        let errors = toml(text).unwrap_err();
        assert_eq!(errors.len(), 2, "{errors:?}");
        assert!(text[..errors[0].1.start].ends_with("b = "), "{errors:?}");
        let text = "a: 1\nb: [1, 2\nc: 3\n";
        let errors = yaml(text).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(yaml("- a\n").unwrap_err()[0].0, "expected `key: value` lines");
        assert_eq!(json_line("{\"a\": }").unwrap_err().0, "expected value");
        assert_eq!(json_line("[]").unwrap_err().0, "expected a JSON object");
    }
}
