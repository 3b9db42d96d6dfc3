//! What the register says of the grading facts, beside what people typed into the ledger.

use super::{Care, Harm, Person, PersonState, Vulnerability};
use crate::grading::{FactDifference, Facts, KnownFact, Meal, linked_facts};
use crate::terms::{FactValue, Scenario};

/// The scenarios that count only people linked by area, meal and food.
const COUNTED_BY_LINK: &[Scenario] = &[Scenario::FoodPoisoning];

/// The facts to grade by, from the ledger and the register, and where the two differ. In doubt the higher holds.
///
/// An empty register changes nothing. Where the ledger counts more people than belong together by the register, its count holds, disputed, until a
/// person takes over the register's: nobody sees a grade fall by an entry that meant something else.
pub fn reconcile<'p>(
    scenario: Scenario,
    ledger: Facts,
    register: impl Iterator<Item = &'p Person>,
) -> (Facts, Vec<FactDifference>) {
    let register = Register { scenario, people: register.collect() };
    let mut facts = ledger;
    let mut differences = Vec::new();
    if register.people.is_empty() {
        return (facts, differences);
    }
    let ill = register.count("ill_count", Harm::Ill, &facts);
    let injured = register.count("injured_count", Harm::Injured, &facts);
    let whole = ill.registers_all && injured.registers_all;
    for count in [ill, injured] {
        count.settle(&mut facts, &mut differences);
    }
    for (key, said) in register.beside_counts(whole) {
        settle(key, said, &mut facts, &mut differences);
    }
    (facts, differences)
}

struct Register<'p> {
    scenario: Scenario,
    people: Vec<&'p Person>,
}

/// How many people were harmed in one way, by the register.
struct Count {
    fact: &'static str,
    /// Those who count together; none when nobody of this kind was ever registered.
    counted: Option<i64>,
    /// Whether as many are registered as the ledger counts.
    registers_all: bool,
    /// What links them, where that matters.
    links: Facts,
}

impl Register<'_> {
    fn related(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().copied().filter(|person| person.details.state != PersonState::NotRelated)
    }

    fn count(&self, fact: &'static str, harm: Harm, ledger: &Facts) -> Count {
        if !self.people.iter().any(|person| person.details.harm == harm) {
            return Count { fact, counted: None, registers_all: true, links: Facts::new() };
        }
        let harmed: Vec<&Person> = self.related().filter(|person| person.details.harm == harm).collect();
        let registered = number(harmed.len());
        let typed = typed(ledger, fact).unwrap_or_default();
        let mut links = Facts::new();
        let mut counted = registered;
        if harm == Harm::Ill && COUNTED_BY_LINK.contains(&self.scenario) {
            let meals: Vec<Meal> = harmed.iter().map(|person| meal(person)).collect();
            links = linked_facts(&meals);
            counted = links.remove(fact).as_ref().and_then(as_number).unwrap_or_default();
            if typed > counted {
                // What links the others is not known.
                links.clear();
            }
        }
        Count { fact, counted: Some(counted), registers_all: typed <= registered, links }
    }

    /// What the register says beside how many were harmed. It knows everybody when `whole`; else there may be more.
    fn beside_counts(&self, whole: bool) -> Vec<(&'static str, KnownFact)> {
        let at_least = |count: usize, all_known: bool| {
            let at_least = !(whole && all_known);
            let value = (count > 0 || !at_least).then(|| FactValue::Number(number(count)));
            KnownFact { at_least: at_least && value.is_some(), ..KnownFact { value, ..KnownFact::default() } }
        };
        let known = |known: fn(&Person) -> bool| self.related().all(known);
        let many = |wanted: fn(&Person) -> bool| self.related().filter(|person| wanted(person)).count();
        let any = |wanted: fn(&Person) -> bool| {
            let all_known = whole && known(|person| person.details.vulnerability != Vulnerability::Unknown);
            let found = many(wanted) > 0;
            KnownFact { value: (found || all_known).then_some(FactValue::Flag(found)), ..KnownFact::default() }
        };
        let treated = |person: &Person| person.details.care == Care::Hospitalised;
        vec![
            ("hospitalised_count", at_least(many(treated), known(|person| person.details.care != Care::Unknown))),
            ("death_count", at_least(many(|person| person.details.state == PersonState::Died), true)),
            ("vulnerable_people", any(|person| person.details.vulnerability.is_vulnerable())),
            (
                "child_or_elderly",
                any(|p| matches!(p.details.vulnerability, Vulnerability::Child | Vulnerability::Elderly)),
            ),
        ]
    }
}

impl Count {
    fn settle(self, facts: &mut Facts, differences: &mut Vec<FactDifference>) {
        let Some(counted) = self.counted else { return };
        let said = FactValue::Number(counted);
        let ledger = facts.entry(self.fact.to_owned()).or_default();
        let typed = ledger.value.clone();
        let held = typed.clone().filter(|typed| *typed > said).unwrap_or_else(|| said.clone());
        if typed.as_ref() != Some(&said) {
            // More than belong together although everybody is registered: one of the two is wrong.
            ledger.disputed = held != said && (self.registers_all || ledger.disputed);
        }
        ledger.value = Some(held.clone());
        if let Some(typed) = typed.filter(|typed| *typed != said) {
            differences.push(FactDifference { fact: self.fact.to_owned(), ledger: typed, register: said, held });
        }
        for (key, link) in self.links {
            settle(&key, link, facts, differences);
        }
    }
}

/// Of two known values the worse holds, and that they differ is said.
fn settle(key: &str, said: KnownFact, facts: &mut Facts, differences: &mut Vec<FactDifference>) {
    let Some(register) = said.value.clone() else { return };
    let ledger = facts.entry(key.to_owned()).or_default();
    let Some(typed) = ledger.value.clone() else {
        *ledger = said;
        return;
    };
    if typed == register || (said.at_least && typed > register) {
        return;
    }
    // Flags and numbers are ordered from harmless to worse.
    let held = typed.clone().max(register.clone());
    if held == register {
        *ledger = said;
    }
    differences.push(FactDifference { fact: key.to_owned(), ledger: typed, register, held });
}

fn meal(person: &Person) -> Meal {
    let details = &person.details;
    Meal {
        person: person.id.to_string(),
        area: details.area.clone(),
        meal: details.meal.clone(),
        foods: details.foods.clone(),
    }
}

fn typed(ledger: &Facts, fact: &str) -> Option<i64> {
    ledger.get(fact).and_then(as_number)
}

fn as_number(known: &KnownFact) -> Option<i64> {
    match known.value {
        Some(FactValue::Number(number)) => Some(number),
        _ => None,
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
