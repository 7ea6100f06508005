//! Reads packs into a [`Schema`].

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::raw::{RawCommon, RawField, RawPack, RawType};
use super::rules::{self, RawRules};
use super::{ContentType, Cycle, EnumValue, Field, FieldKind, Schema, Section, title_from_name};
use super::{criteria, files, governance, incentives};
use crate::config::Access;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/packs");

/// The built-in packs, then the portal's own files, which may add types and replace built-in ones.
///
/// `own` are the TOML files of the portal's `packs/` folder with their paths, `packs/<pack>/<file>.toml`.
pub fn load(own: &[Arc<SourceText>]) -> (Schema, Vec<Diagnostic>) {
    let mut loader = Loader::default();
    let mut built_in = Vec::new();
    collect(&BUILT_IN, &mut built_in);
    built_in.sort_by(|a, b| a.path.cmp(&b.path));
    for file in built_in.iter().chain(own) {
        loader.file(file);
    }
    loader.finish()
}

fn collect(dir: &Dir<'_>, into: &mut Vec<Arc<SourceText>>) {
    for file in dir.files().filter(|f| f.path().extension().is_some_and(|e| e == "toml")) {
        let path = format!("packs/{}", file.path().to_string_lossy().replace('\\', "/"));
        into.push(SourceText::new(path, file.contents_utf8().unwrap_or_default()));
    }
    for inner in dir.dirs() {
        collect(inner, into);
    }
}

#[derive(Default)]
struct Loader {
    schema: Schema,
    governance: governance::Loader,
    criteria: criteria::Loader,
    incentives: incentives::Loader,
    sources: BTreeMap<String, Arc<SourceText>>,
    found: Vec<Diagnostic>,
}

impl Loader {
    fn file(&mut self, source: &Arc<SourceText>) {
        let mut parts = source.path.rsplit('/');
        let (name, pack) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        // Words and style rules, which lie beside the packs and are data of the same kind.
        let beside = match name {
            "words.txt" | "accept.txt" => Some("words.txt"),
            _ if name.ends_with(".yml") => Some("styles"),
            _ => None,
        };
        if let Some(list) = beside {
            self.schema.check_rules.entry(list.to_owned()).or_default().push(Arc::clone(source));
            return;
        }
        if crate::extract::rules::is_rules(&source.path) {
            self.schema.capture_rules.push(Arc::clone(source));
            return;
        }
        match name {
            "pack.toml" => {
                if let Some(raw) = self.parse::<RawPack>(source) {
                    for group in raw.group {
                        files::put(&mut self.schema.groups, group.into(), |group| &group.id);
                    }
                }
            }
            "common.toml" => {
                if let Some(raw) = self.parse::<RawCommon>(source) {
                    let fields = self.fields(source, raw.field);
                    for field in fields {
                        files::put(&mut self.schema.common, field, |field| &field.name);
                    }
                }
            }
            "rules.toml" if pack != "checks" => {
                if let Some(raw) = self.parse::<RawRules>(source) {
                    rules::merge(&mut self.schema.metric_rules, raw.rule);
                }
            }
            // By which words and in what order a conversation becomes a page: read when there is one.
            "words.toml" | "methods.toml" if pack == "capture" => {
                self.schema
                    .check_rules
                    .entry(format!("capture/{name}"))
                    .or_default()
                    .push(Arc::clone(source));
            }
            _ if self.governance.file(name, source)
                || self.criteria.file(name, source)
                || self.incentives.file(name, source) => {}
            _ if pack == "checks" => {
                let check = name.trim_end_matches(".toml").to_owned();
                self.schema.check_rules.entry(check).or_default().push(Arc::clone(source));
            }
            _ => {
                if let Some(raw) = self.parse::<RawType>(source) {
                    self.content_type(source, pack, raw);
                }
            }
        }
    }

    fn parse<'a, T: Deserialize<'a>>(&mut self, source: &'a Arc<SourceText>) -> Option<T> {
        match toml::from_str(&source.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let first = error.message().lines().next().unwrap_or_default().to_owned();
                let span = Span::new(source, error.span().unwrap_or(0..0));
                self.found.push(Diagnostic::new(Code::Pack, first).at(span));
                None
            }
        }
    }

    fn wrong(&mut self, source: &Arc<SourceText>, given: &str, message: String, help: Option<String>) {
        let start = source.text.find(&format!("\"{given}\"")).map_or(0, |i| i + 1);
        let span = Span::new(source, start..start + given.len());
        self.found.push(Diagnostic::new(Code::Pack, message).at(span).help_opt(help));
    }

    fn content_type(&mut self, source: &Arc<SourceText>, pack: &str, raw: RawType) {
        let review_cycle = match raw.review_cycle.as_deref().map_or(Ok(None), Cycle::parse) {
            Ok(cycle) => cycle,
            Err(message) => {
                self.wrong(source, raw.review_cycle.as_deref().unwrap_or_default(), message, None);
                None
            }
        };
        let fields = self.fields(source, raw.field);
        let access = raw.access.as_deref().and_then(|given| self.access(source, given));
        let title = raw.title.unwrap_or_else(|| title_from_name(&raw.id));
        let declared = ContentType {
            pack: pack.to_owned(),
            group: raw.group,
            plural: raw.plural.unwrap_or_else(|| title.clone()),
            title,
            icon: raw.icon.unwrap_or_else(|| "file-text".into()),
            description: raw.description,
            folders: raw.folders,
            template: raw.template,
            review_cycle,
            required_reviews: raw.required_reviews,
            validation_rules: raw.validation_rules,
            kind: raw.kind,
            access,
            onboarding: raw.onboarding,
            order: raw.order,
            sections: raw.section.into_iter().map(Section::from).collect(),
            fields,
            id: raw.id.clone(),
        };
        self.sources.insert(raw.id.clone(), Arc::clone(source));
        self.schema.types.insert(raw.id, declared);
    }

    /// An access that cannot be read is the closest: nothing is shown by mistake.
    fn access(&mut self, source: &Arc<SourceText>, given: &str) -> Option<Access> {
        let known = Access::find(given);
        if known.is_none() {
            let help = suggest(given, Access::ALL.map(Access::id));
            self.wrong(source, given, format!("unknown access `{given}`"), help);
        }
        known.or(Some(Access::Restricted))
    }

    fn fields(&mut self, source: &Arc<SourceText>, raw: Vec<RawField>) -> Vec<Field> {
        raw.into_iter().filter_map(|f| self.field(source, f)).collect()
    }

    fn field(&mut self, source: &Arc<SourceText>, raw: RawField) -> Option<Field> {
        const TYPES: [&str; 13] = [
            "string", "text", "integer", "float", "bool", "date", "duration", "url", "enum", "ref", "list",
            "map", "table",
        ];
        let kind_of = |loader: &mut Self, name: &str, raw: &RawField| {
            Some(match name {
                "string" => FieldKind::String,
                "text" => FieldKind::Text,
                "integer" => FieldKind::Integer,
                "float" => FieldKind::Float,
                "bool" => FieldKind::Bool,
                "date" => FieldKind::Date,
                "duration" => FieldKind::Duration,
                "url" => FieldKind::Url,
                "enum" => FieldKind::Enum(raw.values.iter().cloned().map(EnumValue::from).collect()),
                "ref" => FieldKind::Ref { to: raw.to.clone().into_list(), inverse: raw.inverse.clone() },
                other => {
                    let message = format!("field `{}` has the unknown type `{other}`", raw.name);
                    loader.wrong(source, other, message, suggest(other, TYPES));
                    return None;
                }
            })
        };
        let kind = match raw.kind.as_str() {
            "list" => FieldKind::List(Box::new(kind_of(self, raw.of.as_deref().unwrap_or("string"), &raw)?)),
            "map" => FieldKind::Map(Box::new(kind_of(self, raw.of.as_deref().unwrap_or("string"), &raw)?)),
            "table" => FieldKind::Table(self.fields(source, raw.column.clone())),
            name => kind_of(self, name, &raw)?,
        };
        if matches!(&kind, FieldKind::Enum(values) if values.is_empty()) {
            self.wrong(source, &raw.name, format!("enum field `{}` declares no values", raw.name), None);
        }
        Some(Field {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.name)),
            help: raw.help,
            example: raw.example,
            default: raw.default,
            required: raw.required,
            show: raw.show,
            facet: raw.facet,
            names_file: raw.file,
            kind,
            name: raw.name,
        })
    }

    /// Checks what can only be checked when every pack is read, and indexes folders.
    fn finish(mut self) -> (Schema, Vec<Diagnostic>) {
        let (governance, found) = std::mem::take(&mut self.governance).finish();
        self.schema.governance = governance;
        self.schema.groups.sort_by_key(|group| group.order);
        self.found.extend(found);
        let (criteria, found) = std::mem::take(&mut self.criteria).finish();
        self.schema.criteria = criteria;
        self.found.extend(found);
        let (incentives, found) = std::mem::take(&mut self.incentives).finish();
        self.schema.incentives = incentives;
        self.found.extend(found);
        let ids: Vec<String> = self.schema.types.keys().cloned().collect();
        let mut wrong = Vec::new();
        let reviews = || self.schema.governance.rubrics.iter().map(|r| r.id.as_str());
        for declared in self.schema.types.values() {
            for folder in &declared.folders {
                // Rows lie in the first folder as it is written; a file is known by the innermost name.
                let name = folder.rsplit('/').next().unwrap_or(folder);
                self.schema.folders.entry(name.to_owned()).or_insert_with(|| declared.id.clone());
            }
            if !declared.group.is_empty() && self.schema.group(&declared.group).is_none() {
                let help = suggest(&declared.group, self.schema.groups.iter().map(|g| g.id.as_str()));
                wrong.push((declared.id.clone(), declared.group.clone(), "group", help));
            }
            for review in declared.required_reviews.iter().filter(|r| reviews().all(|known| known != *r)) {
                wrong.push((declared.id.clone(), review.clone(), "review type", suggest(review, reviews())));
            }
            for target in declared.fields.iter().flat_map(|f| ref_targets(&f.kind)) {
                if !self.schema.types.contains_key(&target) {
                    let help = suggest(&target, ids.iter().map(String::as_str));
                    wrong.push((declared.id.clone(), target, "type", help));
                }
            }
        }
        for (id, given, what, help) in wrong {
            if let Some(source) = self.sources.get(&id).cloned() {
                self.wrong(&source, &given, format!("type `{id}` names the unknown {what} `{given}`"), help);
            }
        }
        for id in ids {
            self.schema.folders.entry(id.clone()).or_insert_with(|| id.clone());
            self.schema.folders.entry(id.replace('_', "-")).or_insert(id);
        }
        (self.schema, self.found)
    }
}

fn ref_targets(kind: &FieldKind) -> Vec<String> {
    match kind {
        FieldKind::Ref { to, .. } => to.clone(),
        FieldKind::List(of) | FieldKind::Map(of) => ref_targets(of),
        FieldKind::Table(columns) => columns.iter().flat_map(|c| ref_targets(&c.kind)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_by_their_order_and_own_ones_last() {
        let pack = |text: &str| SourceText::new("packs/own/pack.toml".to_owned(), text.to_owned());
        let (schema, found) = load(&[pack(
            "id = \"own\"\n[[group]]\nid = \"later\"\n[[group]]\nid = \"between\"\norder = 22\n",
        )]);
        assert_eq!(found, []);
        let ids: Vec<_> = schema.groups.iter().map(|group| group.id.as_str()).collect();
        let expected = [
            "general",
            "people",
            "technical",
            "between",
            "process",
            "learning",
            "research",
            "organisational",
            "development",
            "improvement",
            "innovation",
            "culture",
            "capture",
            "later",
        ];
        assert_eq!(ids, expected);
    }
}
