//! The names of the checks.

use crate::diagnostic::Code;

/// An automated check (seed 004 §1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Code blocks are read by their language's parser.
    CodeSyntax,
    /// Links, anchors, files and images exist.
    Links,
    /// Fields, sections and examples follow their schemas.
    Schema,
    /// Runnable examples do what the page says.
    Execution,
    /// Words and grammar.
    Spelling,
    /// Markdown and prose as the style rules ask.
    Style,
    /// Whether the text is as easy as its level asks.
    Readability,
    /// Headings and sections.
    Structure,
    /// Secrets, personal data, licence and classification.
    Compliance,
    /// Names and words of the brand.
    Brand,
    /// What readers with disabilities need.
    Accessibility,
}

impl Check {
    /// All of them, in the order of the gates.
    pub const ALL: [Self; 11] = [
        Self::CodeSyntax,
        Self::Links,
        Self::Schema,
        Self::Execution,
        Self::Spelling,
        Self::Style,
        Self::Readability,
        Self::Structure,
        Self::Compliance,
        Self::Brand,
        Self::Accessibility,
    ];

    /// Its identifier in gates, comments and the names of rule files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::CodeSyntax => "code_syntax_validation",
            Self::Links => "link_verification",
            Self::Schema => "schema_validation",
            Self::Execution => "example_execution",
            Self::Spelling => "spelling_grammar",
            Self::Style => "style_consistency",
            Self::Readability => "readability_score",
            Self::Structure => "structure_validation",
            Self::Compliance => "compliance_validation",
            Self::Brand => "brand_guidelines",
            Self::Accessibility => "accessibility_check",
        }
    }

    /// For readers.
    pub const fn title(self) -> &'static str {
        match self {
            Self::CodeSyntax => "Code syntax",
            Self::Links => "Links",
            Self::Schema => "Fields and schemas",
            Self::Execution => "Runnable examples",
            Self::Spelling => "Spelling and grammar",
            Self::Style => "Style",
            Self::Readability => "Readability",
            Self::Structure => "Structure",
            Self::Compliance => "Compliance",
            Self::Brand => "Brand",
            Self::Accessibility => "Accessibility",
        }
    }

    /// The code of its findings.
    pub const fn code(self) -> Code {
        match self {
            Self::CodeSyntax => Code::CodeSyntax,
            Self::Links => Code::LinkVerification,
            Self::Schema => Code::SchemaValidation,
            Self::Execution => Code::ExampleExecution,
            Self::Spelling => Code::SpellingGrammar,
            Self::Style => Code::StyleConsistency,
            Self::Readability => Code::Readability,
            Self::Structure => Code::Structure,
            Self::Compliance => Code::Compliance,
            Self::Brand => Code::Brand,
            Self::Accessibility => Code::Accessibility,
        }
    }

    /// The check that a finding belongs to: also what other stages find counts for a gate.
    pub fn of(code: Code) -> Option<Self> {
        Some(match code {
            Code::BrokenLink | Code::BrokenAnchor | Code::BrokenImage | Code::AmbiguousLink => Self::Links,
            Code::UnknownField
            | Code::WrongType
            | Code::BadEnum
            | Code::BadDate
            | Code::MissingField
            | Code::DanglingReference
            | Code::AmbiguousReference
            | Code::BadValue => Self::Schema,
            Code::MissingSection => Self::Structure,
            _ => return Self::ALL.into_iter().find(|check| check.code() == code),
        })
    }

    /// The check of an identifier, a code or a code's name.
    pub fn find(name: &str) -> Option<Self> {
        let by_id = Self::ALL.into_iter().find(|check| check.id() == name);
        by_id.or_else(|| Self::ALL.into_iter().find(|check| Some(check.code()) == Code::find(name)))
    }
}
