//! Who belongs together.

use super::support::pack;
use crate::grading::{Meal, assess, largest_linked_group, linked_facts};
use crate::terms::{Grade, Scenario};

fn meal(person: &str, area: &str, meal: &str, foods: &[&str]) -> Meal {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Meal {
        person: person.into(),
        area: known(area),
        meal: known(meal),
        foods: foods.iter().map(|f| (*f).to_owned()).collect(),
    }
}

fn grade(register: &[Meal]) -> Grade {
    assess(&pack(Scenario::FoodPoisoning), &linked_facts(register)).grade
}

#[test]
fn two_unrelated_cases_do_not_add_up() {
    let register = [meal("a", "一楼", "周一午餐", &["鱼"]), meal("b", "二楼", "周二晚餐", &["面"])];
    assert_eq!(largest_linked_group(&register).size(), 1);
    assert_eq!(grade(&register), Grade::General);
}

#[test]
fn four_related_cases_do() {
    let mut register: Vec<Meal> = ["a", "b", "c", "d"].map(|p| meal(p, "一楼", "周一午餐", &["鱼", "米饭"])).into();
    register.push(meal("e", "二楼", "周一午餐", &["鱼"]));
    let group = largest_linked_group(&register);
    assert_eq!((group.certain.len(), group.presumed.len()), (4, 0));
    assert_eq!(grade(&register), Grade::Major);
}

#[test]
fn each_link_must_be_shared() {
    for other in [
        meal("b", "二楼", "周一午餐", &["鱼"]),
        meal("b", "一楼", "周一晚餐", &["鱼"]),
        meal("b", "一楼", "周一午餐", &["面"]),
    ] {
        assert_eq!(grade(&[meal("a", "一楼", "周一午餐", &["鱼"]), other]), Grade::General);
    }
}

#[test]
fn the_unknown_is_presumed_to_belong_but_never_to_two_places_at_once() {
    let register = [meal("a", "一楼", "周一午餐", &["鱼"]), meal("b", "", "周一午餐", &["鱼"])];
    let group = largest_linked_group(&register);
    assert_eq!((group.certain, group.presumed), (vec!["a".to_owned()], vec!["b".to_owned()]));
    let facts = linked_facts(&register);
    assert_eq!(facts["same_dining_area"].value, None);
    assert_eq!(grade(&register), Grade::Serious);

    let torn = [meal("a", "一楼", "", &[]), meal("b", "二楼", "", &[]), meal("c", "", "", &[])];
    assert_eq!(largest_linked_group(&torn).size(), 2, "c may have been with a or with b, not with both");
}

#[test]
fn one_dish_of_several_is_enough_and_spelling_is_forgiven() {
    let register = [meal("a", "Hall A", "lunch", &["Fish ", "rice"]), meal("b", "hall a", "Lunch", &["soup", "fish"])];
    let group = largest_linked_group(&register);
    assert_eq!((group.size(), group.food.as_deref()), (2, Some("fish")));
}

#[test]
fn an_empty_register_has_no_group() {
    assert_eq!(largest_linked_group(&[]).size(), 0);
    assert_eq!(grade(&[]), Grade::None);
}
