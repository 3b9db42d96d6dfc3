//! Facts that grading can use: how a pack declares them, and what a case knows of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::Spanned;
use ts_rs::TS;

use super::error::{PackError, PackProblem, PackText, Reason};
use crate::terms::{Bilingual, FactValue, vocabulary};

/// The greatest number a fact or a threshold may have. Beyond it a typing slip is likelier than the truth.
pub const MAX_NUMBER: i64 = 1_000_000_000_000;

vocabulary! {
    /// What a fact's value is.
    FactKind {
        /// How many people, orders, …
        Count = "count",
        /// An amount in whole yuan.
        Money = "money",
        /// A duration in minutes.
        Minutes = "minutes",
        /// Yes or no.
        Flag = "flag",
        /// One of the declared choices.
        Choice = "choice",
    }
}

impl FactKind {
    /// Whether values are numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Money | Self::Minutes)
    }
}

/// One answer that a choice fact can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable spelling.
    pub key: String,
    /// What a person reads.
    pub label: Bilingual,
}

/// A fact as a pack declares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactDecl {
    /// Stable spelling, such as `ill_count`.
    pub key: String,
    /// What its value is.
    pub kind: FactKind,
    /// The unit shown after a number, such as 人.
    pub unit: Option<Bilingual>,
    /// What a person reads.
    pub label: Bilingual,
    /// The question to ask, and why the answer matters.
    pub why: Bilingual,
    /// Whether it links single cases into one event. Unknown linking facts are presumed true, since in doubt the higher grade holds.
    pub linking: bool,
    /// The possible answers of a choice, from least to worst; empty for other kinds.
    pub choices: Vec<Choice>,
}

impl FactDecl {
    /// Whether `value` is of this fact's kind and within its range.
    pub fn accepts(&self, value: &FactValue) -> bool {
        self.check(value).is_ok()
    }

    /// Says what is wrong with `value` for this fact.
    pub fn check(&self, value: &FactValue) -> Result<(), FactError> {
        let fact = || self.key.clone();
        match value {
            FactValue::Flag(_) if self.kind == FactKind::Flag => Ok(()),
            FactValue::Number(n) if self.kind.is_number() && *n < 0 => {
                Err(FactError::Negative { fact: fact(), value: *n })
            }
            FactValue::Number(n) if self.kind.is_number() && *n > MAX_NUMBER => {
                Err(FactError::TooLarge { fact: fact(), value: *n })
            }
            FactValue::Number(_) if self.kind.is_number() => Ok(()),
            FactValue::Choice(c) if self.kind == FactKind::Choice => match self.choices.iter().any(|d| d.key == *c) {
                true => Ok(()),
                false => Err(FactError::UnknownChoice { fact: fact(), choice: c.clone() }),
            },
            _ => Err(FactError::WrongKind { fact: fact(), expected: self.kind }),
        }
    }
}

/// Why a value can't be that of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FactError {
    /// A count, an amount or a duration below zero.
    #[error("fact `{fact}`: {value} is negative")]
    Negative {
        /// The fact.
        fact: String,
        /// The value given.
        value: i64,
    },
    /// A number above [`MAX_NUMBER`].
    #[error("fact `{fact}`: {value} is too large")]
    TooLarge {
        /// The fact.
        fact: String,
        /// The value given.
        value: i64,
    },
    /// A value of another kind.
    #[error("fact `{fact}`: expected a {expected}")]
    WrongKind {
        /// The fact.
        fact: String,
        /// The declared kind.
        expected: FactKind,
    },
    /// A choice that is not declared.
    #[error("fact `{fact}`: `{choice}` is not one of its choices")]
    UnknownChoice {
        /// The fact.
        fact: String,
        /// The value given.
        choice: String,
    },
}

/// What a case knows of one fact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KnownFact {
    /// The value; `None` is unknown, which is never zero.
    pub value: Option<FactValue>,
    /// Whether someone contradicts the value. A disputed fact counts for grading up, and proves nothing.
    #[serde(default)]
    pub disputed: bool,
    /// Whether a number may only be the least that is known: it counts as it stands, and more is possible.
    #[serde(default)]
    pub at_least: bool,
}

impl KnownFact {
    /// An undisputed value.
    pub fn known(value: FactValue) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// A value that someone contradicts.
    pub fn disputed(value: FactValue) -> Self {
        Self { disputed: true, ..Self::known(value) }
    }

    /// A number of which more may be found.
    pub fn at_least(number: i64) -> Self {
        Self { at_least: true, ..Self::known(FactValue::Number(number)) }
    }
}

/// A grading fact of which the ledger and the register of affected people say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactDifference {
    /// Its key.
    pub fact: String,
    /// What was typed into the ledger.
    pub ledger: FactValue,
    /// What the register gives.
    pub register: FactValue,
    /// What holds: in doubt the higher.
    pub held: FactValue,
}

/// Facts of a case by key. A key that is absent is unknown.
pub type Facts = BTreeMap<String, KnownFact>;

/// A fact declaration as written in TOML.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFact {
    key: Spanned<String>,
    kind: FactKind,
    #[serde(default)]
    unit: Option<Spanned<Bilingual>>,
    label: Spanned<Bilingual>,
    why: Spanned<Bilingual>,
    #[serde(default)]
    linking: bool,
    #[serde(default)]
    choices: Vec<Choice>,
}

const ONLY_FLAGS_LINK: Reason =
    Reason { zh: "只有是非类事实可以作为关联事实", en: "only a flag can be linking" };
const CHOICES: Reason = Reason {
    zh: "单选类事实须列出选项，其他类型不能有选项",
    en: "a choice lists its choices, and only a choice does",
};

/// Checks the declarations of a pack.
pub(crate) fn declare(at: PackText<'_>, raw: Vec<RawFact>) -> Result<Vec<FactDecl>, PackError> {
    let mut facts: Vec<FactDecl> = Vec::with_capacity(raw.len());
    for fact in raw {
        let span = fact.key.span();
        let key = fact.key.into_inner();
        if key.trim().is_empty() {
            return Err(at.error(span, PackProblem::EmptyId));
        }
        if facts.iter().any(|f| f.key == key) {
            return Err(at.error(span, PackProblem::Duplicate(key)));
        }
        if fact.linking && fact.kind != FactKind::Flag {
            return Err(at.error(span, PackProblem::Declaration(ONLY_FLAGS_LINK)));
        }
        if (fact.kind == FactKind::Choice) == fact.choices.is_empty() {
            return Err(at.error(span, PackProblem::Declaration(CHOICES)));
        }
        for (i, choice) in fact.choices.iter().enumerate() {
            bilingual(at, span.clone(), &choice.label)?;
            if fact.choices.iter().take(i).any(|c| c.key == choice.key) {
                return Err(at.error(span, PackProblem::Duplicate(choice.key.clone())));
            }
        }
        facts.push(FactDecl {
            key,
            kind: fact.kind,
            unit: fact.unit.map(|unit| text(at, unit)).transpose()?,
            label: text(at, fact.label)?,
            why: text(at, fact.why)?,
            linking: fact.linking,
            choices: fact.choices,
        });
    }
    Ok(facts)
}

/// A text that must not be empty in either language.
pub(crate) fn text(at: PackText<'_>, text: Spanned<Bilingual>) -> Result<Bilingual, PackError> {
    bilingual(at, text.span(), text.get_ref())?;
    Ok(text.into_inner())
}

fn bilingual(at: PackText<'_>, span: std::ops::Range<usize>, text: &Bilingual) -> Result<(), PackError> {
    match (text.zh.trim().is_empty(), text.en.trim().is_empty()) {
        (true, _) => Err(at.error(span, PackProblem::MissingLanguage("zh"))),
        (_, true) => Err(at.error(span, PackProblem::MissingLanguage("en"))),
        _ => Ok(()),
    }
}
