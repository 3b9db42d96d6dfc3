use std::collections::BTreeMap;

use domain::ids::CaseId;
use domain::policy::{Action, Actor};
use store::{Hit, ReadTx};

use super::withhold::{Withheld, cover_titles};
use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{FoundCase, FoundEntry, Piece};

/// How many matching entries are looked at, the newest first.
const HITS: usize = 200;
/// How many cases are answered with.
const CASES: usize = 12;
/// How many entries of each case.
const ENTRIES: usize = 2;
/// How many characters stand before and after what was found.
const AROUND: usize = 18;

impl Desk {
    /// The cases in which `text` is found, with the words around it; nothing in what the person may not see.
    ///
    /// # Errors
    /// Not permitted, or the store fails.
    pub fn search(&self, session: &Session, text: &str) -> Result<Vec<FoundCase>, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeCase)?;
        self.store()?.read(|tx| {
            let hits = tx.search().find(text, actor.may(Action::SeePersonal), HITS)?;
            let mut cases: Vec<FoundCase> = Vec::new();
            let mut withheld: BTreeMap<CaseId, Withheld> = BTreeMap::new();
            for hit in hits.into_iter().filter(|hit| may_find(&actor, hit)) {
                let known = cases.iter().position(|found| found.card.id == hit.case);
                let full = known.map_or(cases.len() >= CASES, |at| cases[at].entries.len() >= ENTRIES);
                if full {
                    continue;
                }
                let covers = match withheld.get(&hit.case) {
                    Some(covers) => covers,
                    None => {
                        let covers = Withheld::for_actor(tx, hit.case, &actor)?;
                        withheld.entry(hit.case).or_insert(covers)
                    }
                };
                let Some(entry) = found_entry(tx, hit, text, covers)? else { continue };
                match known {
                    Some(at) => cases[at].entries.push(entry.1),
                    None => {
                        let Some(card) = tx.cards().get(entry.0)? else { continue };
                        cases.push(FoundCase { card, entries: vec![entry.1] });
                    }
                }
            }
            if !actor.may(Action::SeePersonal) {
                for found in &mut cases {
                    cover_titles(tx, std::slice::from_mut(&mut found.card))?;
                }
            }
            Ok(cases)
        })
    }
}

/// Statements that are not out are for those who may see drafts.
fn may_find(actor: &Actor, hit: &Hit) -> bool {
    !hit.kind.starts_with("statement.") || actor.may(Action::SeeDrafts)
}

/// The entry with the words around what was found; none where only withheld words match, since even that would tell.
fn found_entry(
    tx: &ReadTx<'_>,
    hit: Hit,
    typed: &str,
    withheld: &Withheld,
) -> Result<Option<(CaseId, FoundEntry)>, DeskError> {
    let Some(event) = tx.journal().entry(hit.entry)?.map(|entry| entry.event()).transpose()?.flatten() else {
        return Ok(None);
    };
    let texts: Vec<String> = store::texts(&event).into_iter().map(|text| withheld.apply(text)).collect();
    let best = texts.iter().map(|text| (text, store::found(text, typed))).max_by_key(|(_, ranges)| ranges.len());
    let excerpt = match best {
        Some((text, ranges)) if !ranges.is_empty() => excerpt(text, &ranges),
        _ => return Ok(None),
    };
    Ok(Some((hit.case, FoundEntry { entry: hit.entry, kind: hit.kind, at: hit.at, excerpt })))
}

/// The first thing found with some words around it, and whatever else is found among those.
fn excerpt(text: &str, ranges: &[(usize, usize)]) -> Vec<Piece> {
    let Some(&(first, _)) = ranges.first() else { return Vec::new() };
    let start = text[..first].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end_of = |from: usize| text[from..].char_indices().nth(2 * AROUND).map_or(text.len(), |(at, _)| from + at);
    let end = ranges.first().map_or(text.len(), |&(_, end)| end_of(end));
    let mut pieces = Vec::new();
    let mut push = |from: usize, to: usize, hit: bool| {
        if from < to {
            pieces.push(Piece { text: text[from..to].replace(['\n', '\r'], " "), hit });
        }
    };
    let mut at = start;
    for &(from, to) in ranges.iter().take_while(|(_, to)| *to <= end) {
        push(at, from, false);
        push(from, to, true);
        at = to;
    }
    push(at, end, false);
    if start > 0 {
        pieces.insert(0, Piece { text: "…".into(), hit: false });
    }
    if end < text.len() {
        pieces.push(Piece { text: "…".into(), hit: false });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        let pieces = excerpt(text, &store::found(text, typed));
        pieces.iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn an_excerpt_shows_what_was_found_among_its_words() {
        assert_eq!(shown("两名顾客腹痛，又腹痛", "腹痛"), "两名顾客[腹痛]，又[腹痛]");
        let long = format!("{}腹痛{}", "前".repeat(50), "后".repeat(50));
        assert_eq!(shown(&long, "腹痛"), format!("…{}[腹痛]{}…", "前".repeat(18), "后".repeat(36)));
        assert_eq!(shown("a\nKettle", "kettle"), "a [Kettle]");
    }
}
