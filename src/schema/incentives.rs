//! `incentives.toml`: which behaviours are wanted, and what somebody gets for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{files, title_from_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};

/// Something that people are to do more often.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// Identifier: `knowledge_sharing`.
    pub id: String,
    /// As shown.
    pub title: String,
    /// What is wanted, in one sentence.
    pub wanted: String,
}

/// What makes people care for an incentive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncentiveType {
    /// Being named.
    Recognition,
    /// Money.
    Financial,
    /// The next role.
    CareerAdvancement,
    /// Time and money to learn.
    LearningOpportunities,
    /// Deciding for oneself.
    Autonomy,
    /// Doing something that matters.
    Purpose,
    /// Belonging.
    Social,
    /// Having reached something.
    Achievement,
}

impl IncentiveType {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Recognition => "Recognition",
            Self::Financial => "Money",
            Self::CareerAdvancement => "Career",
            Self::LearningOpportunities => "Learning",
            Self::Autonomy => "Autonomy",
            Self::Purpose => "Purpose",
            Self::Social => "Belonging",
            Self::Achievement => "Achievement",
        }
    }
}

/// Where it is seen that a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EarnedBy {
    /// A row of thanks names the rule.
    Ledger,
    /// A page that the person wrote.
    Authored,
    /// A change to a page of somebody else.
    Fixed,
    /// A review in the front matter of somebody else's page.
    Reviewed,
    /// Somebody names the person as their mentor.
    Mentored,
    /// A training session that was completed.
    Course,
    /// A certificate that is held.
    Certification,
}

impl EarnedBy {
    /// How it is earned, for readers.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ledger => "thanks that name the rule",
            Self::Authored => "a page written",
            Self::Fixed => "a page of somebody else changed",
            Self::Reviewed => "a page of somebody else reviewed",
            Self::Mentored => "being somebody’s mentor",
            Self::Course => "a course completed",
            Self::Certification => "a certificate",
        }
    }
}

/// Something that comes with a rule besides points.
#[derive(Debug, Clone, PartialEq)]
pub struct Benefit {
    /// As shown.
    pub title: String,
    /// What of it: a share, a time; empty where there is nothing to say.
    pub text: String,
    /// Money, in the currency of the portal.
    pub amount: Option<f64>,
}

/// What somebody gets, and for what.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Identifier: `tech_talk_delivery`.
    pub id: String,
    /// As shown.
    pub title: String,
    /// The heading that it stands under.
    pub group: String,
    /// The behaviours that it strengthens.
    pub behaviours: Vec<String>,
    /// What makes people care.
    pub types: Vec<IncentiveType>,
    /// Points each time.
    pub points: u32,
    /// Where it is seen.
    pub earned_by: Vec<EarnedBy>,
    /// The most times that a person earns it in a month from what is no thanks.
    pub per_month: Option<u32>,
    /// What comes with it, by name.
    pub benefits: Vec<Benefit>,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Incentives {
    /// In the order in which they are shown.
    pub behaviours: Vec<Behaviour>,
    /// In the order in which they are shown.
    pub rules: Vec<Rule>,
}

impl Incentives {
    /// The place of a rule.
    pub fn rule(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.id == id)
    }

    /// A behaviour as shown.
    pub fn behaviour_title(&self, id: &str) -> String {
        let known = self.behaviours.iter().find(|it| it.id == id);
        known.map_or_else(|| title_from_name(id), |it| it.title.clone())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    behaviour: Vec<Behaviour>,
    #[serde(default)]
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    title: Option<String>,
    #[serde(default)]
    group: String,
    #[serde(default)]
    behaviours: Vec<String>,
    #[serde(default)]
    types: Vec<IncentiveType>,
    points: u32,
    earned_by: Vec<EarnedBy>,
    per_month: Option<u32>,
    #[serde(default)]
    benefits: BTreeMap<String, RawBenefit>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawBenefit {
    Has(bool),
    Amount { amount: f64 },
    Share(f64),
    Text(String),
}

impl From<RawRule> for Rule {
    fn from(raw: RawRule) -> Self {
        let benefit = |(id, given): (String, RawBenefit)| {
            let (text, amount) = match given {
                RawBenefit::Has(false) => return None,
                RawBenefit::Has(true) => (String::new(), None),
                RawBenefit::Amount { amount } => (String::new(), Some(amount)),
                RawBenefit::Share(share) => (share.to_string(), None),
                RawBenefit::Text(text) => (text, None),
            };
            Some(Benefit { title: title_from_name(&id), text, amount })
        };
        Self {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.id)),
            group: raw.group,
            behaviours: raw.behaviours,
            types: raw.types,
            points: raw.points,
            earned_by: raw.earned_by,
            per_month: raw.per_month,
            benefits: raw.benefits.into_iter().filter_map(benefit).collect(),
            id: raw.id,
        }
    }
}

/// Collects them file by file; the later of one id replaces the earlier in its place.
#[derive(Default)]
pub(super) struct Loader {
    incentives: Incentives,
    /// Behaviour → the rule and the file that name it.
    named: Vec<(String, String, Arc<SourceText>)>,
    found: Vec<Diagnostic>,
}

impl Loader {
    /// Reads a file if it is the one.
    pub(super) fn file(&mut self, name: &str, source: &Arc<SourceText>) -> bool {
        if name != "incentives.toml" {
            return false;
        }
        match files::read::<Raw>(source) {
            Ok(raw) => self.add(raw, source),
            Err(wrong) => self.found.push(wrong),
        }
        true
    }

    fn add(&mut self, raw: Raw, source: &Arc<SourceText>) {
        for behaviour in raw.behaviour {
            files::put(&mut self.incentives.behaviours, behaviour, |it| &it.id);
        }
        for rule in raw.rule.into_iter().map(Rule::from) {
            let named = rule.behaviours.iter().map(|id| (id.clone(), rule.id.clone(), Arc::clone(source)));
            self.named.extend(named);
            files::put(&mut self.incentives.rules, rule, |it| &it.id);
        }
    }

    /// What can be checked when every pack is read.
    pub(super) fn finish(mut self) -> (Incentives, Vec<Diagnostic>) {
        let known = || self.incentives.behaviours.iter().map(|it| it.id.as_str());
        for (given, rule, source) in &self.named {
            if known().all(|id| id != given) {
                let start = source.text.find(&format!("\"{given}\"")).map_or(0, |at| at + 1);
                let message = format!("the rule `{rule}` names the unknown behaviour `{given}`");
                let span = Span::new(source, start..start + given.len());
                let d = Diagnostic::new(Code::Pack, message).at(span);
                self.found.push(d.help_opt(suggest(given, known())));
            }
        }
        (self.incentives, self.found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(texts: &[&str]) -> (Incentives, Vec<String>) {
        let files: Vec<_> =
            texts.iter().map(|text| SourceText::new("packs/own/incentives.toml", *text)).collect();
        let (schema, found) = crate::schema::load(&files);
        (schema.incentives, found.into_iter().map(|d| d.message).collect())
    }

    #[test]
    fn the_built_in_rules_have_the_numbers_of_the_seed() {
        let (incentives, found) = load(&[]);
        assert_eq!(found, [""; 0]);
        assert_eq!(incentives.behaviours.len(), 10);
        let points = |id: &str| incentives.rules[incentives.rule(id).unwrap()].points;
        let seed = [
            ("tech_talk_delivery", 50),
            ("mentoring_program", 100),
            ("documentation_contribution", 25),
            ("cross_team_collaboration", 75),
            ("certification_achievement", 0),
            ("course_completion", 30),
            ("innovation_contribution", 150),
        ];
        assert_eq!(seed.map(|(id, _)| (id, points(id))), seed);
        let amounts: Vec<_> = incentives
            .rules
            .iter()
            .flat_map(|rule| &rule.benefits)
            .filter_map(|it| Some((it.title.as_str(), it.amount?)))
            .collect();
        assert_eq!(amounts, [("Learning budget bonus", 200.0), ("Financial bonus", 1000.0)]);
        let texts: Vec<_> =
            incentives.rules.iter().flat_map(|rule| &rule.benefits).map(|it| &it.text).collect();
        assert_eq!(texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>(), ["0.15", "20%"]);
    }

    #[test]
    fn the_behaviours_are_those_of_the_types() {
        let (schema, _) = crate::schema::load(&[]);
        let ids: Vec<_> = schema.incentives.behaviours.iter().map(|it| it.id.clone()).collect();
        let field = schema.get("recognition").field("behaviour").unwrap();
        let crate::schema::FieldKind::Enum(values) = &field.kind else { panic!("no enumeration") };
        assert_eq!(values.iter().map(|it| it.id.clone()).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn a_portal_replaces_a_rule_and_is_told_what_is_unknown() {
        let own = "[[rule]]\nid = \"tech_talk_delivery\"\npoints = 10\nearned_by = [\"ledger\"]\nbehaviours = [\"teachin\"]\n";
        let (incentives, found) = load(&[own]);
        assert_eq!(
            (incentives.rules[0].points, incentives.rules[0].title.as_str()),
            (10, "Tech talk delivery")
        );
        assert_eq!(found, ["the rule `tech_talk_delivery` names the unknown behaviour `teachin`"]);
        let own = "[[rule]]\nid = \"x\"\npoints = 1\nearned_by = [\"luck\"]\n";
        assert_eq!(load(&[own]).1, ["unknown variant `luck`"]);
    }
}
