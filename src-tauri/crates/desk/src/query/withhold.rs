use std::borrow::Cow;

use domain::case::{Card, Case, CaseEvent};
use domain::clock::ClockStop;
use domain::event::Event;
use domain::ids::CaseId;
use domain::person::{PersonDetails, PersonEvent};
use domain::policy::{Action, Actor};
use domain::room::RoomEvent;
use store::{JournalFilter, ReadTx, StoreError};

use crate::wire::{CallView, CaseView, DecisionView, RoomView, SitrepView, WallView};

/// What stands in place of a withheld name or contact.
pub(super) const MARK: &str = "▇▇";
/// How often persons concerned are named in one case at the most, as far as a board looks.
const NAMED: usize = 256;

/// The names and contacts that a person may not see, wherever they were written.
pub(crate) struct Withheld(Vec<String>);

impl Withheld {
    pub(crate) fn of(case: &Case, actor: &Actor) -> Self {
        if actor.may(Action::SeePersonal) {
            return Self(Vec::new());
        }
        Self::from_everybody(case)
    }

    /// What is withheld from who may see no personal data, as anyone passing a big screen.
    pub(super) fn from_everybody(case: &Case) -> Self {
        let callers = case.room.calls.values().filter_map(|call| call.caller.as_ref());
        let callers = callers.flat_map(|caller| caller.name.iter().chain(&caller.contact));
        let affected = case.people.values().filter_map(|person| person.identity.as_ref());
        let affected = affected.flat_map(|identity| identity.name.iter().chain(&identity.contact));
        let reporter = case.reporter_name.iter().chain(&case.reporter_contact);
        Self::words(reporter.chain(callers).chain(affected).cloned())
    }

    /// As [`Withheld::of`], without folding the case.
    pub(super) fn for_actor(tx: &ReadTx<'_>, case: CaseId, actor: &Actor) -> Result<Self, StoreError> {
        if actor.may(Action::SeePersonal) { Ok(Self(Vec::new())) } else { Self::in_journal(tx, case) }
    }

    /// As [`Withheld::of`] for whoever may see no personal data, without folding the case.
    fn in_journal(tx: &ReadTx<'_>, case: CaseId) -> Result<Self, StoreError> {
        let kinds = Some(&["case.reporter_recorded", "room.caller_recorded", "person.identified"][..]);
        let filter = JournalFilter { stream: Some(case.into()), kinds, ..JournalFilter::default() };
        let mut words = Vec::new();
        for entry in tx.journal().page(&filter, NAMED)? {
            match entry.event()? {
                Some(
                    Event::Case(CaseEvent::ReporterRecorded { name, contact })
                    | Event::Room(RoomEvent::CallerRecorded { name, contact, .. }),
                ) => words.extend(name.into_iter().chain(contact)),
                Some(Event::Person(PersonEvent::Identified { identity, .. })) => {
                    words.extend(identity.name.into_iter().chain(identity.contact));
                }
                _ => {}
            }
        }
        Ok(Self::words(words))
    }

    fn words(words: impl IntoIterator<Item = String>) -> Self {
        // A single character would blot out half of a text.
        let mut words: Vec<String> = words.into_iter().filter(|word| word.chars().nth(1).is_some()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words)
    }

    /// The names and contacts themselves.
    pub(super) fn names(&self) -> &[String] {
        &self.0
    }

    /// The text without what is withheld.
    pub(crate) fn apply(&self, text: &str) -> String {
        let replaced = self.0.iter().fold(Cow::Borrowed(text), |text, word| match text.contains(word.as_str()) {
            true => Cow::Owned(text.replace(word.as_str(), MARK)),
            false => text,
        });
        replaced.into_owned()
    }

    /// The case page without what is withheld. The texts of statements stay, since they are written to go out and a
    /// writer must see what would.
    pub(super) fn cover(&self, view: &mut CaseView) {
        if self.0.is_empty() {
            return;
        }
        self.within(&mut view.reported_by);
        let texts = [&mut view.card.title, &mut view.account, &mut view.first_responsible];
        texts.into_iter().flatten().for_each(|text| self.within(text));
        for fact in &mut view.facts {
            self.within(&mut fact.claim);
            self.within(&mut fact.source);
            fact.judgement.iter_mut().for_each(|text| self.within(text));
        }
        let versions = view.statements.iter_mut().flat_map(|view| &mut view.statement.versions);
        versions.flat_map(|version| &mut version.citations).for_each(|cited| self.within(&mut cited.claim));
        for person in &mut view.people {
            let PersonDetails { area, meal, foods, .. } = &mut person.details;
            area.iter_mut().chain(meal).chain(foods).for_each(|text| self.within(text));
        }
        for task in &mut view.tasks {
            self.within(&mut task.title.zh);
            self.within(&mut task.title.en);
            task.note.iter_mut().for_each(|text| self.within(text));
        }
        view.grade.by_hand.iter_mut().for_each(|by_hand| self.within(&mut by_hand.reason));
        view.grade.history.iter_mut().filter_map(|change| change.reason.as_mut()).for_each(|text| self.within(text));
        view.clocks.iter_mut().filter_map(|view| view.clock.stop.as_mut()).for_each(|stop| self.cover_stop(stop));
    }

    /// The room without what is withheld; the single message stays, since it is written to be read by all.
    pub(super) fn cover_room(&self, view: &mut RoomView, personal: bool) {
        if !personal {
            view.files_withheld = u32::try_from(view.files.len()).unwrap_or(u32::MAX);
            view.files.clear();
            view.calls.iter_mut().for_each(|view| view.call.caller = None);
        }
        if self.0.is_empty() {
            return;
        }
        for DecisionView { decision, .. } in &mut view.decisions {
            let dissent = decision.dissent.iter_mut().map(|dissent| &mut dissent.why);
            let note = decision.revisited.iter_mut().map(|(_, note)| note);
            let texts = [&mut decision.question, &mut decision.chosen, &mut decision.why];
            texts
                .into_iter()
                .chain(&mut decision.options)
                .chain(dissent)
                .chain(note)
                .for_each(|text| self.within(text));
            decision.known.iter_mut().for_each(|fact| self.within(&mut fact.claim));
        }
        for CallView { call, .. } in &mut view.calls {
            let texts = [&mut call.body, &mut call.asked];
            texts.into_iter().chain(&mut call.answer).for_each(|text| self.within(text));
        }
        for SitrepView { sitrep, .. } in &mut view.sitreps {
            sitrep.sections.iter_mut().for_each(|section| self.within(&mut section.text));
            sitrep.cites.iter_mut().for_each(|fact| self.within(&mut fact.claim));
        }
        view.meetings.iter_mut().filter_map(|meeting| meeting.note.as_mut()).for_each(|note| self.within(note));
    }

    /// The big screen without what is withheld, and without notes that nobody reads from afar.
    pub(super) fn cover_wall(&self, view: &mut WallView) {
        for fact in &mut view.facts {
            (fact.source, fact.judgement) = (String::new(), None);
            self.within(&mut fact.claim);
        }
        for task in &mut view.tasks {
            (task.instructions, task.note) = (None, None);
            self.within(&mut task.title.zh);
            self.within(&mut task.title.en);
        }
        view.title.iter_mut().for_each(|title| self.within(title));
        view.decisions.iter_mut().for_each(|decision| self.within(&mut decision.chosen));
        view.message.values_mut().for_each(|text| self.within(text));
    }

    fn cover_stop(&self, stop: &mut ClockStop) {
        match stop {
            ClockStop::Met { receipt, .. } => {
                self.within(&mut receipt.channel);
                [&mut receipt.number, &mut receipt.person, &mut receipt.file]
                    .into_iter()
                    .flatten()
                    .for_each(|text| self.within(text));
            }
            ClockStop::Waived { reason, .. } => self.within(reason),
        }
    }

    fn within(&self, text: &mut String) {
        *text = self.apply(text);
    }
}

/// Takes what is withheld from the titles of cards, for whoever may see no personal data.
pub(super) fn cover_titles(tx: &ReadTx<'_>, cards: &mut [Card]) -> Result<(), StoreError> {
    for card in cards {
        if let Some(title) = &mut card.title {
            *title = Withheld::in_journal(tx, card.id)?.apply(title);
        }
    }
    Ok(())
}
