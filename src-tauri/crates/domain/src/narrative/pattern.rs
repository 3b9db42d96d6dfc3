//! A text with placeholders such as `{number}`.

use super::error::WordingProblem;
use super::line::Line;

/// The text of a line in one language, ready to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Slot(&'static str),
}

impl Pattern {
    /// Reads the text of `line`, which holds each of its placeholders and no other.
    pub fn parse(line: Line, text: &str, lang: &'static str) -> Result<Self, WordingProblem> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(WordingProblem::Malformed(lang))?;
            let slot = line.slots().iter().copied().find(|slot| *slot == name);
            let unknown = || WordingProblem::UnknownPlaceholder { slot: name.to_owned(), lang };
            pieces.push(Piece::text(before, lang)?);
            pieces.push(Piece::Slot(slot.ok_or_else(unknown)?));
            rest = after;
        }
        pieces.push(Piece::text(rest, lang)?);
        match line.slots().iter().copied().find(|slot| !pieces.contains(&Piece::Slot(slot))) {
            Some(slot) => Err(WordingProblem::MissingPlaceholder { slot, lang }),
            None => Ok(Self { pieces }),
        }
    }

    /// The text with `values` in place of the placeholders. Values are taken as they are, whatever they hold.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let value = |slot: &str| values.iter().find(|(name, _)| *name == slot).map_or("", |(_, value)| value);
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Slot(slot) => value(slot),
            })
            .collect()
    }
}

impl Piece {
    fn text(text: &str, lang: &'static str) -> Result<Self, WordingProblem> {
        if text.contains('}') { Err(WordingProblem::Malformed(lang)) } else { Ok(Self::Text(text.to_owned())) }
    }
}
