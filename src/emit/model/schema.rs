//! The content types as data.

use serde::Serialize;

use crate::schema::{ContentType, Cycle, Field, FieldKind, Group, Kind, Section};

#[derive(Serialize)]
pub(super) struct GroupView<'a> {
    id: &'a str,
    title: &'a str,
    description: &'a str,
}

/// One content type with everything that a reader of the data has to know of its pages.
#[derive(Serialize)]
pub(in crate::emit) struct TypeView<'a> {
    id: &'a str,
    title: &'a str,
    plural: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    group: &'a str,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_cycle: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    required_reviews: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    validation_rules: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldView<'a>>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    title: &'a str,
    required: bool,
}

#[derive(Serialize)]
pub(super) struct FieldView<'a> {
    name: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'a str,
    kind: &'static str,
    required: bool,
    /// What the items of a list are.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'static str>,
    /// Of an enum, or a list of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'a str>,
    /// Types that a reference may lead to; none for any.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    to: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<FieldView<'a>>,
}

pub(super) fn group_view(group: &Group) -> GroupView<'_> {
    GroupView { id: &group.id, title: &group.title, description: &group.description }
}

pub(in crate::emit) fn type_view(of: &ContentType) -> TypeView<'_> {
    TypeView {
        id: &of.id,
        title: &of.title,
        plural: &of.plural,
        description: &of.description,
        group: &of.group,
        kind: of.kind,
        review_cycle: of.review_cycle.map(Cycle::describe),
        required_reviews: &of.required_reviews,
        validation_rules: &of.validation_rules,
        sections: of
            .sections
            .iter()
            .map(|Section { title, required, .. }| SectionView { title, required: *required })
            .collect(),
        fields: of.fields.iter().map(field_view).collect(),
    }
}

pub(super) fn field_view(field: &Field) -> FieldView<'_> {
    let mut view = FieldView {
        name: &field.name,
        title: &field.title,
        help: &field.help,
        kind: field.kind.id(),
        required: field.required,
        of: None,
        values: Vec::new(),
        to: &[],
        columns: Vec::new(),
    };
    let inner = match &field.kind {
        FieldKind::List(of) | FieldKind::Map(of) => {
            view.of = Some(of.id());
            of
        }
        kind => kind,
    };
    match inner {
        FieldKind::Enum(values) => view.values = values.iter().map(|v| v.id.as_str()).collect(),
        FieldKind::Ref { to, .. } => view.to = to,
        FieldKind::Table(columns) => view.columns = columns.iter().map(field_view).collect(),
        _ => {}
    }
    view
}
