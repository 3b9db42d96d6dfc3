//! Conditions over facts that may be unknown, in Kleene's three-valued logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::FactValue;

/// True, false, or not to be said from what is known. Ordered: false < unknown < true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold, whatever the unknown facts turn out to be.
    False,
    /// It depends on unknown facts.
    Unknown,
    /// It holds, whatever the unknown facts turn out to be.
    True,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// How one fact is tested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// A number of at least this. (In Chinese law 以上 includes the number.)
    AtLeast(#[ts(type = "number")] i64),
    /// A number of at most this.
    AtMost(#[ts(type = "number")] i64),
    /// Exactly this value.
    Is(FactValue),
    /// One of these choices.
    OneOf(Vec<String>),
}

impl Test {
    fn truth(&self, value: &FactValue) -> Truth {
        match (self, value) {
            (Self::AtLeast(n), FactValue::Number(v)) => Truth::from(v >= n),
            (Self::AtMost(n), FactValue::Number(v)) => Truth::from(v <= n),
            (Self::Is(wanted), value) => Truth::from(wanted == value),
            (Self::OneOf(choices), FactValue::Choice(c)) => Truth::from(choices.contains(c)),
            _ => Truth::Unknown,
        }
    }
}

/// What a rule asks of the facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// One fact passes a test.
    Fact {
        /// Key of the fact.
        fact: String,
        /// The test.
        test: Test,
    },
    /// Every member holds.
    All(Vec<Condition>),
    /// Some member holds.
    Any(Vec<Condition>),
    /// The member does not hold.
    Not(Box<Condition>),
    /// At least `k` members hold.
    AtLeastOf {
        /// How many must hold.
        #[ts(type = "number")]
        k: usize,
        /// The members.
        of: Vec<Condition>,
    },
}

impl Condition {
    /// Whether it holds, given each fact's value or `None` where it is unknown.
    pub fn truth<'v>(&self, value: &impl Fn(&str) -> Option<&'v FactValue>) -> Truth {
        match self {
            Self::Fact { fact, test } => value(fact).map_or(Truth::Unknown, |v| test.truth(v)),
            Self::All(of) => of.iter().map(|c| c.truth(value)).min().unwrap_or(Truth::True),
            Self::Any(of) => of.iter().map(|c| c.truth(value)).max().unwrap_or(Truth::False),
            Self::Not(inner) => match inner.truth(value) {
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
                Truth::True => Truth::False,
            },
            Self::AtLeastOf { k, of } => {
                let truths: Vec<Truth> = of.iter().map(|c| c.truth(value)).collect();
                let count = |least: Truth| truths.iter().filter(|t| **t >= least).count();
                if count(Truth::True) >= *k {
                    Truth::True
                } else if count(Truth::Unknown) >= *k {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
        }
    }

    /// Calls `f` with every fact tested and its test.
    pub fn each_test<'c>(&'c self, f: &mut impl FnMut(&'c str, &'c Test)) {
        match self {
            Self::Fact { fact, test } => f(fact, test),
            Self::All(of) | Self::Any(of) | Self::AtLeastOf { of, .. } => of.iter().for_each(|c| c.each_test(f)),
            Self::Not(inner) => inner.each_test(f),
        }
    }

    /// Whether the condition asks for the fact `key`.
    pub fn mentions(&self, key: &str) -> bool {
        let mut found = false;
        self.each_test(&mut |fact, _| found |= fact == key);
        found
    }
}
