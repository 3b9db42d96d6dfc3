//! The single message (统一口径): the one wording that everybody uses, and who has read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decide::few;
use super::event::RoomEvent;
use super::state::Room;
use crate::case::{Case, Draft};
use crate::check;
use crate::ids::{EntryId, StatementId, UserId};
use crate::policy::Action;
use crate::refusal::Refusal;
use crate::statement::StatementState;
use crate::terms::{Bilingual, Lang, Timestamp};

/// A question that people are asked, and what they answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionAndAnswer {
    /// As it is asked.
    pub question: Bilingual,
    /// What is said.
    pub answer: Bilingual,
}

/// One version of the single message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SingleMessage {
    /// From 1; a change of wording is a new version.
    pub version: u32,
    /// The entry that set it.
    pub entry: EntryId,
    /// The wording by language.
    pub texts: BTreeMap<Lang, String>,
    /// Questions and answers.
    pub questions: Vec<QuestionAndAnswer>,
    /// The approved statement it is taken from, if it is.
    pub statement: Option<StatementId>,
    /// When it was set.
    pub at: Timestamp,
    /// Who set it, and stands for it.
    pub by: UserId,
    /// Who has read this version, and when.
    pub read: BTreeMap<UserId, Timestamp>,
}

pub(super) fn set(
    draft: &mut Draft<'_>,
    statement: Option<StatementId>,
    texts: &BTreeMap<Lang, String>,
    questions: &[QuestionAndAnswer],
) -> Result<(), Refusal> {
    draft.by.require(Action::SetMessage)?;
    draft.require_active()?;
    few("questions", questions)?;
    let mut wording = BTreeMap::new();
    for (lang, text) in approved_texts(&draft.case, statement)?.unwrap_or_else(|| texts.clone()) {
        if let Some(text) = check::optional("texts", Some(&text), check::TEXT)? {
            wording.insert(lang, text);
        }
    }
    if wording.is_empty() {
        return Err(Refusal::Missing { field: "texts".into() });
    }
    let both = |text: &Bilingual| -> Result<Bilingual, Refusal> {
        let get = |text: &str| check::optional("questions", Some(text), check::TEXT).map(Option::unwrap_or_default);
        Ok(Bilingual { zh: get(&text.zh)?, en: get(&text.en)? })
    };
    let mut asked = Vec::with_capacity(questions.len());
    for QuestionAndAnswer { question, answer } in questions {
        asked.push(QuestionAndAnswer { question: both(question)?, answer: both(answer)? });
    }
    let version = Room::next_number(draft.case.room.messages.len());
    draft.push(RoomEvent::MessageSet { version, texts: wording, questions: asked, statement });
    Ok(())
}

/// The text that was approved, and nothing that is still being written.
fn approved_texts(case: &Case, statement: Option<StatementId>) -> Result<Option<BTreeMap<Lang, String>>, Refusal> {
    let Some(id) = statement else { return Ok(None) };
    let found = case.statements.get(&id).ok_or_else(|| Refusal::no_such("statement", id))?;
    match found.state {
        StatementState::Approved | StatementState::Released => Ok(found.current().map(|version| version.texts.clone())),
        state => Err(Refusal::wrong_state("statement", state)),
    }
}

pub(super) fn read(draft: &mut Draft<'_>, version: u32) -> Result<(), Refusal> {
    draft.by.require(Action::SeeCase)?;
    let message = draft.case.room.message().filter(|message| message.version == version);
    let message = message.ok_or_else(|| Refusal::no_such("message", version))?;
    if message.read.contains_key(&draft.by.user) {
        return Err(Refusal::Exists { what: "reading".into() });
    }
    draft.push(RoomEvent::MessageRead { version });
    Ok(())
}
