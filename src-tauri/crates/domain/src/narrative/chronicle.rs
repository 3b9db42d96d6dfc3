//! Tells the entries of a case one after the other, each with the names and values of its own moment.

use super::names::{Before, CaseNames, FactWords};
use super::{Locale, Told, Wording, tell};
use crate::case::{Case, evolve};
use crate::event::{Event, Meta};
use crate::ids::CaseId;
use crate::organisation::Organisation;

/// The telling of one case, from its first entry on.
#[derive(Debug)]
pub struct Chronicle<'a> {
    wording: &'a Wording,
    organisation: &'a Organisation,
    facts: &'a FactWords,
    locale: Locale,
    case: Case,
}

impl<'a> Chronicle<'a> {
    /// A telling that begins before the first entry of `case`.
    pub fn new(
        case: CaseId,
        wording: &'a Wording,
        organisation: &'a Organisation,
        facts: &'a FactWords,
        locale: Locale,
    ) -> Self {
        Self { wording, organisation, facts, locale, case: Case::new(case) }
    }

    /// Tells the next entry. Entries come in the journal's order; one whose body was erased is left out here and told
    /// by [`Wording::erased_line`].
    pub fn tell_next(&mut self, event: &Event, meta: &Meta) -> Told {
        let before = Before::of(&self.case, event);
        evolve(&mut self.case, event, meta);
        let names =
            CaseNames { case: &self.case, organisation: self.organisation, facts: self.facts, before: Some(&before) };
        tell(self.wording, event, &names, &self.locale)
    }

    /// The case as the entries told so far leave it.
    pub const fn case(&self) -> &Case {
        &self.case
    }
}
