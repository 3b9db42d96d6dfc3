//! What the front line may answer: the questions of one scenario, with what may be said and what not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::content::{ContentError, ContentProblem, Source};
use crate::playbook::FrontLineQuestion;
use crate::terms::{Bilingual, Scenario};

/// The answers of one file. Where a company publishes none, those of the playbook hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerPack {
    /// Version of the file, as its publisher counts.
    pub version: String,
    /// The scenario it serves.
    pub scenario: Scenario,
    /// The questions in the order of the file.
    #[serde(rename = "answer", default)]
    pub answers: Vec<FrontLineQuestion>,
}

impl AnswerPack {
    /// Reads one file of answers. `file` is only used to name it in errors.
    ///
    /// # Errors
    /// What is not of the schema, an id used twice, or a text that says nothing.
    pub fn parse(file: &str, text: &str) -> Result<Self, ContentError> {
        let source = Source::new(file, text);
        let pack: Self = source.read()?;
        let mut seen = BTreeSet::new();
        for FrontLineQuestion { id, question, may_say, not_to_say } in &pack.answers {
            if !seen.insert(id) {
                return Err(source.error("id", id, ContentProblem::DuplicateId));
            }
            if ![question, may_say, not_to_say].into_iter().all(Bilingual::is_whole) {
                return Err(source.error("id", id, ContentProblem::Empty));
            }
        }
        Ok(pack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(answers: &[&str]) -> String {
        let head = "version = \"1\"\nscenario = \"rumour\"\n".to_owned();
        answers.iter().fold(head, |file, id| {
            file + &format!(
                "[[answer]]\nid = \"{id}\"\nquestion = {{ zh = \"是真的吗？\", en = \"Is it true?\" }}\n\
                 may_say = {{ zh = \"正在核实。\", en = \"We are checking.\" }}\nnot_to_say = {{ zh = \"是假的。\", en = \"It is false.\" }}\n"
            )
        })
    }

    #[test]
    fn answers_are_read_and_a_wrong_one_is_named() {
        let read = AnswerPack::parse("own.toml", &file(&["a", "b"])).unwrap();
        assert_eq!((read.scenario, read.answers.len()), (Scenario::Rumour, 2));
        let twice = AnswerPack::parse("own.toml", &file(&["a", "a"])).unwrap_err();
        assert_eq!((twice.key.as_str(), twice.problem), ("a", ContentProblem::DuplicateId));
        let silent = file(&["a"]).replace("We are checking.", " ");
        assert_eq!(AnswerPack::parse("own.toml", &silent).unwrap_err().problem, ContentProblem::Empty);
        assert!(AnswerPack::parse("own.toml", &file(&["a"]).replace("rumour", "gossip")).is_err());
    }
}
