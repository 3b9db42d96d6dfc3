//! Taking personal data out: registered names become pseudonyms, what identifies a person and legal advice go.
//!
//! Everything that is shown passes through here, twice: free text where it is told, and the whole document at the end.

mod fold;
mod log;
mod patterns;
mod sweep;

use std::cell::RefCell;
use std::collections::BTreeMap;

use domain::case::ReportVariant;
use domain::ids::UserId;
use domain::terms::Lang;

use super::words::Word;
use super::{CaseFile, Plan};
use fold::{Folded, Words};

/// What stands in place of a number that identifies a person.
const MASK: &str = "▇▇▇▇";

/// Why something was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// The name of someone known.
    Name,
    /// A phone, identity, card or receipt number.
    Number,
    /// A number plate.
    Plate,
    /// A mail address.
    Mail,
    /// A medical detail.
    Medical,
    /// A field that holds personal data as a whole.
    Field,
    /// Legal advice.
    Privilege,
    /// What a person chose.
    ByHand,
}

impl Cut {
    /// The spelling for scripts and windows.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Plate => "plate",
            Self::Mail => "mail",
            Self::Medical => "medical",
            Self::Field => "field",
            Self::Privilege => "privilege",
            Self::ByHand => "by_hand",
        }
    }
}

/// What was taken out of one section, once for each thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The section.
    pub section: String,
    /// Why.
    pub cut: Cut,
    /// The words taken out: only for those who may see them.
    pub original: String,
    /// What stands in their place.
    pub shown: String,
    /// How often.
    pub count: usize,
}

/// Knows what must not be shown, and by what it is replaced. In the full variant it changes nothing.
#[derive(Debug)]
pub(super) struct Redactor {
    active: bool,
    lang: Lang,
    words: Words,
    /// What stands for each of the words, by number.
    stand_ins: Vec<StandIn>,
    /// What a person let stand, and numbers that are no one's.
    spared: Words,
    pseudonyms: BTreeMap<UserId, String>,
    done: RefCell<Done>,
}

/// What was taken out so far.
#[derive(Debug, Default)]
struct Done {
    section: String,
    redactions: Vec<Redaction>,
}

/// What stands in place of a word.
#[derive(Debug, Clone)]
struct StandIn {
    cut: Cut,
    shown: String,
}

impl Redactor {
    /// Pseudonyms follow the order of the users' ids, which is the order in which they were created: they stay the same
    /// from report to report.
    pub fn new(plan: &Plan<'_>, files: &[&CaseFile<'_>]) -> Self {
        let active = plan.variant == ReportVariant::Redacted;
        let mut redactor = Self {
            active,
            lang: plan.lang,
            words: Words::default(),
            stand_ins: Vec::new(),
            spared: Words::default(),
            pseudonyms: BTreeMap::new(),
            done: RefCell::default(),
        };
        if !active {
            return redactor;
        }
        let removed = Word::Removed.get(plan.lang);
        let mut words: Vec<(String, StandIn)> = Vec::new();
        let mut add = |text: &str, cut: Cut, shown: &str| {
            words.push((text.to_owned(), StandIn { cut, shown: shown.to_owned() }));
        };
        for (n, (id, person)) in plan.people.iter().enumerate() {
            let pseudonym = format!("{}{:02}", Word::PersonPrefix.get(plan.lang), n + 1);
            person.names.iter().for_each(|name| add(name, Cut::Name, &pseudonym));
            redactor.pseudonyms.insert(*id, pseudonym);
        }
        for file in files {
            let own = [
                (&file.case.reporter_name, Cut::Name, Word::Reporter),
                (&file.case.reporter_contact, Cut::Number, Word::Removed),
                (&file.case.first_responsible, Cut::Name, Word::OnSite),
            ];
            for (text, cut, word) in own {
                text.iter().for_each(|text| add(text, cut, word.get(plan.lang)));
            }
            for identity in file.case.people.values().filter_map(|person| person.identity.as_ref()) {
                identity.name.iter().for_each(|name| add(name, Cut::Name, removed));
                identity.contact.iter().for_each(|contact| add(contact, Cut::Number, removed));
            }
        }
        plan.withheld.iter().for_each(|text| add(text, Cut::Name, removed));
        plan.added.iter().for_each(|by_hand| add(&by_hand.text, Cut::ByHand, removed));
        let lifted = plan.lifted.iter().map(|by_hand| by_hand.text.as_str());
        let numbers = files.iter().map(|file| file.case.number.as_str());
        redactor.spared = Words::new(lifted.chain(numbers).map(|text| (text, 0)));
        redactor.words = Words::new(words.iter().enumerate().map(|(n, (text, _))| (text.as_str(), n)));
        redactor.stand_ins = words.into_iter().map(|(_, stand_in)| stand_in).collect();
        redactor
    }

    /// What is taken out from now on is in this section.
    pub fn enter(&self, section: &str) {
        self.done.borrow_mut().section = section.to_owned();
    }

    /// How a person is named.
    pub fn person(&self, id: UserId, plan: &Plan<'_>) -> String {
        if let Some(pseudonym) = self.pseudonyms.get(&id) {
            return pseudonym.clone();
        }
        match plan.people.get(&id) {
            Some(person) if !self.active => person.shown.clone(),
            _ => Word::Unknown.get(self.lang).to_owned(),
        }
    }

    /// Whether personal data is taken out.
    pub const fn is_active(&self) -> bool {
        self.active
    }

    /// `text` without names, numbers and medical details.
    pub fn text(&self, text: &str) -> String {
        self.without(text, true)
    }

    /// `text` without the words that must not be shown, and with `patterns` without what identifies a person.
    fn without(&self, text: &str, patterns: bool) -> String {
        if !self.active || text.is_empty() {
            return text.to_owned();
        }
        let folded = Folded::of(text);
        let spared = self.spared.within(&folded);
        let is_spared = |(start, end): (usize, usize)| spared.iter().any(|((a, b), _)| *a <= start && end <= *b);
        let mut cuts: Vec<((usize, usize), Cut, &str)> = Vec::new();
        for (place, number) in self.words.within(&folded) {
            if let Some(stand_in) = self.stand_ins.get(number) {
                cuts.push((place, stand_in.cut, &stand_in.shown));
            }
        }
        if patterns {
            let removed = Word::Removed.get(self.lang);
            let shown = |cut| if cut == Cut::Medical { removed } else { MASK };
            cuts.extend(patterns::found(&folded.chars).into_iter().map(|(place, cut)| (place, cut, shown(cut))));
        }
        cuts.retain(|(place, ..)| !is_spared(*place));
        if cuts.is_empty() {
            return text.to_owned();
        }
        cuts.sort_by_key(|((start, end), cut, _)| (*start, std::cmp::Reverse(*end), *cut));
        let mut reached = 0;
        for (place, cut, shown) in &cuts {
            if place.0 >= reached {
                self.note(*cut, folded.words(*place), shown);
                reached = place.1;
            }
        }
        let cuts: Vec<((usize, usize), &str)> = cuts.into_iter().map(|(place, _, shown)| (place, shown)).collect();
        folded.replaced(&cuts)
    }

    /// A personal field: itself, or a note that it was removed.
    pub fn personal(&self, text: &str) -> String {
        if !self.active {
            return text.to_owned();
        }
        let folded = Folded::of(text);
        let whole = (0, folded.chars.len());
        if self.spared.within(&folded).iter().any(|(place, _)| *place == whole) {
            return text.to_owned();
        }
        let removed = Word::Removed.get(self.lang);
        self.note(Cut::Field, text, removed);
        removed.to_owned()
    }

    /// What stands in place of something that `by` wrote, if that is legal advice.
    pub fn privileged(&self, by: UserId, plan: &Plan<'_>) -> Option<String> {
        let counsel = self.active && plan.people.get(&by).is_some_and(|person| person.counsel);
        let shown = Word::Privileged.get(self.lang);
        counsel.then(|| {
            self.note(Cut::Privilege, "", shown);
            shown.to_owned()
        })
    }

    fn note(&self, cut: Cut, original: &str, shown: &str) {
        let mut done = self.done.borrow_mut();
        let section = done.section.clone();
        let same = |r: &&mut Redaction| r.section == section && r.cut == cut && r.original == original;
        match done.redactions.iter_mut().find(same) {
            Some(redaction) => redaction.count += 1,
            None => {
                let (original, shown) = (original.to_owned(), shown.to_owned());
                done.redactions.push(Redaction { section, cut, original, shown, count: 1 });
            }
        }
    }
}
