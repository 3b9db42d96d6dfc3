//! Writing, reading, sharing a store.

use super::*;

#[test]
fn what_is_written_is_there_after_reopening() {
    let mut room = Room::with_cases();
    let store = room.reopen();
    let (card, state, title) = store
        .read(|tx| {
            let id = tx.cards().by_number("2026-0002")?.unwrap();
            let state = tx.case(id)?.unwrap();
            Ok::<_, E>((tx.cards().get(id)?.unwrap(), state.phase, state.title.clone()))
        })
        .unwrap();
    assert_eq!((card.id, state, title.as_deref()), (case(2), Phase::Intake, Some("两名顧客腹泻")));
    assert_eq!(store.verify(&[], |_| {}).unwrap().entries, 10);
    room.assert_sound();
}

#[test]
fn an_error_rolls_everything_back() {
    let room = Room::with_cases();
    let failed: Result<(), E> = room.store().write(|tx| {
        tx.append(case(1), user(1), now(), &[(entry(900), described("anders", ""))])?;
        tx.settings().put("a", "b")?;
        Err(E::NoSuchEntry)
    });
    assert!(matches!(failed, Err(E::NoSuchEntry)));
    room.store()
        .read(|tx| {
            assert_eq!(tx.case(case(1))?.unwrap().title.as_deref(), Some("两名顧客腹泻"));
            assert_eq!(tx.settings().get("a")?, None);
            Ok::<_, E>(())
        })
        .unwrap();
    room.assert_sound();
}

#[test]
fn an_id_can_be_used_once() {
    let room = Room::with_cases();
    let twice = room.store().write(|tx| tx.append(case(1), user(1), now(), &[(entry(100), logged("again"))]));
    assert!(matches!(twice, Err(E::DuplicateEntry)));
}

#[test]
fn the_recovery_key_opens_and_a_new_passphrase_can_be_set() {
    let mut room = Room::with_cases();
    room.close();
    let recovery = Unlock::Recovery(room.recovery.printed().parse().unwrap());
    let store = Store::open(&room.path(), &recovery).unwrap();
    let wrong = store.change_passphrase(&passphrase("wrong"), &Passphrase::new("new"));
    assert!(matches!(wrong, Err(E::WrongPassphrase)));
    store.change_passphrase(&recovery, &Passphrase::new("new")).unwrap();
    let renewed = store.renew_recovery_key(&passphrase("new")).unwrap();
    drop(store);
    assert!(matches!(Store::open(&room.path(), &passphrase("kettle road")), Err(E::WrongPassphrase)));
    assert!(matches!(Store::open(&room.path(), &recovery), Err(E::WrongRecoveryKey)));
    Store::open(&room.path(), &Unlock::Recovery(renewed)).unwrap();
    Store::open(&room.path(), &passphrase("new")).unwrap();
}

#[test]
fn two_programs_write_the_same_chain() {
    let room = Room::with_cases();
    let other = Store::open(&room.path(), &passphrase("kettle road")).unwrap();
    let mut watch = other.watch().unwrap();
    assert_eq!(watch.changed().unwrap(), []);
    for i in 0..10 {
        room.append(1, 500 + i, logged("from one"));
        other
            .write(move |tx| tx.append(case(2), user(2), now(), &[(entry(600 + i), logged("from the other"))]))
            .unwrap();
    }
    let mut changed = watch.changed().unwrap();
    changed.sort();
    assert_eq!(changed, [Stream::from(case(1)), Stream::from(case(2))]);
    assert_eq!(watch.changed().unwrap(), []);
    let seen = room.store().read(|tx| Ok::<_, E>(tx.case(case(2))?.unwrap().log.len())).unwrap();
    assert_eq!(seen, 13);
    room.assert_sound();
}

#[test]
fn the_clock_of_the_journal_never_goes_back() {
    let room = Room::with_cases();
    let earlier = now() - Duration::days(1);
    let header = room
        .store()
        .write(move |tx| tx.append(case(1), user(1), earlier, &[(entry(900), logged("x"))]))
        .unwrap()
        .remove(0);
    assert_eq!(header.at.wall(), now());
    room.assert_sound();
}

#[test]
fn the_past_can_be_shown() {
    let room = Room::with_cases();
    let later = now() + Duration::hours(1);
    room.store()
        .write(move |tx| tx.append(case(1), user(1), later, &[(entry(900), described("更正后的标题", ""))]))
        .unwrap();
    let title = |at| {
        let case = room.store().read(|tx| tx.case_at(case(1), at)).unwrap();
        case.and_then(|case| case.title)
    };
    assert_eq!(title(now()).as_deref(), Some("两名顧客腹泻"));
    assert_eq!(title(later).as_deref(), Some("更正后的标题"));
    assert_eq!(title(now() - Duration::hours(1)), None);
}

#[test]
fn drafts_credentials_receipts_and_settings_survive() {
    let mut room = Room::new();
    let command = Uuid::from_u128(9);
    room.store()
        .write(move |tx| {
            tx.drafts().put(user(1).0, "new_case", "{\"a\":1}", now())?;
            tx.drafts().put(user(1).0, "new_case", "{\"a\":2}", now())?;
            tx.drafts().put(user(2).0, "new_case", "{}", now())?;
            tx.drafts().remove(user(2).0, "new_case")?;
            tx.credentials().put(user(1).0, "$argon2id$x")?;
            tx.receipts().save(command, &crate::Receipt { actor: user(1).0, answer: b"{}".to_vec() }, now())?;
            tx.settings().put("lang", "zh")
        })
        .unwrap();
    room.reopen()
        .read(|tx| {
            assert_eq!(tx.drafts().get(user(1).0, "new_case")?.unwrap().content, "{\"a\":2}");
            assert_eq!(tx.drafts().list(user(2).0)?, []);
            assert_eq!(tx.credentials().get(user(1).0)?.as_deref(), Some("$argon2id$x"));
            assert_eq!(tx.receipts().get(command)?.unwrap().answer, b"{}");
            assert_eq!(tx.settings().get("lang")?.as_deref(), Some("zh"));
            Ok::<_, E>(())
        })
        .unwrap();
}

#[test]
fn a_file_is_kept_once_under_its_digest_and_goes_with_the_last_entry_that_names_it() {
    let mut room = Room::with_cases();
    let bytes = b"\x89PNG picture".to_vec();
    let attached = |digest: &str, to| domain::room::RoomEvent::Attached {
        digest: digest.into(),
        name: "留样.png".into(),
        media_type: "image/png".into(),
        size: 12,
        to,
    };
    let digest = room
        .store()
        .write(move |tx| {
            let digest = tx.attachments().put(&bytes, now())?;
            assert_eq!(tx.attachments().put(&bytes, now())?, digest);
            let events: Vec<(EntryId, Event)> =
                [900, 901].map(|n| (entry(n), attached(&digest, None).into())).into_iter().collect();
            tx.append(case(1), user(1), now(), &events)?;
            Ok::<_, E>(digest)
        })
        .unwrap();
    room.reopen();
    let kept = |room: &Room| room.store().read(|tx| tx.attachments().get(&digest)).unwrap();
    assert_eq!(kept(&room).as_deref(), Some(&b"\x89PNG picture"[..]));
    assert_eq!(room.store().read(|tx| tx.attachments().size(&digest)).unwrap(), Some(12));
    for (n, left) in [(900, true), (901, false)] {
        let erasure = Erasure {
            id: entry(6_000 + n),
            target: entry(n),
            reason: "本人要求删除".into(),
            authority: "个人信息保护法第四十七条".into(),
            people: [user(1), user(2)],
        };
        room.store().write(|tx| tx.erase(erasure, now())).unwrap();
        assert_eq!(kept(&room).is_some(), left);
    }
    room.assert_sound();
}
