//! Real outbreaks: every restaurant row of a public data set becomes a case of one store and is graded.

use std::collections::BTreeMap;
use std::time::Instant;

use desk::wire::BoardFilter;
use domain::terms::Grade;
use serde_json::json;

use crate::restaurants::{open, outbreaks};
use crate::stage::Stage;

#[test]
fn every_restaurant_outbreak_becomes_a_graded_case() {
    let Some(outbreaks) = outbreaks() else {
        println!("skipped: the data set is absent");
        return;
    };
    let (stage, started) = (Stage::new(), Instant::now());
    for outbreak in &outbreaks {
        stage.ok("duty_officer", None, open(outbreak));
    }
    println!("{} cases in {:?}", outbreaks.len(), started.elapsed());
    let mut fell = BTreeMap::new();
    for grade in Grade::ALL {
        let filter = BoardFilter { grade: Some(*grade), ..BoardFilter::default() };
        let board = stage.desk.board(&stage.session("crisis_lead"), &filter).unwrap();
        fell.insert(grade.key(), board.columns.iter().map(|column| column.count).sum::<u32>());
    }
    assert_eq!(fell.values().sum::<u32>() as usize, outbreaks.len());
    let unknown = outbreaks.iter().filter(|outbreak| outbreak.counts[1].is_none()).count();
    insta::assert_json_snapshot!(json!({ "cases": outbreaks.len(), "hospitalised_unknown": unknown, "grades": fell }));
}
