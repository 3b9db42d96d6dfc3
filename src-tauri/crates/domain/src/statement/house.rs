//! The message house of a case: one core message, what carries it, and the facts that prove it. Every statement of the
//! case is held against it, whoever it is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StatementEvent;
use crate::case::Draft;
use crate::check;
use crate::event::Meta;
use crate::fact::FactState;
use crate::ids::{FactId, UserId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::terms::{Bilingual, Timestamp};

/// The most messages that carry a core: nobody keeps more in mind.
const MOST_SUPPORTS: usize = 3;

/// A message that carries the core.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// In words.
    pub text: Bilingual,
    /// The facts that prove it, confirmed when it was written.
    #[serde(default)]
    pub proofs: Vec<FactId>,
}

/// What the company says in this case, whoever it speaks to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageHouse {
    /// From 1.
    pub version: u32,
    /// The one message.
    pub core: Bilingual,
    /// What carries it, the most important first.
    pub supports: Vec<Support>,
    /// Who wrote it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

pub(super) fn build(draft: &mut Draft<'_>, core: &Bilingual, supports: &[Support]) -> Result<(), Refusal> {
    draft.by.require(Action::ChooseStrategy)?;
    draft.require_active()?;
    let core = said("core", core)?;
    if supports.is_empty() || supports.len() > MOST_SUPPORTS {
        return Err(Refusal::Invalid { field: "supports".into() });
    }
    let mut unconfirmed = Vec::new();
    let mut kept = Vec::with_capacity(supports.len());
    for Support { text, proofs } in supports {
        for proof in proofs {
            let fact = draft.case.facts.get(proof).ok_or_else(|| Refusal::no_such("fact", proof))?;
            if fact.state != FactState::Confirmed {
                unconfirmed.push(fact.number);
            }
        }
        kept.push(Support { text: said("supports", text)?, proofs: proofs.clone() });
    }
    if !unconfirmed.is_empty() {
        return Err(Refusal::NotConfirmed { facts: unconfirmed });
    }
    draft.push(StatementEvent::HouseBuilt { core, supports: kept });
    Ok(())
}

/// A message in at least one of the languages; statements are held against it in those it has.
fn said(field: &str, text: &Bilingual) -> Result<Bilingual, Refusal> {
    let in_one = |text: &str| Ok(check::optional(field, Some(text), check::SHORT)?.unwrap_or_default());
    let said = Bilingual { zh: in_one(&text.zh)?, en: in_one(&text.en)? };
    if said == Bilingual::default() { Err(Refusal::Missing { field: field.into() }) } else { Ok(said) }
}

pub(super) fn built(
    before: Option<&MessageHouse>,
    core: &Bilingual,
    supports: &[Support],
    meta: &Meta,
) -> MessageHouse {
    let version = before.map_or(0, |house| house.version).saturating_add(1);
    MessageHouse { version, core: core.clone(), supports: supports.to_vec(), by: meta.by, at: meta.at }
}
