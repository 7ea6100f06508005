//! Every diagnostic code: one row each, the only list there is.

use std::fmt;

/// How bad it is. Errors stop the write; warnings do so under `--strict`; notes never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// The portal is built; a reader will notice.
    Warning,
    /// The portal is not written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

macro_rules! codes {
    ($($variant:ident $id:literal $name:literal $severity:ident $doc:literal;)*) => {
        /// A stable diagnostic code. Numbers are never reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $doc] $variant,)*
        }

        impl Code {
            /// All of them, by number.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// `LY001` and so on.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The name that `[severity]` in `lyceum.toml` also accepts.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity unless configured.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What the code means, in one sentence.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

codes! {
    FrontMatter "LY001" "front-matter" Error "The front matter is not valid TOML or YAML, or its fence is never closed.";
    Encoding "LY002" "encoding" Error "The file is not UTF-8 text.";
    UnknownField "LY003" "unknown-field" Warning "A front matter field that neither the type nor the common fields declare; it is kept under `extra`.";
    WrongType "LY004" "wrong-type" Error "A field's value is not of the declared type.";
    BadEnum "LY005" "bad-enum" Error "A field's value is not one of the declared values.";
    BadDate "LY006" "bad-date" Error "A date that is not written as year-month-day, or does not exist.";
    MissingField "LY007" "missing-field" Error "A field that the type requires is missing.";
    DanglingReference "LY008" "dangling-reference" Error "A typed field names a page or record that does not exist.";
    AmbiguousReference "LY009" "ambiguous-reference" Error "A typed field names something that several pages answer to.";
    DuplicateId "LY010" "duplicate-id" Error "Two pages or records of one type have the same identifier.";
    DuplicateUrl "LY011" "duplicate-url" Error "Two sources claim the same URL, also by letter case or Unicode form alone.";
    UnknownType "LY012" "unknown-type" Error "The `type` of a page is not declared by any pack.";
    BadAccess "LY013" "bad-access" Error "An access value, audience, team or role that is not declared: access fails closed.";
    DataRow "LY014" "data-row" Error "A row or file of `data/` cannot be read.";
    Config "LY015" "config" Error "A value in `lyceum.toml` is wrong.";
    Pack "LY016" "pack" Error "A content type is declared wrongly.";
    ReservedPath "LY017" "reserved-path" Error "A page claims a path that the portal itself writes.";
    BadValue "LY018" "bad-value" Error "A duration, URL, number or identifier that cannot be read.";
    ReferenceCycle "LY019" "reference-cycle" Error "Prerequisites, parents or supersessions form a cycle.";
    BrokenLink "LY020" "broken-link" Warning "A link to a page that does not exist.";
    BrokenAnchor "LY021" "broken-anchor" Warning "A link to a heading that the target page does not have.";
    BrokenImage "LY022" "broken-image" Warning "An image or file that does not exist.";
    MissingSection "LY023" "missing-section" Warning "A section that the type requires is missing.";
    NoType "LY024" "no-type" Note "A page without a type; it is built as a plain page.";
    ForeignSyntax "LY025" "foreign-syntax" Note "Syntax of another generator; it is shown as it is and never executed.";
    Include "LY026" "include" Error "An include names a file or region that cannot be read.";
    HighlightBudget "LY027" "highlight-budget" Warning "A code block took too long to highlight and is shown plain.";
    Math "LY028" "math" Warning "TeX that cannot be turned into `MathML`; it is shown as written.";
    UnknownLanguage "LY029" "unknown-language" Note "A code fence names a language that the highlighter does not know.";
    AmbiguousLink "LY030" "ambiguous-link" Warning "A wikilink that several pages answer to.";
    OutsideAudience "LY031" "outside-audience" Note "A link or reference leads to a page outside this portal's audience; it is shown as text.";
    SkippedFile "LY032" "skipped-file" Note "A file in the content folder that is not published: its kind is not on the list, or it is not a regular file.";
    Nesting "LY033" "nesting" Warning "Markup nested so deeply that the page is shown without its raw HTML.";
    RawHtml "LY034" "raw-html" Warning "Raw HTML with elements or attributes that are not published, such as scripts; they were removed.";
    Template "LY035" "template" Error "A template cannot be parsed or rendered.";
    UnknownTag "LY036" "unknown-option" Warning "An unknown option on a code fence, tab or callout.";
    Schedule "LY037" "schedule" Note "A page is left out because of its draft, publication or expiry state.";
    ClosedType "LY038" "closed-type" Note "Records that are left out because their type is closed to this audience.";
    TooLarge "LY039" "too-large" Error "A file is larger than the limit for its kind.";
    CodeSyntax "LY101" "code-syntax" Warning "A code block that its language's parser cannot read.";
    LinkVerification "LY102" "link-verification" Warning "A link to another site that does not answer, or is not allowed.";
    SchemaValidation "LY103" "schema-validation" Warning "An example that does not follow the schema that the page names.";
    ExampleExecution "LY104" "example-execution" Warning "A runnable example that fails, takes too long, or prints something else than the page says.";
    SpellingGrammar "LY105" "spelling-grammar" Warning "A word that no dictionary has, or a grammatical mistake.";
    StyleConsistency "LY106" "style-consistency" Note "Markdown or prose that the style rules ask to be written otherwise.";
    Readability "LY107" "readability-score" Note "Text that is harder to read than the page's level asks for.";
    Structure "LY108" "structure-validation" Warning "Headings that skip a level, sections out of order, empty or too long.";
    Compliance "LY109" "compliance-validation" Warning "A secret, personal data, or a missing or contradicting mark of access, classification or licence.";
    Brand "LY110" "brand-guidelines" Warning "A name that is written differently, or a word that is not to be used.";
    Accessibility "LY111" "accessibility-check" Warning "Something that a reader with a disability cannot see, hear or use.";
    Gate "LY120" "gate" Warning "A page is published and has not passed the gates of its type.";
    Drift "LY121" "drift" Warning "An approval is older than what it approved.";
    SelfApproval "LY122" "self-approval" Warning "A page was approved by its author or its owner.";
    Transition "LY123" "transition" Warning "A status or stage was skipped, or contradicts the other.";
    ReviewRecord "LY124" "review-record" Warning "A review that cannot be right: an unknown criterion, points outside 0 to 100, a date to come.";
    Task "LY125" "task" Warning "A task cannot be as it is written: done before those that come first, due before them, or looked at by who does it.";
    Evergreen "LY126" "evergreen" Warning "An evergreen page without a reason, or without any review.";
    MissingReview "LY127" "missing-review" Warning "A page lacks a review that its type requires and that is no gate.";
    Usage "LY128" "usage" Note "Usage figures name something that is no page of this portal.";
    Development "LY130" "development" Warning "An assessment, goal, plan, role or pathway cannot be as it is written: dated to come, leading down, outside its plan or its scale.";
    Capacity "LY131" "capacity" Warning "A training session has more participants than places.";
    Enrolment "LY132" "enrolment" Warning "Somebody takes part in a training session who cannot: without what it requires, twice, too late, or as its instructor.";
    DoubleBooking "LY133" "double-booking" Warning "Two training sessions need a person or a room at once, or the dates or times of one cannot be.";
    Certification "LY134" "certification" Warning "A certificate ends before it was earned, is held twice, or has expired.";
    LearningPath "LY135" "learning-path" Warning "A learning path cannot be walked as it is written: without steps, with a step twice or before what it needs.";
    Quiz "LY136" "quiz" Warning "A question of a quiz cannot be answered: no options, no answer, an answer that is no option, two options alike.";
    Measurement "LY137" "measurement" Warning "A measurement cannot be read, is dated to come, or is of no metric.";
    Metric "LY138" "metric" Warning "A metric cannot be as it is written: its unit, its thresholds, or the formula that it is worked out by.";
    Rule "LY139" "rule" Warning "The condition of a rule cannot be evaluated.";
    Action "LY140" "action" Warning "An action cannot be as it is written: signed by who answers for it or too early, checked in the wrong order, documented by nothing.";
    Incident "LY141" "incident" Warning "An incident cannot be as it is written: a score outside 1 to 5, a focus in the wrong area, repeating a later one.";
    Initiative "LY142" "initiative" Warning "An initiative cannot be as it is written, or part of it is late: dates that contradict each other, a criterion that nobody can measure, points off the scale.";
    SystemImprovement "LY143" "system-improvement" Warning "An improvement of a system cannot be as it is written, or is late: scores off the scale or missing, a phase before the one that comes first, done without its tests.";
    Technology "LY144" "technology" Warning "A technology cannot be drawn as it is written: a ring or quadrant that the radar does not have, an edition twice, two with one name.";
    Evaluation "LY145" "evaluation" Warning "An evaluation does not add up: weights that do not sum to 1, a criterion that nobody knows, a score outside its scale, advice against the ranking.";
    Project "LY146" "project" Warning "An innovation project cannot be as it is written, or a milestone is late: stages, dates or amounts that contradict each other, an end without a reason.";
    Idea "LY147" "idea" Warning "An idea or a vote for one cannot be as it is written: turned down and tried out, a vote of nobody, of one voter twice, or of a day that cannot be.";
    Recognition "LY148" "recognition" Warning "Thanks that cannot be as they are written: dated to come, for oneself, twice, by a rule that nobody knows, for somebody who does not want to be named.";
    CultureAssessment "LY149" "culture-assessment" Warning "A culture survey cannot be as it is written: a mean off the scale, more answers than people asked, a mean over so few that it tells of one of them.";
    ExtractionRule "LY150" "extraction-rule" Error "A rule by which code is read cannot be used: a query that does not compile, a validation that nobody knows.";
    Extracted "LY151" "extracted" Warning "A page that was drafted from code no longer agrees with it: what it shows is gone.";
    CodeExpertise "LY152" "code-expertise" Warning "A row of who knows the code cannot be as it is written: a share outside 0 to 1, about nothing or two things, twice, dated to come, with an address.";
    Captured "LY155" "captured" Warning "What somebody said is shown before they agreed to it, agreed to without their review, or captured on a day to come.";
}

impl Code {
    /// Finds a code by number or name.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.id().eq_ignore_ascii_case(text) || c.name() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_and_names_are_unique_and_in_order() {
        let ids: Vec<_> = Code::ALL.iter().map(|c| c.id()).collect();
        let names: BTreeSet<_> = Code::ALL.iter().map(|c| c.name()).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert_eq!(names.len(), ids.len());
        assert_eq!(Code::find("ly020"), Some(Code::BrokenLink));
        assert_eq!(Code::find("broken-link"), Some(Code::BrokenLink));
    }
}
