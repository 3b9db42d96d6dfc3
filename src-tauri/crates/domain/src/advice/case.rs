//! What a case's ledger says to the adviser, and what people answer or decide instead.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AdviceRequest, CrisisType, Reputation, Strategy};
use crate::case::Case;
use crate::fact::{Fact, FactState};
use crate::ids::UserId;
use crate::terms::{FactValue, Scenario, Timestamp};

/// What a person answers where the ledger does not; absent leaves it to the ledger, or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AdviceAnswers {
    /// The type as the public will see it.
    #[ts(optional = nullable)]
    pub crisis_type: Option<CrisisType>,
    /// Something like it happened to this company before.
    #[ts(optional = nullable)]
    pub similar_history: Option<bool>,
    /// How the company was seen before.
    #[ts(optional = nullable)]
    pub prior_reputation: Option<Reputation>,
    /// The cause has been established.
    #[ts(optional = nullable)]
    pub cause_known: Option<bool>,
    /// What is claimed against the company was found to be without ground.
    #[ts(optional = nullable)]
    pub unfounded: Option<bool>,
}

/// A person decided on other strategies than advised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StrategyChoice {
    /// The strategies.
    pub strategies: Vec<Strategy>,
    /// Why.
    pub reason: String,
    /// What the adviser was asked at that moment; the choice is to be looked at again when that changes.
    pub asked: AdviceRequest,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// How the answer to the public stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct StrategyStanding {
    /// What people answered.
    pub answers: AdviceAnswers,
    /// What they decided instead of the advice, if they did.
    pub choice: Option<StrategyChoice>,
}

/// The type by scenario, until a person says better.
const fn type_of(scenario: Scenario, injuries: bool) -> CrisisType {
    match scenario {
        Scenario::NaturalDisaster => CrisisType::NaturalDisaster,
        Scenario::Rumour => CrisisType::Rumor,
        Scenario::ViolenceOrSecurity => CrisisType::WorkplaceViolence,
        Scenario::MediaStorm | Scenario::ComplaintEscalation | Scenario::BankRunOrOutlet | Scenario::Other => {
            CrisisType::Challenge
        }
        Scenario::ServiceOutage | Scenario::MassLateDelivery | Scenario::DataLeak | Scenario::FireGasStructural => {
            CrisisType::TechnicalErrorAccident
        }
        Scenario::ProductDefectRecall => CrisisType::TechnicalErrorProductHarm,
        Scenario::FoodPoisoning | Scenario::ForeignObjectOrSpoiledFood => CrisisType::HumanErrorProductHarm,
        Scenario::CustomerInjury | Scenario::EmployeeAccident => CrisisType::HumanErrorAccident,
        Scenario::StaffMisconduct if injuries => CrisisType::MisdeedWithInjury,
        Scenario::StaffMisconduct => CrisisType::MisdeedNoInjury,
    }
}

/// Keys of facts that count people who came to harm.
const HARMED: [&str; 6] =
    ["ill_count", "injured_count", "hospitalised_count", "death_count", "dead_count", "affected_injured_count"];

/// What the adviser is asked about a case: what the ledger knows, and beside it what people answered.
pub fn request_of(case: &Case) -> AdviceRequest {
    let answers = case.strategy.answers;
    let facts: Vec<&Fact> = case.facts.values().filter(|fact| fact.state != FactState::Retracted).collect();
    let harmed: Vec<i64> = facts
        .iter()
        .filter(|fact| fact.key.as_deref().is_some_and(|key| HARMED.contains(&key)))
        .filter_map(|fact| match fact.value {
            Some(FactValue::Number(number)) => Some(number),
            _ => None,
        })
        .collect();
    let injuries =
        if harmed.iter().any(|count| *count > 0) { Some(true) } else { (!harmed.is_empty()).then_some(false) };
    let verified = !facts.is_empty() && facts.iter().all(|fact| fact.state == FactState::Confirmed);
    AdviceRequest {
        crisis_type: answers.crisis_type.unwrap_or_else(|| type_of(case.scenario, injuries == Some(true))),
        similar_history: answers.similar_history,
        prior_reputation: answers.prior_reputation,
        injuries,
        cause_known: answers.cause_known,
        facts_verified: (!facts.is_empty()).then_some(verified),
        unfounded: answers.unfounded,
    }
}
