//! Which of the people who fell ill belong together: same dining area, same meal, same food.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fact::{Facts, KnownFact};
use crate::terms::FactValue;

/// Where, when and what one affected person ate, as far as it is known. Spelling is compared as given, without outer spaces and letter case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Meal {
    /// Who, by any id that is unique in the register.
    pub person: String,
    /// The dining area.
    pub area: Option<String>,
    /// The meal, such as `2026-05-01 lunch`.
    pub meal: Option<String>,
    /// The dishes; empty is unknown.
    pub foods: Vec<String>,
}

/// The largest group of people who may belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LinkedGroup {
    /// Their dining area, if any of them knows it.
    pub area: Option<String>,
    /// Their meal, if any of them knows it.
    pub meal: Option<String>,
    /// The food they share, if any of them knows it.
    pub food: Option<String>,
    /// Those whose area, meal and food are all known to match.
    pub certain: Vec<String>,
    /// Those of whom something is unknown and nothing contradicts; presumed to belong, since in doubt the higher grade holds.
    pub presumed: Vec<String>,
}

impl LinkedGroup {
    /// How many people it has.
    pub fn size(&self) -> usize {
        self.certain.len() + self.presumed.len()
    }
}

/// The largest group in the register: most people, then most certain ones, then first by name of area, meal and food.
///
/// Two people with nothing in common make groups of one each, so single cases don't add up.
pub fn largest_linked_group(register: &[Meal]) -> LinkedGroup {
    let all: Vec<Plate> = register.iter().map(Plate::new).collect();
    let mut best = LinkedGroup::default();
    for area in values(all.iter().map(|p| p.area.as_ref())) {
        let here: Vec<&Plate> = all.iter().filter(|p| fits(p.area.as_ref(), area.as_ref())).collect();
        for meal in values(here.iter().map(|p| p.meal.as_ref())) {
            let then: Vec<&Plate> = here.iter().filter(|p| fits(p.meal.as_ref(), meal.as_ref())).copied().collect();
            for food in foods(&then) {
                let group = gather(&then, (&area, &meal, &food));
                if (group.size(), group.certain.len()) > (best.size(), best.certain.len()) {
                    best = group;
                }
            }
        }
    }
    best
}

/// The linking facts of food poisoning as the register shows them: the size of the largest group, and whether its links are known.
pub fn linked_facts(register: &[Meal]) -> Facts {
    let group = largest_linked_group(register);
    let members: Vec<Plate> = register
        .iter()
        .filter(|m| group.certain.contains(&m.person) || group.presumed.contains(&m.person))
        .map(Plate::new)
        .collect();
    let size = i64::try_from(group.size()).unwrap_or(i64::MAX);
    let known =
        |all: bool| KnownFact { value: (all && size > 0).then_some(FactValue::Flag(true)), ..KnownFact::default() };
    Facts::from([
        ("ill_count".to_owned(), KnownFact::known(FactValue::Number(size))),
        ("same_dining_area".to_owned(), known(members.iter().all(|p| p.area.is_some()))),
        ("same_meal_time".to_owned(), known(members.iter().all(|p| p.meal.is_some()))),
        ("same_food".to_owned(), known(members.iter().all(|p| !p.foods.is_empty()))),
    ])
}

/// A register entry with spellings made comparable.
struct Plate<'a> {
    person: &'a str,
    area: Option<String>,
    meal: Option<String>,
    foods: BTreeSet<String>,
}

impl<'a> Plate<'a> {
    fn new(meal: &'a Meal) -> Self {
        let plain = |text: &String| Some(text.trim().to_lowercase()).filter(|t| !t.is_empty());
        Self {
            person: &meal.person,
            area: meal.area.as_ref().and_then(plain),
            meal: meal.meal.as_ref().and_then(plain),
            foods: meal.foods.iter().filter_map(plain).collect(),
        }
    }
}

/// An unknown side fits anything.
fn fits(known: Option<&String>, wanted: Option<&String>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}

/// Every known value once, in order; or one unknown if none is known.
fn values<'p>(known: impl Iterator<Item = Option<&'p String>>) -> Vec<Option<String>> {
    let distinct: BTreeSet<&String> = known.flatten().collect();
    if distinct.is_empty() { vec![None] } else { distinct.into_iter().cloned().map(Some).collect() }
}

fn foods(plates: &[&Plate]) -> Vec<Option<String>> {
    values(plates.iter().flat_map(|p| p.foods.iter().map(Some)))
}

type Link<'l> = (&'l Option<String>, &'l Option<String>, &'l Option<String>);

fn gather(plates: &[&Plate], (area, meal, food): Link) -> LinkedGroup {
    let eats = |p: &Plate| food.as_ref().is_some_and(|f| p.foods.contains(f));
    let certain = |p: &Plate| p.area.is_some() && p.meal.is_some() && eats(p);
    let may_belong = plates.iter().filter(|p| p.foods.is_empty() || eats(p));
    let (certain, presumed): (Vec<&&Plate>, Vec<&&Plate>) = may_belong.partition(|p| certain(p));
    let names = |plates: Vec<&&Plate>| plates.iter().map(|p| p.person.to_owned()).collect();
    LinkedGroup {
        area: area.clone(),
        meal: meal.clone(),
        food: food.clone(),
        certain: names(certain),
        presumed: names(presumed),
    }
}
