//! Erasing bodies under law.

use super::*;

fn erasure(target: u128) -> Erasure {
    Erasure {
        id: entry(5_000),
        target: entry(target),
        reason: "本人要求删除".into(),
        authority: "个人信息保护法第四十七条".into(),
        people: [user(1), user(2)],
    }
}

#[test]
fn an_erased_body_is_gone_everywhere_and_the_chain_still_verifies() {
    let mut room = Room::with_cases();
    let heads = room.store().read(|tx| tx.journal().heads()).unwrap();
    room.store().write(|tx| tx.erase(erasure(101), now())).unwrap();
    let found = room.store().verify(&heads, |_| {}).unwrap();
    assert_eq!((found.erased, found.problems), (1, Vec::new()));
    room.assert_sound();
    room.store()
        .read(|tx| {
            assert_eq!(tx.case(case(1))?.unwrap().title, None);
            assert_eq!(tx.cards().get(case(1))?.unwrap().title, None);
            assert_eq!(tx.search().find("Kettle", true, 9)?.len(), 1);
            assert_eq!(tx.journal().entry(entry(101))?.unwrap().body, None);
            Ok::<_, E>(())
        })
        .unwrap();
    let again = room.store().write(|tx| tx.erase(Erasure { id: entry(5_001), ..erasure(101) }, now()));
    assert!(matches!(again, Err(E::NoSuchEntry)));
    room.reopen();
    room.assert_sound();
}

#[test]
fn an_erasure_is_seen_by_a_program_that_had_folded_the_case_before() {
    let room = Room::with_cases();
    let other = Store::open(&room.path(), &passphrase("kettle road")).unwrap();
    let title = |store: &Store| store.read(|tx| Ok::<_, E>(tx.case(case(1))?.unwrap().title.clone())).unwrap();
    assert!(title(&other).is_some());
    room.store().write(|tx| tx.erase(erasure(101), now())).unwrap();
    assert_eq!(title(&other), None);
}

#[test]
fn unlawful_erasures_are_refused() {
    let room = Room::with_cases();
    let erase = |erasure: Erasure| room.store().write(move |tx| tx.erase(erasure, now()));
    assert!(matches!(erase(erasure(100)), Err(E::NotErasable { .. })));
    assert!(matches!(erase(erasure(77)), Err(E::NoSuchEntry)));
    assert!(matches!(erase(Erasure { people: [user(1); 2], ..erasure(101) }), Err(E::SecondPersonNeeded)));
    room.assert_sound();
}
