//! The store as a whole, on real files.

mod erasing;
mod faults;
mod tamper;
mod using;
mod views;

use chrono::{Duration, TimeZone};
use domain::case::{CaseEvent, Channel, Phase};
use domain::event::Event;
use domain::ids::{CaseId, EntryId, UserId};
use domain::terms::Scenario;

use super::*;
use crate::StoreError as E;
use crate::journal::{Erasure, ProblemKind, Stream};
use crate::views::BoardFilter;

/// A store in a folder of its own.
struct Room {
    folder: tempfile::TempDir,
    store: Option<Store>,
    recovery: RecoveryKey,
}

fn now() -> Timestamp {
    chrono::Utc.with_ymd_and_hms(2026, 3, 4, 12, 0, 0).unwrap()
}

fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase(Passphrase::new(text))
}

fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

fn case(n: u128) -> CaseId {
    CaseId(Uuid::from_u128(0xCA5E << 64 | n))
}

fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(0xE << 64 | n))
}

fn opened(number: &str) -> Event {
    CaseEvent::Opened {
        number: number.into(),
        scenario: Scenario::FoodPoisoning,
        site: None,
        occurred_at: None,
        reported_at: now(),
        channel: Channel::Phone,
        reported_by: "值班经理".into(),
        first_contact: None,
        owner: Some(user(1)),
    }
    .into()
}

fn described(title: &str, account: &str) -> Event {
    CaseEvent::Described { title: title.into(), account: account.into(), first_responsible: None }.into()
}

fn logged(text: &str) -> Event {
    CaseEvent::Logged {
        text: text.into(),
        occurred_at: None,
        source: "店长".into(),
        confirmed: true,
        corrects: None,
        mentions: Default::default(),
    }
    .into()
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, recovery) = Store::create_with_cost(
            &folder.path().join("a.crisisdesk"),
            &Passphrase::new("kettle road"),
            "总部",
            now(),
            KdfCost::FOR_TESTS,
        )
        .unwrap();
        Self { folder, store: Some(store), recovery }
    }

    /// With two cases of five entries each.
    fn with_cases() -> Self {
        let room = Self::new();
        for n in 1..=2 {
            room.open_case(n);
            for i in 0..3 {
                room.append(n, n * 100 + 10 + i, logged(&format!("第{i}条：电话回访，王芳已就医")));
            }
        }
        room
    }

    fn open_case(&self, n: u128) {
        self.store()
            .write(move |tx| {
                let number = tx.next_case_number(2026)?;
                let events = [
                    (entry(n * 100), opened(&number)),
                    (entry(n * 100 + 1), described("两名顧客腹泻", "Two guests of the Kettle Road site fell ill")),
                ];
                tx.append(case(n), user(1), now(), &events)
            })
            .unwrap();
    }

    fn append(&self, n: u128, id: u128, event: Event) {
        self.store().write(move |tx| tx.append(case(n), user(1), now(), &[(entry(id), event)])).unwrap();
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.crisisdesk")
    }

    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    fn close(&mut self) {
        self.store = None;
    }

    fn reopen(&mut self) -> &Store {
        self.close();
        self.store = Some(Store::open(&self.path(), &passphrase("kettle road")).unwrap());
        self.store()
    }

    /// Changes the file behind the journal's back, as somebody with the key could; the triggers are put back.
    fn tamper(&self, sql: &str, values: impl rusqlite::Params) {
        let conn = db::connect(&self.path(), &self.store().key, Mode::Write).unwrap();
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let triggers: Vec<(String, String)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        for (name, _) in &triggers {
            conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        assert!(conn.execute(sql, values).unwrap() > 0, "nothing was changed");
        for (_, sql) in &triggers {
            conn.execute_batch(sql).unwrap();
        }
    }

    fn problems(&self) -> Vec<(ProblemKind, Option<i64>)> {
        let found = self.store().verify(&[], |_| {}).unwrap();
        found.problems.into_iter().map(|problem| (problem.kind, problem.seq)).collect()
    }

    fn assert_sound(&self) {
        assert_eq!(self.problems(), []);
        assert_eq!(self.store().verify_rebuild().unwrap().differences, []);
    }
}
