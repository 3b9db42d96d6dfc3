//! The one way to change anything: a command, decided and on the disk before it is answered.

use std::sync::{Arc, PoisonError};

use chrono::Datelike;
use domain::case::{self, Case, CaseCommand, Context, Phase};
use domain::command::{Command, Envelope};
use domain::ids::{CaseId, CommandId, EntryId};
use domain::organisation;
use domain::policy::Actor;
use domain::refusal::Refusal;
use domain::room::RoomCommand;
use store::{BoardFilter, Header, Stream, WriteTx};

use crate::error::DeskError;
use crate::host::Host;
use crate::session::Session;
use crate::wire::{Changed, Receipt, Topic};
use crate::{Content, Desk, record};

impl Desk {
    /// Decides a command and answers when it is on the disk. The same command id again answers with the first receipt.
    ///
    /// # Errors
    /// A refusal of the domain, or a failure of the store; nothing has changed then.
    pub fn execute(&self, session: &Session, envelope: &Envelope) -> Result<Receipt, DeskError> {
        let other = other_case(&envelope.command);
        let (clerk, session, envelope) = (Clerk::of(self), *session, envelope.clone());
        let about_record = matches!(envelope.command, Command::Record(_));
        let closes = closes_a_case(&envelope.command);
        let receipt = self.store()?.write(move |tx| clerk.execute(tx, session, &envelope))?;
        let mut changed = topics(&receipt, other);
        changed.extend(about_record.then_some(Topic::Record));
        self.tell(changed);
        if closes {
            // The case is closed whatever becomes of this one: the next checkpoint covers it too.
            let _ = self.make_checkpoint();
        }
        Ok(receipt)
    }

    /// Sends a command about the organisation once, for a script that has no id of its own.
    ///
    /// # Errors
    /// As [`Desk::execute`].
    pub fn send(&self, session: &Session, command: Command) -> Result<Receipt, DeskError> {
        let id = CommandId(self.host.next());
        self.execute(session, &Envelope { id, case: None, command, draft: None })
    }

    /// Tells every listener what changed.
    pub(crate) fn tell(&self, topics: Vec<Topic>) {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = Changed { topics };
        for listener in listeners.iter() {
            listener(&changed);
        }
    }
}

/// Decides and records within one transaction, on the store's writing thread.
pub(crate) struct Clerk {
    host: Arc<dyn Host>,
    content: Arc<Content>,
}

impl Clerk {
    pub(crate) fn of(desk: &Desk) -> Self {
        Self { host: Arc::clone(&desk.host), content: Arc::clone(&desk.content) }
    }

    pub(crate) fn execute(
        &self,
        tx: &mut WriteTx<'_>,
        session: Session,
        envelope: &Envelope,
    ) -> Result<Receipt, DeskError> {
        if let Some(earlier) = tx.read().receipts().get(envelope.id.0)? {
            if earlier.actor != session.user.0 {
                return Err(DeskError::CommandTaken);
            }
            forget_draft(tx, session, envelope)?;
            return serde_json::from_slice(&earlier.answer).map_err(|error| DeskError::Internal(error.to_string()));
        }
        let actor = tx.organisation()?.actor(session.user).ok_or(DeskError::SignedOut)?;
        let (case, headers) = match &envelope.command {
            Command::Organisation(command) => {
                let state = tx.organisation()?;
                let read = tx.read();
                // A failing look counts as in use: nothing is taken away on a guess.
                let site_in_use = |site| {
                    let here = BoardFilter { site: Some(site), ..BoardFilter::default() };
                    !read.cards().counts(&here).is_ok_and(|counts| counts.iter().all(|(_, cases)| *cases == 0))
                };
                let ctx = organisation::Context { now: self.host.now(), ids: &*self.host, site_in_use: &site_in_use };
                let events = organisation::decide(&state, &actor, command, &ctx)?;
                (None, tx.append(Stream::ORGANISATION, actor.user, self.host.now(), &events)?)
            }
            Command::Record(command) => {
                let retention = &self.content.retention;
                record::decide_and_erase(tx, &*self.host, retention, &actor, command)?
            }
            command => self.execute_on_case(tx, &actor, envelope.case, command)?,
        };
        let last = headers.last().ok_or_else(|| DeskError::Internal("a command without events".into()))?;
        let receipt = Receipt {
            command: envelope.id,
            case,
            entries: headers.iter().map(|header| header.id).collect(),
            seq: u64::try_from(last.seq).unwrap_or_default(),
            hash: hex(&last.hash),
        };
        let answer = serde_json::to_vec(&receipt).map_err(|error| DeskError::Internal(error.to_string()))?;
        let kept = store::Receipt { actor: session.user.0, answer };
        tx.receipts().save(envelope.id.0, &kept, self.host.now())?;
        forget_draft(tx, session, envelope)?;
        Ok(receipt)
    }

    fn execute_on_case(
        &self,
        tx: &mut WriteTx<'_>,
        actor: &Actor,
        named: Option<CaseId>,
        command: &Command,
    ) -> Result<(Option<CaseId>, Vec<Header>), DeskError> {
        let now = self.host.now();
        let opens = matches!(command, Command::Case(CaseCommand::Open { .. }));
        let id = match named {
            Some(id) => id,
            None if opens => CaseId(self.host.next()),
            None => return Err(Refusal::Missing { field: "case".into() }.into()),
        };
        let number = if opens { tx.next_case_number(now.year())? } else { String::new() };
        let known = tx.case(id)?;
        let other = other_case(command).map(|other| tx.case(other)).transpose()?.flatten();
        let blank;
        let state: &Case = match &known {
            Some(case) => case,
            None => {
                blank = Case::new(id);
                &blank
            }
        };
        let organisation = tx.organisation()?;
        let rules = self.content.rules_at(&organisation, now);
        let ctx = Context {
            now,
            ids: &*self.host,
            next_number: &number,
            organisation: &organisation,
            rules: &rules,
            other: other.as_deref(),
        };
        let events = case::decide(state, actor, command, &ctx)?;
        if let Command::Room(RoomCommand::Attach { digest, size, .. }) = command
            && tx.read().attachments().size(digest)? != Some(*size)
        {
            return Err(Refusal::no_such("attachment", digest).into());
        }
        let headers = tx.append(id, actor.user, now, &events)?;
        let own = if opens { &number } else { &state.number };
        for (other, event) in case::echoes(state, own, &events) {
            tx.append(other, actor.user, now, &[(EntryId(self.host.next()), event)])?;
        }
        Ok((Some(id), headers))
    }
}

fn forget_draft(tx: &WriteTx<'_>, session: Session, envelope: &Envelope) -> Result<(), DeskError> {
    if let Some(key) = &envelope.draft {
        tx.drafts().remove(session.user.0, key)?;
    }
    Ok(())
}

/// The journal is signed when a case is closed.
const fn closes_a_case(command: &Command) -> bool {
    matches!(
        command,
        Command::Case(CaseCommand::Move { to: Phase::Archived | Phase::Dismissed, .. } | CaseCommand::Merge { .. })
    )
}

/// The other case that a command names and may write into.
const fn other_case(command: &Command) -> Option<CaseId> {
    match command {
        Command::Case(command) => command.other_case(),
        _ => None,
    }
}

pub(crate) fn topics(receipt: &Receipt, other: Option<CaseId>) -> Vec<Topic> {
    match receipt.case {
        Some(case) => [Topic::Board, Topic::Case(case)].into_iter().chain(other.map(Topic::Case)).collect(),
        None => vec![Topic::Organisation],
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
