use std::collections::{BTreeMap, BTreeSet};

use domain::ids::CaseId;
use domain::policy::{Action, Actor};
use store::{BoardFilter, ReadTx};

use super::withhold::cover_titles;
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{Likeness, SimilarCase, SimilarQuery};

/// How many of the latest cases at the site, and of the scenario, are looked at.
const LATEST: usize = 30;
/// How many entries with the same words are looked at, a word.
const ENTRIES: usize = 60;
/// How many words of what was typed are looked for.
const WORDS: usize = 10;
/// From how many common words on two cases are told alike.
const ALIKE: usize = 2;
/// How many cases are answered with.
const SHOWN: usize = 5;

impl Likeness {
    /// How much it says: what weighs less than [`ENOUGH`] together is no likeness.
    const fn weight(self) -> u32 {
        match self {
            Self::Person => 5,
            Self::Site | Self::Words => 2,
            Self::Scenario => 1,
        }
    }
}

/// The same site and kind of event, the same words of the same kind, or the same person.
const ENOUGH: u32 = 3;

impl Desk {
    /// Cases that may be the same matter as one about to be opened: same site, scenario, words or people; the most
    /// alike first.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn similar_cases(&self, session: &Session, query: &SimilarQuery) -> Result<Vec<SimilarCase>, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        self.store()?.read(|tx| {
            let mut alike: Vec<_> = likenesses(tx, query, &actor)?.into_iter().collect();
            alike.retain(|(_, same)| weight(same) >= ENOUGH);
            let mut found = Vec::new();
            for (case, same) in alike {
                let Some(card) = tx.cards().get(case)? else { continue };
                found.push(SimilarCase { card, same: same.into_iter().collect() });
            }
            let weight = |found: &SimilarCase| found.same.iter().map(|like| like.weight()).sum::<u32>();
            found.sort_by_key(|case| std::cmp::Reverse((weight(case), case.card.reported_at)));
            found.truncate(SHOWN);
            if !actor.may(Action::SeePersonal) {
                for similar in &mut found {
                    cover_titles(tx, std::slice::from_mut(&mut similar.card))?;
                }
            }
            Ok(found)
        })
    }
}

fn weight(same: &BTreeSet<Likeness>) -> u32 {
    same.iter().map(|like| like.weight()).sum()
}

fn likenesses(
    tx: &ReadTx<'_>,
    query: &SimilarQuery,
    actor: &Actor,
) -> Result<BTreeMap<CaseId, BTreeSet<Likeness>>, DeskError> {
    let mut alike: BTreeMap<CaseId, BTreeSet<Likeness>> = BTreeMap::new();
    let mut note = |case, like| {
        alike.entry(case).or_default().insert(like);
    };
    let latest = |filter: BoardFilter| tx.cards().latest(&filter, LATEST);
    if query.site.is_some() {
        latest(BoardFilter { site: query.site, ..Default::default() })?.iter().for_each(|c| note(c.id, Likeness::Site));
    }
    if query.scenario.is_some() {
        let filter = BoardFilter { scenario: query.scenario, ..Default::default() };
        latest(filter)?.iter().for_each(|card| note(card.id, Likeness::Scenario));
    }
    let mut common: BTreeMap<CaseId, BTreeSet<String>> = BTreeMap::new();
    for word in words(&query.text).into_iter().take(WORDS) {
        for hit in tx.search().find(&word, false, ENTRIES)? {
            common.entry(hit.case).or_default().insert(word.clone());
        }
    }
    common.iter().filter(|(_, words)| words.len() >= ALIKE).for_each(|(case, _)| note(*case, Likeness::Words));
    if actor.may(Action::SeePersonal) {
        for person in query.people.iter().filter(|person| person.chars().nth(1).is_some()) {
            for hit in tx.search().find(person, true, ENTRIES)? {
                if matches!(hit.kind.as_str(), "case.reporter_recorded" | "person.identified") {
                    note(hit.case, Likeness::Person);
                }
            }
        }
    }
    // A card's site and scenario count however long ago it was reported.
    for (case, same) in &mut alike {
        let Some(card) = tx.cards().get(*case)? else { continue };
        if query.site.is_some() && card.site == query.site {
            same.insert(Likeness::Site);
        }
        if query.scenario == Some(card.scenario) {
            same.insert(Likeness::Scenario);
        }
    }
    Ok(alike)
}

/// What to look for: Latin words of some length, and every two neighbouring Chinese characters, each once.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let characters: Vec<char> = run.chars().collect();
        if characters.iter().all(char::is_ascii) {
            words.extend((characters.len() >= 5).then(|| run.to_lowercase()));
        } else {
            words.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
        }
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_pairs_of_characters_and_long_latin_words() {
        assert_eq!(words("顾客呕吐，呕吐"), ["顾客", "客呕", "呕吐"]);
        assert_eq!(words("Two guests fell ill at Kettle Road"), ["guests", "kettle"]);
        assert!(words("ok 3").is_empty());
    }
}
