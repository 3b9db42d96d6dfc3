//! What the views answer.

use super::*;

#[test]
fn a_changed_view_is_found_and_made_again() {
    let room = Room::with_cases();
    room.tamper("UPDATE card SET rank = 0 WHERE number = '2026-0001'", []);
    room.tamper("DELETE FROM search WHERE rowid = 4", []);
    let views: Vec<_> = room.store().verify_rebuild().unwrap().differences.iter().map(|d| d.view).collect();
    assert!(views.contains(&"card") && views.contains(&"search"), "{views:?}");
    room.store().rebuild_views().unwrap();
    room.assert_sound();
}

#[test]
fn the_board_is_paged_filtered_and_counted() {
    let room = Room::new();
    for n in 1..=25 {
        room.open_case(n);
    }
    room.append(7, 9_000, described("火锅店 hotpot", "烫伤"));
    room.append(
        8,
        9_001,
        CaseEvent::Moved { from: Phase::Intake, to: Phase::Verify, reason: None, outcome: None }.into(),
    );
    room.store()
        .read(|tx| {
            let all = BoardFilter::default();
            let (mut numbers, mut after) = (Vec::new(), None);
            loop {
                let (cards, end) = tx.cards().column(Phase::Intake, &all, after, 10)?;
                numbers.extend(cards.into_iter().map(|card| card.number));
                after = end;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(numbers.len(), 24);
            numbers.sort();
            numbers.dedup();
            assert_eq!(numbers.len(), 24);
            let counts = tx.cards().counts(&all)?;
            assert_eq!(counts.iter().map(|(_, n)| n).sum::<u64>(), 25);
            let text = |text: &str| BoardFilter { text: Some(text.into()), ..BoardFilter::default() };
            let found = |filter: &BoardFilter| tx.cards().column(Phase::Intake, filter, None, 99).map(|(c, _)| c.len());
            assert_eq!(found(&text("烫伤"))?, 1);
            assert_eq!(found(&text("2026-0007"))?, 1);
            assert_eq!(found(&BoardFilter { owner: Some(user(1)), ..all.clone() })?, 24);
            assert_eq!(found(&BoardFilter { owner: Some(user(2)), ..all })?, 0);
            Ok::<_, E>(())
        })
        .unwrap();
}

#[test]
fn search_finds_characters_words_and_other_spellings() {
    let room = Room::with_cases();
    room.append(
        1,
        900,
        CaseEvent::ReporterRecorded { name: Some("欧阳娜".into()), contact: Some("13800138000".into()) }.into(),
    );
    let hits = |typed: &str| room.store().read(|tx| tx.search().find(typed, false, 99)).unwrap().len();
    for (typed, expected) in [
        ("顾客", 2),
        ("顧客", 2),
        ("腹瀉", 2),
        ("客", 2),
        ("王芳", 6),
        ("芳已", 6),
        ("访，王", 6),
        ("访王", 0),
        ("kettle ROAD", 2),
        ("Kett", 2),
        ("ke", 2),
        ("k", 0),
        ("ettle", 0),
        ("2026-0002", 1),
        ("", 0),
        ("\"", 0),
        ("欧阳娜", 0),
    ] {
        assert_eq!(hits(typed), expected, "{typed}");
    }
    let personal = room.store().read(|tx| tx.search().find("欧阳", true, 99)).unwrap();
    assert_eq!(personal.len(), 1);
}
