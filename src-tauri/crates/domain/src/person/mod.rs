//! The register of affected people (受影响人员): who was harmed, how, and what they have in common.
//!
//! Name, contact and symptoms are personal data and sit in an event of their own, so that they can be erased under law. What grading counts stays.

mod decide;
mod reconcile;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use decide::{decide, evolve};
pub use reconcile::reconcile;

use crate::ids::{EntryId, PersonId, UserId};
use crate::terms::{Timestamp, vocabulary};

vocabulary! {
    /// How a person is affected.
    #[derive(Default)]
    Harm {
        /// 患病
        #[default]
        Ill = "ill",
        /// 受伤
        Injured = "injured",
        /// 其他影响
        Other = "other",
    }
}

vocabulary! {
    /// How it stands with a person.
    #[derive(Default)]
    PersonState {
        /// 未恢复
        #[default]
        Affected = "affected",
        /// 已恢复
        Recovered = "recovered",
        /// 死亡
        Died = "died",
        /// 经核实与本案无关
        NotRelated = "not_related",
    }
}

vocabulary! {
    /// What medical care a person has had.
    #[derive(Default)]
    Care {
        /// 未知
        #[default]
        Unknown = "unknown",
        /// 未就医
        None = "none",
        /// 门诊治疗
        Treated = "treated",
        /// 住院
        Hospitalised = "hospitalised",
    }
}

vocabulary! {
    /// Whether a person belongs to a group that is harmed more easily.
    #[derive(Default)]
    Vulnerability {
        /// 未知
        #[default]
        Unknown = "unknown",
        /// 不属于
        None = "none",
        /// 儿童
        Child = "child",
        /// 老人
        Elderly = "elderly",
        /// 孕妇
        Pregnant = "pregnant",
        /// 慢性病患者
        ChronicallyIll = "chronically_ill",
    }
}

impl Vulnerability {
    /// Whether it is one of the vulnerable groups.
    pub const fn is_vulnerable(self) -> bool {
        !matches!(self, Self::Unknown | Self::None)
    }
}

/// What is known of an affected person beside who they are. Holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PersonDetails {
    /// How they are affected.
    pub harm: Harm,
    /// How it stands with them.
    pub state: PersonState,
    /// What medical care they have had.
    pub care: Care,
    /// Whether they are harmed more easily than others.
    pub vulnerability: Vulnerability,
    /// The dining area or table, or the place where it happened.
    #[ts(optional = nullable)]
    pub area: Option<String>,
    /// The meal, such as `2026-05-01 lunch`.
    #[ts(optional = nullable)]
    pub meal: Option<String>,
    /// The dishes; empty is unknown.
    pub foods: Vec<String>,
    /// When the symptoms began, or the injury happened.
    #[ts(optional = nullable)]
    pub onset_at: Option<Timestamp>,
    /// When they are to be visited or called next.
    #[ts(optional = nullable)]
    pub follow_up_at: Option<Timestamp>,
}

/// Who an affected person is, and what concerns them alone: personal data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// The name.
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// Phone, mail or account.
    #[ts(optional = nullable)]
    pub contact: Option<String>,
    /// Symptoms or injuries.
    #[ts(optional = nullable)]
    pub symptoms: Option<String>,
    /// Hospital, wishes, what was agreed at the last visit.
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// An affected person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The number by which people name them in this case, from 1.
    pub number: u32,
    /// Who they are; absent when not recorded, withheld or erased by law.
    pub identity: Option<Identity>,
    /// What is known beside.
    pub details: PersonDetails,
    /// When the entry was last changed.
    pub changed_at: Timestamp,
    /// Who changed it last.
    pub changed_by: UserId,
    /// The entries that made and changed it, oldest first.
    pub history: Vec<EntryId>,
}

/// What a person asks about the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum PersonCommand {
    /// Enter an affected person.
    Add {
        /// Its id; chosen here when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        id: Option<PersonId>,
        /// Who they are.
        #[serde(default)]
        identity: Identity,
        /// What is known beside.
        #[serde(default)]
        details: PersonDetails,
    },
    /// Correct or complete an entry.
    Change {
        /// Which.
        person: PersonId,
        /// Who they are now; stays when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        identity: Option<Identity>,
        /// What is known now; stays when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        details: Option<PersonDetails>,
    },
}

/// What happened to the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PersonEvent {
    /// An affected person was entered.
    Added {
        /// Its id.
        person: PersonId,
        /// What is known.
        details: PersonDetails,
    },
    /// What is known of them changed.
    Changed {
        /// Which.
        person: PersonId,
        /// What is known now.
        details: PersonDetails,
    },
    /// Who they are: name, contact, symptoms.
    Identified {
        /// Which.
        person: PersonId,
        /// Who they are now.
        identity: Identity,
    },
}

impl PersonEvent {
    /// The kind as the journal spells it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Added { .. } => "person.added",
            Self::Changed { .. } => "person.changed",
            Self::Identified { .. } => "person.identified",
        }
    }
}
