//! Real outbreaks: every restaurant row of a public data set is graded and becomes a case.

use std::collections::BTreeMap;

use desk::Scenario;
use desk::wire::BoardFilter;
use domain::grading::{Facts, KnownFact, assess};
use domain::terms::{FactValue, Grade};
use serde_json::json;

use crate::restaurants::{Outbreak, open, outbreaks};
use crate::stage::Stage;

/// All are graded in every build. Of so many, one becomes a case of a store in an unoptimised build; in others all do.
const OPENED_ONE_IN: usize = if cfg!(debug_assertions) { 8 } else { 1 };

fn facts(outbreak: &Outbreak) -> Facts {
    let known = |(key, value): (&str, Option<i64>)| Some((key.to_owned(), KnownFact::known(FactValue::Number(value?))));
    outbreak.facts().filter_map(known).collect()
}

fn counted(grades: impl Iterator<Item = Grade>) -> BTreeMap<&'static str, u32> {
    let mut fell: BTreeMap<_, _> = Grade::ALL.iter().map(|grade| (grade.key(), 0)).collect();
    grades.for_each(|grade| *fell.entry(grade.key()).or_default() += 1);
    fell
}

#[test]
fn every_restaurant_outbreak_becomes_a_graded_case() {
    let Some(outbreaks) = outbreaks() else {
        println!("skipped: the data set is absent");
        return;
    };
    let stage = Stage::new();
    let pack = stage.desk.content().rules.pack(Scenario::FoodPoisoning).unwrap();
    let grades: Vec<_> = outbreaks.iter().map(|outbreak| assess(pack, &facts(outbreak)).grade).collect();
    let unknown = outbreaks.iter().filter(|outbreak| outbreak.counts[1].is_none()).count();
    let fell = counted(grades.iter().copied());
    insta::assert_json_snapshot!(json!({ "cases": outbreaks.len(), "hospitalised_unknown": unknown, "grades": fell }));

    for outbreak in outbreaks.iter().step_by(OPENED_ONE_IN) {
        stage.ok("duty_officer", None, open(outbreak));
    }
    let lead = stage.session("crisis_lead");
    let on_board = |grade: &Grade| {
        let filter = BoardFilter { grade: Some(*grade), ..BoardFilter::default() };
        let board = stage.desk.board(&lead, &filter).unwrap();
        (grade.key(), board.columns.iter().map(|column| column.count).sum::<u32>())
    };
    let found: BTreeMap<_, _> = Grade::ALL.iter().map(on_board).collect();
    assert_eq!(found, counted(grades.iter().copied().step_by(OPENED_ONE_IN)));
}
