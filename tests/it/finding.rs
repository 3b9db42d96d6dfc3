//! What helps a team find its way: lanes, deadlines, search, what is new, what was seen before. Never more than a person may see.

use desk::wire::{BoardFilter, DeadlineQuery, Lane, LaneBy, Likeness, SimilarQuery};
use desk::{Clock, Timestamp};
use serde_json::json;

use crate::stage::{CASE, SITE, Stage, case_id, draft, id, log, open_food};

const OTHER: u64 = 0xCA5F;

/// A second case, without a site, a reporter or a grade.
fn open_rumour(stage: &Stage) {
    let open = json!({ "case": { "do": "open", "title": "网传后厨有鼠", "scenario": "rumour",
        "reported_at": "2026-03-02T03:40:00Z", "channel": "social_media", "owner": null } });
    stage.ok("duty_officer", Some(OTHER), open);
}

fn two_cases() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    open_rumour(&stage);
    stage
}

#[track_caller]
fn check_lanes(stage: &Stage, by: LaneBy, expected: &[(Option<&str>, u32)]) {
    let session = stage.session("duty_officer");
    let lanes = stage.desk.board_lanes(&session, &BoardFilter::default(), by).unwrap();
    let counted: Vec<_> =
        lanes.iter().map(|lane| (lane.lane.key.as_deref(), lane.counts.iter().map(|c| c.count).sum::<u32>())).collect();
    assert_eq!(counted, expected, "{by:?}");
    // Every lane, asked for as a filter, holds exactly what it says.
    for lane in &lanes {
        let filter = BoardFilter { lane: Some(lane.lane.clone()), ..BoardFilter::default() };
        let board = stage.desk.board(&session, &filter).unwrap();
        let held: u32 = board.columns.iter().map(|column| column.count).sum();
        assert_eq!(held, lane.counts.iter().map(|c| c.count).sum::<u32>(), "{:?}", lane.lane);
    }
}

#[test]
fn a_board_falls_into_lanes() {
    let stage = two_cases();
    check_lanes(&stage, LaneBy::Scenario, &[(Some("food_poisoning"), 1), (Some("rumour"), 1)]);
    check_lanes(&stage, LaneBy::Region, &[(Some("华东"), 1), (None, 1)]);
    check_lanes(&stage, LaneBy::Owner, &[(None, 2)]);
    let owner = stage.desk.board(&stage.session("duty_officer"), &BoardFilter::default()).unwrap();
    assert_eq!(owner.columns.iter().map(|column| column.count).sum::<u32>(), 2);
}

#[test]
fn a_lane_that_nobody_is_in_is_empty() {
    let stage = two_cases();
    let lane = |by, key: &str| BoardFilter { lane: Some(Lane { by, key: Some(key.into()) }), ..Default::default() };
    for filter in
        [lane(LaneBy::Region, "西北"), lane(LaneBy::Owner, &id(9)), lane(LaneBy::Scenario, "bank_run_or_outlet")]
    {
        let board = stage.desk.board(&stage.session("auditor"), &filter).unwrap();
        assert_eq!(board.columns.iter().map(|column| column.count).sum::<u32>(), 0, "{filter:?}");
    }
}

#[test]
fn the_overdue_come_before_the_grave() {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.clock.pass(4 * 24 * 3600);
    let open = json!({ "case": { "do": "open", "title": "网传后厨有鼠", "scenario": "rumour",
        "reported_at": stage.clock.now(), "channel": "social_media" } });
    stage.ok("duty_officer", Some(OTHER), open);
    let grave = json!({ "case": { "do": "override_grade", "grade": "major", "reason": "全国媒体转载" } });
    stage.ok("crisis_lead", Some(OTHER), grave);
    let board = stage.desk.board(&stage.session("duty_officer"), &BoardFilter::default()).unwrap();
    let cards: Vec<_> = board.columns.iter().flat_map(|column| &column.cards).collect();
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [case_id(CASE), case_id(OTHER)]);
    assert!(cards[0].grade < cards[1].grade, "by grade alone it would be the other way round");
}

#[test]
fn deadlines_come_in_order_and_follow_the_filter() {
    let stage = two_cases();
    let session = stage.session("duty_officer");
    let ask = |filter: BoardFilter| {
        let to: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
        stage.desk.deadlines(&session, &DeadlineQuery { filter, from: None, to }).unwrap().items
    };
    let all = ask(BoardFilter::default());
    assert!(all.is_sorted_by_key(|item| item.due_at));
    let of_site = ask(BoardFilter { site: Some(id(SITE).parse().unwrap()), ..Default::default() });
    assert!(!of_site.is_empty() && of_site.len() <= all.len());
    assert!(of_site.iter().all(|item| item.card.id == case_id(CASE)));
}

/// What a search answers: numbers of cases with their excerpts, what was found in brackets.
fn found(stage: &Stage, login: &str, text: &str) -> Vec<String> {
    let cases = stage.desk.search(&stage.session(login), text).unwrap();
    let words = |pieces: &[desk::wire::Piece]| -> String {
        pieces.iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    };
    cases.iter().flat_map(|case| case.entries.iter().map(|entry| words(&entry.excerpt))).collect()
}

#[test]
fn search_shows_the_words_around_what_it_finds() {
    let stage = two_cases();
    stage.ok("duty_officer", Some(CASE), log("店长说凉拌木耳已封存"));
    assert_eq!(found(&stage, "duty_officer", "木耳"), ["店长说凉拌[木耳]已封存"]);
    assert_eq!(found(&stage, "duty_officer", "鼠"), ["网传后厨有[鼠]"]);
    assert!(found(&stage, "duty_officer", "没有这个词").is_empty());
    assert!(found(&stage, "duty_officer", "  ").is_empty());
}

#[test]
fn search_never_tells_what_is_withheld() {
    let stage = two_cases();
    stage.ok("duty_officer", Some(CASE), log("王小明说好转，医生已看"));
    stage.ok("pr_writer", Some(CASE), draft(7, "public", "尚未发布的文字"));
    assert_eq!(found(&stage, "duty_officer", "王小明").len(), 2);
    // Neither the name itself nor that some text holds it.
    assert!(found(&stage, "auditor", "王小明").is_empty());
    assert_eq!(found(&stage, "auditor", "医生"), ["▇▇说好转，[医生]已看"]);
    assert_eq!(found(&stage, "pr_writer", "尚未发布").len(), 1);
    assert!(found(&stage, "care_agent", "尚未发布").is_empty());
    assert_eq!(stage.desk.search(&stage.session("administrator"), "鼠").unwrap_err().to_wire().code, "not_permitted");
}

#[test]
fn a_card_tells_what_others_did_since_the_last_look() {
    let stage = two_cases();
    let news = |login: &str| {
        let board = stage.desk.board(&stage.session(login), &BoardFilter::default()).unwrap();
        let all = board.columns.into_iter().flat_map(|column| column.news);
        all.map(|news| news.kinds.into_iter().map(|kind| (kind.kind, kind.count)).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert!(news("crisis_lead").is_empty(), "who never looked is told nothing");
    stage.desk.case_seen(&stage.session("crisis_lead"), case_id(CASE)).unwrap();
    stage.ok("crisis_lead", Some(CASE), log("own words are no news"));
    assert!(news("crisis_lead").is_empty());
    stage.ok("duty_officer", Some(CASE), log("a"));
    stage.ok("duty_officer", Some(CASE), log("b"));
    assert_eq!(news("crisis_lead"), [vec![("case.logged".to_owned(), 2)]]);
    assert!(news("auditor").is_empty(), "each person has looked for themselves");
    stage.desk.case_seen(&stage.session("crisis_lead"), case_id(CASE)).unwrap();
    assert!(news("crisis_lead").is_empty());
}

#[test]
fn a_matter_that_was_seen_before_is_found_again() {
    let stage = two_cases();
    let similar = |login: &str, query: &SimilarQuery| {
        let found = stage.desk.similar_cases(&stage.session(login), query).unwrap();
        found.into_iter().map(|similar| (similar.card.id, similar.same)).collect::<Vec<_>>()
    };
    let site = Some(id(SITE).parse().unwrap());
    let same = SimilarQuery {
        scenario: Some(desk::Scenario::FoodPoisoning),
        site,
        text: "顾客腹痛、呕吐".into(),
        people: vec![],
    };
    assert_eq!(
        similar("duty_officer", &same),
        [(case_id(CASE), vec![Likeness::Site, Likeness::Words, Likeness::Scenario])]
    );
    let person = SimilarQuery { scenario: None, site: None, text: String::new(), people: vec!["13800001234".into()] };
    assert_eq!(similar("duty_officer", &person), [(case_id(CASE), vec![Likeness::Person])]);
    assert!(similar("auditor", &person).is_empty(), "who may not see names can't look for them");
    let scenario_only =
        SimilarQuery { scenario: Some(desk::Scenario::Rumour), site: None, text: String::new(), people: vec![] };
    assert!(similar("duty_officer", &scenario_only).is_empty());
}
