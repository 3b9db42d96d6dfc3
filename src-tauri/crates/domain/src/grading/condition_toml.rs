//! Reads conditions as authors write them in TOML, and refuses what can't be meant.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::condition::{Condition, Test};
use super::error::{PackError, PackProblem, PackText, Reason};
use super::fact::{FactDecl, FactKind, MAX_NUMBER};
use crate::terms::FactValue;

/// A condition as written: exactly one of its forms.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCondition {
    fact: Option<String>,
    is: Option<FactValue>,
    at_least: Option<FactValue>,
    more_than: Option<i64>,
    at_most: Option<i64>,
    less_than: Option<i64>,
    one_of: Option<Vec<String>>,
    all: Option<Vec<Spanned<RawCondition>>>,
    any: Option<Vec<Spanned<RawCondition>>>,
    not: Option<Box<Spanned<RawCondition>>>,
    at_least_of: Option<usize>,
    of: Option<Vec<Spanned<RawCondition>>>,
}

impl RawCondition {
    fn tests_given(&self) -> usize {
        let numbers = [self.more_than, self.at_most, self.less_than].iter().flatten().count();
        numbers + [&self.is, &self.at_least].into_iter().flatten().count() + usize::from(self.one_of.is_some())
    }

    /// The one test given, as it applies to `decl`.
    fn test(&self, decl: &FactDecl) -> Result<Test, PackProblem> {
        let number = decl.kind.is_number();
        if let Some(value) = &self.is {
            return is(decl, value);
        }
        match (&self.at_least, self.more_than, self.at_most, self.less_than, &self.one_of) {
            (Some(FactValue::Number(n)), ..) if number => at_least(*n),
            (Some(FactValue::Choice(least)), ..) if decl.kind == FactKind::Choice => {
                known_choice(decl, least)?;
                let from = decl.choices.iter().skip_while(|c| c.key != *least);
                Ok(Test::OneOf(from.map(|c| c.key.clone()).collect()))
            }
            (_, Some(n), ..) if number => at_least(n.saturating_add(1)),
            (_, _, Some(n), ..) if number => at_most(n),
            (_, _, _, Some(n), _) if number => at_most(n.saturating_sub(1)),
            (.., Some(choices)) if decl.kind == FactKind::Choice => {
                choices.iter().try_for_each(|c| known_choice(decl, c))?;
                if choices.is_empty() { Err(PackProblem::List) } else { Ok(Test::OneOf(choices.clone())) }
            }
            _ => Err(wrong_operand(decl)),
        }
    }
}

/// Turns what an author wrote into conditions, checked against the declared facts.
#[derive(Clone, Copy)]
pub(crate) struct ConditionReader<'a> {
    pub at: PackText<'a>,
    pub facts: &'a [FactDecl],
    /// Refuse whatever could turn false as harm grows.
    pub monotone: bool,
}

impl ConditionReader<'_> {
    /// Reads one condition.
    pub fn read(self, raw: &Spanned<RawCondition>) -> Result<Condition, PackError> {
        let span = raw.span();
        let fail = |problem| Err(self.at.error(span.clone(), problem));
        let raw = raw.get_ref();
        let test_wanted = usize::from(raw.fact.is_some());
        if raw.tests_given() != test_wanted {
            return fail(PackProblem::Condition);
        }
        match (&raw.fact, &raw.all, &raw.any, &raw.not, raw.at_least_of, &raw.of) {
            (Some(fact), None, None, None, None, None) => self.test(fact, raw).or_else(fail),
            (None, Some(of), None, None, None, None) => Ok(Condition::All(self.list(&span, of)?)),
            (None, None, Some(of), None, None, None) => Ok(Condition::Any(self.list(&span, of)?)),
            (None, None, None, Some(_), None, None) if self.monotone => fail(PackProblem::NotMonotone),
            (None, None, None, Some(inner), None, None) => Ok(Condition::Not(Box::new(self.read(inner)?))),
            (None, None, None, None, Some(k), Some(of)) => {
                let of = self.list(&span, of)?;
                if k == 0 || k > of.len() { fail(PackProblem::List) } else { Ok(Condition::AtLeastOf { k, of }) }
            }
            _ => fail(PackProblem::Condition),
        }
    }

    fn test(self, fact: &str, raw: &RawCondition) -> Result<Condition, PackProblem> {
        let decl = self.facts.iter().find(|d| d.key == fact);
        let decl = decl.ok_or_else(|| PackProblem::UndeclaredFact(fact.to_owned()))?;
        let test = raw.test(decl)?;
        if self.monotone && !grows_with_harm(&test, decl) {
            return Err(PackProblem::NotMonotone);
        }
        Ok(Condition::Fact { fact: decl.key.clone(), test })
    }

    fn list(self, span: &Range<usize>, of: &[Spanned<RawCondition>]) -> Result<Vec<Condition>, PackError> {
        if of.is_empty() {
            return Err(self.at.error(span.clone(), PackProblem::List));
        }
        of.iter().map(|raw| self.read(raw)).collect()
    }
}

/// Whether the test, once true, stays true as the number grows, the flag is raised or the choice worsens.
fn grows_with_harm(test: &Test, decl: &FactDecl) -> bool {
    match test {
        Test::AtLeast(_) | Test::Is(FactValue::Flag(true)) => true,
        Test::AtMost(_) | Test::Is(_) => false,
        Test::OneOf(choices) => {
            decl.choices.iter().skip_while(|c| !choices.contains(&c.key)).all(|c| choices.contains(&c.key))
        }
    }
}

fn is(decl: &FactDecl, value: &FactValue) -> Result<Test, PackProblem> {
    if let (FactValue::Choice(choice), FactKind::Choice) = (value, decl.kind) {
        known_choice(decl, choice)?;
        return Ok(Test::OneOf(vec![choice.clone()]));
    }
    if decl.accepts(value) { Ok(Test::Is(value.clone())) } else { Err(wrong_operand(decl)) }
}

fn wrong_operand(decl: &FactDecl) -> PackProblem {
    PackProblem::Operand { fact: decl.key.clone(), kind: decl.kind.key() }
}

const ALWAYS: Reason = Reason { zh: "条件总是成立", en: "it always holds" };
const NEVER: Reason = Reason { zh: "条件永不成立", en: "it never holds" };

fn at_least(n: i64) -> Result<Test, PackProblem> {
    match n {
        ..=0 => Err(PackProblem::Threshold(n, ALWAYS)),
        1..=MAX_NUMBER => Ok(Test::AtLeast(n)),
        _ => Err(PackProblem::Threshold(n, NEVER)),
    }
}

fn at_most(n: i64) -> Result<Test, PackProblem> {
    match n {
        ..0 => Err(PackProblem::Threshold(n, NEVER)),
        0..MAX_NUMBER => Ok(Test::AtMost(n)),
        _ => Err(PackProblem::Threshold(n, ALWAYS)),
    }
}

fn known_choice(decl: &FactDecl, choice: &str) -> Result<(), PackProblem> {
    if decl.choices.iter().any(|c| c.key == choice) {
        Ok(())
    } else {
        Err(PackProblem::UnknownChoice { fact: decl.key.clone(), choice: choice.to_owned() })
    }
}
