//! The SCCT adviser (Coombs): which answer fits a crisis, why, and what must not be said.
//!
//! It advises a person; it never writes or releases. Rules G0 to G8 and the guards are those of the field guide, part 7;
//! each rule that took part is named in the trace. A fact that is absent is unknown, and unknown never counts as "no".

mod case;
mod notes;
mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{Lang, vocabulary};

pub use case::{AdviceAnswers, StrategyChoice, StrategyStanding, request_of};
pub use rules::advise;

vocabulary! {
    /// What kind of crisis people will see in the event; it decides how much responsibility they assign.
    CrisisType {
        /// 自然灾害
        NaturalDisaster = "natural_disaster",
        /// 谣言
        Rumor = "rumor",
        /// 职场暴力
        WorkplaceViolence = "workplace_violence",
        /// 产品遭人为破坏
        ProductTampering = "product_tampering",
        /// 外界质疑经营方式不当
        Challenge = "challenge",
        /// 技术故障引发事故
        TechnicalErrorAccident = "technical_error_accident",
        /// 技术故障使产品造成伤害
        TechnicalErrorProductHarm = "technical_error_product_harm",
        /// 人为失误引发事故
        HumanErrorAccident = "human_error_accident",
        /// 人为失误使产品造成伤害
        HumanErrorProductHarm = "human_error_product_harm",
        /// 明知故犯，无人受伤
        MisdeedNoInjury = "misdeed_no_injury",
        /// 管理层不当行为
        ManagementMisconduct = "management_misconduct",
        /// 明知故犯，有人受伤
        MisdeedWithInjury = "misdeed_with_injury",
    }
}

impl CrisisType {
    /// The cluster the type belongs to.
    pub const fn cluster(self) -> Cluster {
        match self {
            Self::NaturalDisaster | Self::Rumor | Self::WorkplaceViolence | Self::ProductTampering => Cluster::Victim,
            Self::Challenge | Self::TechnicalErrorAccident | Self::TechnicalErrorProductHarm => Cluster::Accidental,
            Self::HumanErrorAccident
            | Self::HumanErrorProductHarm
            | Self::MisdeedNoInjury
            | Self::ManagementMisconduct
            | Self::MisdeedWithInjury => Cluster::Preventable,
        }
    }
}

vocabulary! {
    /// How much responsibility the public assigns: minimal, low or strong.
    Cluster {
        /// The company is a victim too: minimal responsibility.
        Victim = "victim",
        /// Unintended: low responsibility.
        Accidental = "accidental",
        /// It could have been prevented: strong responsibility.
        Preventable = "preventable",
    }
}

vocabulary! {
    /// How the company was seen before the event.
    Reputation {
        /// 负面
        Negative = "negative",
        /// 中性
        Neutral = "neutral",
        /// 正面
        Positive = "positive",
    }
}

vocabulary! {
    /// A family of crisis responses.
    Strategy {
        /// 否认: attack the accuser, denial, scapegoat.
        Deny = "deny",
        /// 弱化: excuse, justification.
        Diminish = "diminish",
        /// 重建: compensation, apology.
        Rebuild = "rebuild",
        /// 强化支持: reminder, ingratiation. Only ever a supplement.
        Bolster = "bolster",
        /// 受害者姿态: the company says that it was harmed too. Only ever a supplement.
        Victimage = "victimage",
    }
}

vocabulary! {
    /// A rule of the adviser.
    AdviceRule {
        /// Instructing information first, then adjusting information, always.
        G0 = "G0",
        /// Victim and not intensified: G0 may suffice.
        G1 = "G1",
        /// All victim types: victimage may be added.
        G2 = "G2",
        /// Victim and intensified: diminish.
        G3 = "G3",
        /// Accidental and not intensified: diminish.
        G4 = "G4",
        /// Accidental and intensified: rebuild.
        G5 = "G5",
        /// Preventable: rebuild whatever the modifiers.
        G6 = "G6",
        /// Rumour or challenge: deny when possible.
        G7 = "G7",
        /// Never mix deny with diminish or rebuild. In a trace: it set aside what another rule proposed.
        G8 = "G8",
    }
}

/// What the adviser is asked: the type and what is known. `None` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdviceRequest {
    /// The type as the public will see it.
    pub crisis_type: CrisisType,
    /// Something like it happened to this company before.
    #[serde(default)]
    pub similar_history: Option<bool>,
    /// How the company was seen before.
    #[serde(default)]
    pub prior_reputation: Option<Reputation>,
    /// Somebody was hurt, fell ill or died.
    #[serde(default)]
    pub injuries: Option<bool>,
    /// The cause has been established.
    #[serde(default)]
    pub cause_known: Option<bool>,
    /// The facts in question have been checked and confirmed.
    #[serde(default)]
    pub facts_verified: Option<bool>,
    /// What is claimed against the company was found to be without ground.
    #[serde(default)]
    pub unfounded: Option<bool>,
}

/// The advice, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Advice {
    /// The cluster of the type.
    pub cluster: Cluster,
    /// The cause is not established yet, so that the cluster may still change.
    pub provisional: bool,
    /// What to answer with, beyond the information of G0. Empty: that information may suffice for now.
    pub strategies: Vec<Strategy>,
    /// What may be added, never used alone.
    pub may_add: Vec<Strategy>,
    /// What must not be used as things stand.
    pub forbidden: Vec<Strategy>,
    /// The rules that took part, in order.
    pub trace: Vec<AdviceRule>,
    /// What to mind, in the reader's language.
    pub notes: Vec<String>,
}

impl AdviceRequest {
    /// History or reputation makes people hold the company more responsible. Unknown modifiers do not count.
    pub fn intensified(&self) -> bool {
        self.similar_history == Some(true) || self.prior_reputation == Some(Reputation::Negative)
    }

    /// Rule G7 with its guards: a rumour or an unfounded challenge, with the facts verified.
    pub fn may_deny(&self) -> bool {
        let verified = self.facts_verified == Some(true);
        match self.crisis_type {
            CrisisType::Rumor => verified,
            CrisisType::Challenge => verified && self.unfounded == Some(true),
            _ => false,
        }
    }
}

/// One note in the reader's language.
fn note(text: &notes::Note, lang: Lang) -> String {
    match lang {
        Lang::Zh => text.zh.to_owned(),
        Lang::En => text.en.to_owned(),
    }
}
