//! Who must approve what, as data: by grade and audience, in order or side by side.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Statement;
use super::lint::LintRule;
use crate::content::{ContentError, ContentProblem, Source};
use crate::policy::Role;
use crate::terms::{Audience, Grade};

/// Approvals by grade and audience. The first rule that matches holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalTable {
    /// Version of the file, as its publisher counts.
    pub version: String,
    /// The checks whose findings keep a text from being approved and released until they are mended or waived.
    #[serde(default)]
    pub blocking: BTreeSet<LintRule>,
    /// The rules in the order of the file.
    #[serde(rename = "rule")]
    pub rules: Vec<ApprovalRule>,
}

/// Which approvals one kind of statement needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRule {
    /// Stable id.
    pub id: String,
    /// The grades it holds for; empty means any.
    #[serde(default)]
    pub grades: BTreeSet<Grade>,
    /// The audiences it holds for; empty means any.
    #[serde(default)]
    pub audiences: BTreeSet<Audience>,
    /// The steps in order; the roles of one step decide side by side.
    #[serde(rename = "step")]
    pub steps: Vec<ApprovalStep>,
}

/// The roles that decide side by side, and how long they have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// Who.
    pub roles: Vec<Role>,
    /// Minutes until the next person in the chain of escalation is asked.
    pub minutes: u32,
}

/// One approval that is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Whose.
    pub role: Role,
    /// Its place in the order, counted from 1; equal places decide side by side.
    pub position: u8,
    /// Minutes until the next person in the chain of escalation is asked.
    pub minutes: u32,
}

impl ApprovalTable {
    /// Reads an approval file. `file` is only used to name it in errors.
    ///
    /// # Errors
    /// What is not of the schema, an id used twice, a rule or step without roles, more steps than fit, or a grade
    /// and audience that no rule covers.
    pub fn parse(file: &str, text: &str) -> Result<Self, ContentError> {
        let source = Source::new(file, text);
        let table: Self = source.read()?;
        let mut seen = BTreeSet::new();
        for rule in &table.rules {
            if !seen.insert(&rule.id) {
                return Err(source.error("id", &rule.id, ContentProblem::DuplicateId));
            }
            if rule.steps.is_empty() || rule.steps.iter().any(|step| step.roles.is_empty()) {
                return Err(source.error("id", &rule.id, ContentProblem::Empty));
            }
            check_range(rule.steps.len(), 1, i64::from(u8::MAX))
                .map_err(|problem| source.error("id", &rule.id, problem))?;
        }
        for &grade in Grade::ALL {
            for &audience in Audience::ALL {
                if table.rule_for(grade, audience).is_none() {
                    let what = format!("{grade} × {audience}");
                    return Err(source.error("version", &table.version, ContentProblem::NotCovered(what)));
                }
            }
        }
        Ok(table)
    }

    fn rule_for(&self, grade: Grade, audience: Audience) -> Option<&ApprovalRule> {
        self.rules.iter().find(|rule| {
            (rule.grades.is_empty() || rule.grades.contains(&grade))
                && (rule.audiences.is_empty() || rule.audiences.contains(&audience))
        })
    }
}

fn check_range(found: usize, min: i64, max: i64) -> Result<(), ContentProblem> {
    let found = i64::try_from(found).unwrap_or(i64::MAX);
    if (min..=max).contains(&found) { Ok(()) } else { Err(ContentProblem::OutOfRange { min, max, found }) }
}

/// The approvals that a statement for `audience` needs in a case of `grade`, in order.
pub fn required(table: &ApprovalTable, grade: Grade, audience: Audience) -> Vec<Step> {
    let steps = table.rule_for(grade, audience).map_or(&[][..], |rule| &rule.steps);
    (1..=u8::MAX)
        .zip(steps)
        .flat_map(|(position, step)| step.roles.iter().map(move |&role| Step { role, position, minutes: step.minutes }))
        .collect()
}

/// The roles whose approval is needed, each once.
pub fn required_roles(table: &ApprovalTable, grade: Grade, audience: Audience) -> Vec<Role> {
    let mut roles = Vec::new();
    for step in required(table, grade, audience) {
        if !roles.contains(&step.role) {
            roles.push(step.role);
        }
    }
    roles
}

/// The first step that still waits for an approval of the text that stands now.
pub fn open_step(steps: &[Step], statement: &Statement) -> Option<Step> {
    let given = |role: Role| statement.valid_approvals().any(|approval| approval.role == role);
    steps.iter().copied().filter(|step| !given(step.role)).min_by_key(|step| step.position)
}

/// The roles that are to approve now: those of the first step that still waits.
pub fn open_roles(steps: &[Step], statement: &Statement) -> Vec<Role> {
    let open = open_step(steps, statement).map(|step| step.position);
    let roles: Vec<Role> = steps.iter().filter(|step| Some(step.position) == open).map(|step| step.role).collect();
    statement.missing(&roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company() -> ApprovalTable {
        ApprovalTable::parse("company.toml", include_str!("../../../../content/approvals/company.toml")).unwrap()
    }

    #[test]
    fn the_companys_chain_by_grade_and_audience() {
        use Role::{CrisisLead, LegalReviewer, Spokesperson};
        let cases: [(Grade, Audience, &[Role]); 7] = [
            (Grade::None, Audience::Affected, &[CrisisLead]),
            (Grade::General, Audience::Public, &[CrisisLead]),
            (Grade::None, Audience::Media, &[LegalReviewer, CrisisLead, Spokesperson]),
            (Grade::Serious, Audience::Employees, &[LegalReviewer, CrisisLead]),
            (Grade::Serious, Audience::Media, &[LegalReviewer, CrisisLead, Spokesperson]),
            (Grade::Major, Audience::Affected, &[LegalReviewer, CrisisLead, Spokesperson]),
            (Grade::Major, Audience::Media, &[LegalReviewer, CrisisLead, Spokesperson]),
        ];
        let table = company();
        for (grade, audience, roles) in cases {
            assert_eq!(required_roles(&table, grade, audience), roles, "{grade} {audience}");
        }
    }

    #[test]
    fn a_worse_grade_never_needs_fewer_approvals() {
        let table = company();
        for &audience in Audience::ALL {
            let roles = |grade: &Grade| required_roles(&table, *grade, audience);
            for pair in Grade::ALL.windows(2) {
                assert!(roles(&pair[0]).iter().all(|role| roles(&pair[1]).contains(role)), "{audience} {pair:?}");
            }
        }
    }

    #[test]
    fn roles_of_one_step_stand_side_by_side() {
        let table = "version = \"1\"\n[[rule]]\nid = \"all\"\nstep = [{ roles = [\"legal_reviewer\"], minutes = 20 }, \
                     { roles = [\"crisis_lead\", \"spokesperson\"], minutes = 10 }]\n";
        let table = ApprovalTable::parse("own.toml", table).unwrap();
        let positions: Vec<u8> =
            required(&table, Grade::Major, Audience::Media).iter().map(|step| step.position).collect();
        assert_eq!(positions, [1, 2, 2]);
    }

    #[test]
    fn a_gap_in_the_table_is_refused() {
        let text = "version = \"1\"\n[[rule]]\nid = \"a\"\ngrades = [\"major\"]\nstep = [{ roles = [\"crisis_lead\"], minutes = 5 }]\n";
        let error = ApprovalTable::parse("own.toml", text).unwrap_err();
        assert_eq!(error.problem, ContentProblem::NotCovered("none × affected".into()));
        let error = ApprovalTable::parse("own.toml", &text.replace("crisis_lead", "king")).unwrap_err();
        assert_eq!(error.line, 5);
    }
}
