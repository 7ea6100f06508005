//! From the hundreds of scopes of the grammars to the dozen classes of the style sheet.

use std::sync::LazyLock;

use syntect::parsing::Scope;

/// A class: one letter, kept short since it is written many times on a page.
pub(super) type Class = char;

/// What a scope says about its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It has this class.
    Is(Class),
    /// It is plain again, whatever is around it: code in a string.
    Plain,
    /// Strings in it are keys and not values.
    Key,
}

use Meaning::{Is, Key, Plain};

/// Scopes and their meaning; the first that fits counts.
const RULES: &[(&str, Meaning)] = &[
    ("comment", Is('c')),
    ("punctuation.definition.comment", Is('c')),
    ("meta.mapping.key", Key),
    ("meta.structure.dictionary.key", Key),
    ("constant.other.object.key", Key),
    ("meta.interpolation", Plain),
    ("meta.template.expression", Plain),
    ("meta.embedded", Plain),
    ("constant.character.escape", Is('n')),
    ("constant.other.placeholder", Is('n')),
    ("string", Is('s')),
    ("punctuation.definition.string", Is('s')),
    ("constant", Is('n')),
    ("support.constant", Is('n')),
    ("variable.other.constant", Is('n')),
    ("entity.name.constant", Is('n')),
    ("keyword.operator.word", Is('k')),
    ("keyword.operator.logical.python", Is('k')),
    // Signs stay plain: a colour for each costs more bytes than it helps.
    ("keyword.operator", Plain),
    ("punctuation.definition.keyword", Is('k')),
    ("keyword", Is('k')),
    ("variable.language", Is('k')),
    ("storage.type.primitive", Is('t')),
    ("storage", Is('k')),
    ("entity.name.function", Is('f')),
    ("variable.function", Is('f')),
    ("support.function", Is('f')),
    ("support.macro", Is('f')),
    ("entity.name.macro", Is('f')),
    ("entity.name.tag", Is('g')),
    ("punctuation.definition.tag", Is('g')),
    ("entity.other.attribute-name", Is('a')),
    ("punctuation.definition.annotation", Is('a')),
    ("variable.annotation", Is('a')),
    ("entity.name.label", Is('a')),
    ("entity.name.section", Is('f')),
    ("markup.heading", Is('f')),
    ("entity.name", Is('t')),
    ("entity.other.inherited-class", Is('t')),
    ("support.type.property-name", Is('a')),
    ("support.type", Is('t')),
    ("support.class", Is('t')),
    ("variable.parameter", Is('v')),
    ("variable.other.readwrite.shell", Is('v')),
    ("variable.other.readwrite", Is('v')),
    ("punctuation.definition.variable", Is('v')),
    ("support.variable", Is('v')),
    ("support.other", Is('f')),
    ("markup.inserted", Is('i')),
    ("markup.deleted", Is('d')),
    ("meta.diff.header", Is('c')),
    ("meta.diff.range", Is('n')),
    ("markup.raw", Is('s')),
    ("markup.underline.link", Is('s')),
];

static SCOPES: LazyLock<Vec<(Scope, Meaning)>> = LazyLock::new(|| {
    let parsed = RULES.iter().filter_map(|(text, meaning)| Some((Scope::new(text).ok()?, *meaning)));
    parsed.collect()
});

/// What a scope says, if anything.
pub(super) fn meaning(scope: Scope) -> Option<Meaning> {
    SCOPES.iter().find(|(rule, _)| rule.is_prefix_of(scope)).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_scope_and_can_be_reached() {
        assert_eq!(SCOPES.len(), RULES.len());
        for (text, expected) in RULES {
            let scope = Scope::new(text).expect("a scope");
            // An earlier, shorter rule with the same meaning would make a rule superfluous.
            assert_eq!(meaning(scope), Some(*expected), "{text}");
        }
    }
}
