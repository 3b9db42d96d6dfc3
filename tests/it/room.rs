//! The crisis room through the desk: files, the time machine, the big screen and what each may see.

use desk::wire::{AttachRequest, CaseView, LogFilter, LogPage, LogQuery, RoomView};
use desk::{Clock, Lang, Timestamp};
use domain::narrative::Tone;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::stage::{CASE, Stage, case_id, id, log, open_food, whole_log};

fn room(command: Value) -> Value {
    json!({ "room": command })
}

fn convened() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    let lead = stage.session("crisis_lead").user();
    stage.ok("crisis_lead", Some(CASE), room(json!({ "do": "convene", "posts": { "commander": lead } })));
    stage
}

fn view(stage: &Stage, login: &str) -> RoomView {
    stage.desk.room_view(&stage.session(login), case_id(CASE), None).unwrap()
}

fn page(stage: &Stage, login: &str, filter: Option<LogFilter>) -> LogPage {
    let query = LogQuery { filter, ..whole_log() };
    stage.desk.log_page(&stage.session(login), &query).unwrap()
}

#[test]
fn a_file_is_attached_to_its_entry_and_comes_out_as_it_went_in() {
    let stage = convened();
    let receipt = stage.ok("care_agent", Some(CASE), log("店长封存木耳"));
    let (path, out) = (stage.file("留样.png"), stage.file("out.png"));
    let bytes = b"\x89PNG\r\n\x1a\n0123456789".to_vec();
    std::fs::write(&path, &bytes).unwrap();
    let session = stage.session("care_agent");
    let request =
        AttachRequest { case: case_id(CASE), path: path.to_string_lossy().into(), to: Some(receipt.entries[0]) };
    stage.desk.attach(&session, &request).unwrap();

    let line =
        page(&stage, "care_agent", None).items.into_iter().find(|item| item.entry == receipt.entries[0]).unwrap();
    let [file] = &line.files[..] else { panic!("{:?}", line.files) };
    assert_eq!((file.name.as_str(), file.media_type.as_str(), file.size), ("留样.png", "image/png", 18));
    let shown = stage.desk.attachment(&session, case_id(CASE), file.entry, Some(&out)).unwrap();
    assert_eq!(std::fs::read(&out).unwrap(), bytes);
    assert!(shown.picture.unwrap().starts_with("data:image/png;base64,iVBOR"));

    // A file is personal data: name and bytes reach only those who may see that.
    let code = |error: desk::DeskError| error.to_wire().code;
    for login in ["pr_writer", "auditor"] {
        assert!(page(&stage, login, None).items.iter().all(|item| item.files.is_empty()));
        assert_eq!((view(&stage, login).files.len(), view(&stage, login).files_withheld), (0, 1));
        let refused = stage.desk.attachment(&stage.session(login), case_id(CASE), file.entry, None);
        assert_eq!(code(refused.unwrap_err()), "not_permitted");
        let text = serde_json::to_string(&page(&stage, login, Some(LogFilter::Files))).unwrap();
        assert!(!text.contains("留样"), "{text}");
    }

    let refused = |path: &std::path::Path| {
        let request = AttachRequest { case: case_id(CASE), path: path.to_string_lossy().into(), to: None };
        code(stage.desk.attach(&session, &request).unwrap_err())
    };
    let (empty, huge) = (stage.file("empty"), stage.file("huge"));
    std::fs::write(&empty, b"").unwrap();
    std::fs::File::create(&huge).unwrap().set_len(26 * 1024 * 1024).unwrap();
    assert_eq!((refused(&empty).as_str(), refused(&huge).as_str()), ("missing", "too_large"));
    assert_eq!(refused(&stage.file("nowhere")), "file_absent");
    // An entry can't name bytes that are not here.
    let named = json!({ "do": "attach", "digest": "ab".repeat(32), "name": "x", "media_type": "image/png", "size": 1 });
    assert_eq!(stage.refused("care_agent", room(named)), "no_such");
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn a_caller_is_known_only_to_those_who_may_see_personal_data_and_never_to_the_wall() {
    let stage = convened();
    let call = json!({ "do": "record_call", "party": "media", "direction": "incoming", "body": "都市频道",
        "asked": "李雷想知道为何停业，电话 13911112222", "caller": { "name": "李雷", "contact": "13911112222" } });
    stage.ok("care_agent", Some(CASE), room(call));
    let decided =
        json!({ "do": "decide", "question": "是否回复李雷", "chosen": "由发言人回复李雷", "why": "李雷已来电" });
    stage.ok("crisis_lead", Some(CASE), room(decided));
    let named = |text: String| text.contains("李雷") || text.contains("13911112222");
    for (login, sees) in [("crisis_lead", true), ("care_agent", true), ("pr_writer", false), ("auditor", false)] {
        let session = stage.session(login);
        let mut said = serde_json::to_string(&view(&stage, login)).unwrap();
        assert_eq!(named(said.clone()), sees, "{login}");
        said = serde_json::to_string(&page(&stage, login, None)).unwrap();
        assert_eq!(named(said), sees, "{login}");
        let wall = stage.desk.wall_view(&session, case_id(CASE)).unwrap();
        assert_eq!(wall.decisions[0].chosen, "由发言人回复▇▇");
        assert!(!named(serde_json::to_string(&wall).unwrap()), "{login}");
    }
    // The reporter is not on the wall either, whoever is signed in.
    let wall = serde_json::to_string(&stage.desk.wall_view(&stage.session("crisis_lead"), case_id(CASE)).unwrap());
    assert!(!wall.unwrap().contains("王小明"));
}

#[test]
fn the_log_is_filtered_jumped_and_pinned_by_the_core() {
    let stage = convened();
    let first = stage.ok("care_agent", Some(CASE), log("第一条")).entries[0];
    let then = stage.clock.now();
    stage.clock.pass(600);
    let lead = stage.session("crisis_lead").user();
    let mention = json!({ "case": { "do": "log", "text": "请 @总指挥 确认", "mentions": [lead] } });
    let second = stage.ok("care_agent", Some(CASE), mention).entries[0];
    stage.ok("care_agent", Some(CASE), room(json!({ "do": "pin", "entry": first, "pinned": true })));

    let entries = |filter| page(&stage, "crisis_lead", filter).items.iter().map(|item| item.entry).collect::<Vec<_>>();
    assert_eq!(entries(Some(LogFilter::Notes)), [second, first]);
    assert_eq!(entries(Some(LogFilter::Pinned)), [first]);
    assert_eq!(entries(Some(LogFilter::Mentions)), [second]);
    assert!(page(&stage, "care_agent", Some(LogFilter::Mentions)).items.is_empty());
    let tones =
        |filter| page(&stage, "crisis_lead", Some(filter)).items.iter().map(|item| item.tone).collect::<Vec<_>>();
    assert!(tones(LogFilter::Facts).iter().all(|tone| *tone == Tone::Fact));
    assert!(tones(LogFilter::Clocks).iter().all(|tone| *tone == Tone::Clock) && !tones(LogFilter::Clocks).is_empty());
    // A pin is a mark of a line, not a line.
    assert!(page(&stage, "crisis_lead", None).items.iter().all(|item| item.kind != "room.pinned"));
    let jumped = LogQuery { until: Some(then), ..whole_log() };
    let jumped = stage.desk.log_page(&stage.session("crisis_lead"), &jumped).unwrap();
    assert_eq!(jumped.items[0].entry, first);
}

#[test]
fn a_situation_report_is_compiled_from_what_happened_since_the_last() {
    let stage = convened();
    let session = stage.session("duty_officer");
    let draft = |stage: &Stage| stage.desk.sitrep_draft(&session, case_id(CASE), Lang::Zh).unwrap();
    let decided = json!({ "do": "decide", "question": "q", "chosen": "停业半日", "why": "w" });
    stage.ok("crisis_lead", Some(CASE), room(decided));
    let text = |stage: &Stage, key: &str| {
        let found = draft(stage).sections.into_iter().find(|section| section.key.key() == key);
        found.map(|section| section.text).unwrap_or_default()
    };
    assert!(text(&stage, "decisions").contains("决定 1：停业半日"));
    assert!(text(&stage, "situation").contains("等级"));
    assert!(!text(&stage, "next").is_empty() && !text(&stage, "deadlines").is_empty());
    let sections = draft(&stage).sections;
    stage.clock.pass(60);
    stage.ok("duty_officer", Some(CASE), room(json!({ "do": "issue_sitrep", "lang": "zh", "sections": sections })));
    assert_eq!((draft(&stage).number, text(&stage, "decisions").as_str()), (2, ""));
    assert_eq!(view(&stage, "auditor").sitreps[0].sitrep.number, 1);
}

#[test]
fn the_wall_goes_on_while_the_seat_is_locked_and_ends_with_the_session() {
    let stage = convened();
    let seat = desk::Seat::new(std::sync::Arc::new(stage.second()));
    assert_eq!(seat.wall_session().unwrap_err().to_wire().code, "signed_out");
    let request = desk::wire::SignIn { login: "crisis_lead".into(), password: crate::stage::PASSWORD.into() };
    seat.sign_in(&request).unwrap();
    seat.lock();
    assert!(seat.session().is_err());
    let session = seat.wall_session().unwrap();
    assert_eq!(seat.desk().wall_view(&session, case_id(CASE)).unwrap().posts.len(), 1);
    seat.sign_out();
    assert!(seat.wall_session().is_err());
}

/// What a person had before them at one moment.
#[derive(Debug, PartialEq)]
struct Shown {
    case: Value,
    room: RoomView,
    log: LogPage,
}

fn shown(stage: &Stage, at: Option<Timestamp>) -> Shown {
    let session = stage.session("crisis_lead");
    let case: CaseView = match at {
        Some(at) => stage.desk.case_view_at(&session, case_id(CASE), at).unwrap(),
        None => stage.desk.case_view(&session, case_id(CASE)).unwrap(),
    };
    let mut case = serde_json::to_value(case).unwrap();
    // The past offers nothing to do; everything else is as it was.
    for offered in ["allowed", "moves"] {
        case.as_object_mut().unwrap().remove(offered);
    }
    case["statements"].as_array_mut().unwrap().iter_mut().for_each(|view| view["can_approve"] = Value::Null);
    let log = stage.desk.log_page(&session, &LogQuery { at, ..whole_log() }).unwrap();
    Shown { case, room: stage.desk.room_view(&session, case_id(CASE), at).unwrap(), log }
}

/// The command of step `n`, made from how the case stands; none where there is nothing to do it to.
fn step(stage: &Stage, what: u8, n: usize) -> Option<(&'static str, Value)> {
    let (case, room_now) = (stage.view("crisis_lead"), view(stage, "crisis_lead"));
    let lead = stage.session("crisis_lead").user();
    let later = stage.clock.now() + chrono::TimeDelta::minutes(45);
    let words = format!("第 {n} 条");
    let (states, presences) = (["confirmed", "disputed", "retracted"], ["here", "remote", "absent"]);
    let command = match what {
        0 => log(&words),
        1 => json!({ "fact": { "do": "record", "key": "ill_count", "value": n % 6, "source": "x" } }),
        2 => {
            json!({ "fact": { "do": "judge", "fact": case.facts.first()?.id, "state": states[n % 3], "reason": "x" } })
        }
        3 => {
            json!({ "task": { "do": "complete", "task": case.tasks.iter().find(|task| task.state.key() == "open")?.id, "note": "x" } })
        }
        4 => room(json!({ "do": "decide", "question": "q", "chosen": words, "why": "w", "revisit_at": later })),
        5 => room(
            json!({ "do": "revisit", "decision": room_now.decisions.first()?.decision.id, "outcome": "kept", "note": "x" }),
        ),
        6 => room(
            json!({ "do": "record_call", "party": "media", "direction": "incoming", "asked": words, "answer_by": later }),
        ),
        7 => room(
            json!({ "do": "answer_call", "call": room_now.calls.iter().find(|call| call.waiting)?.call.id, "answer": "x" }),
        ),
        8 => room(
            json!({ "do": "issue_sitrep", "lang": "zh", "sections": [{ "key": "known", "text": words }], "next_at": later }),
        ),
        9 => room(json!({ "do": "set_message", "texts": { "zh": words } })),
        10 => room(json!({ "do": "mark_attendance", "user": lead, "presence": presences[n % 3] })),
        11 => {
            let line = page(stage, "crisis_lead", Some(LogFilter::Notes)).items.into_iter().next()?;
            room(json!({ "do": "pin", "entry": line.entry, "pinned": !line.pinned }))
        }
        12 => {
            let line = page(stage, "crisis_lead", Some(LogFilter::Notes)).items.into_iter().next()?;
            json!({ "case": { "do": "log", "text": words, "corrects": line.entry } })
        }
        13 => {
            json!({ "case": { "do": "move", "to": case.moves.get(n % 3)?.to, "reason": "x", "outcome": "controlled" } })
        }
        14 => room(json!({ "do": "start_meeting" })),
        15 => room(json!({ "do": "end_meeting", "plan": [{ "title": words }] })),
        _ => room(json!({ "do": "assign_post", "post": "scribe", "user": (n.is_multiple_of(2)).then_some(lead) })),
    };
    Some(("crisis_lead", command))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_room_as_it_stood_is_the_room_that_was_shown(steps in prop::collection::vec(0..17u8, 24..40)) {
        let stage = convened();
        let mut moments = Vec::new();
        for (n, what) in steps.into_iter().enumerate() {
            stage.clock.pass(90);
            if let Some((login, command)) = step(&stage, what, n) {
                // A step that is refused changes nothing, which is shown too.
                let _ = stage.send(login, command);
            }
            moments.push((stage.clock.now(), shown(&stage, None)));
        }
        for (at, then) in moments {
            let again = shown(&stage, Some(at));
            prop_assert_eq!(&again.room, &then.room);
            prop_assert_eq!(&again.log, &then.log);
            prop_assert_eq!(&again.case, &then.case);
        }
    }
}

#[test]
fn nobody_changes_the_past() {
    let stage = convened();
    let past = stage.desk.case_view_at(&stage.session("crisis_lead"), case_id(CASE), stage.clock.now()).unwrap();
    assert!(past.allowed.is_empty() && past.moves.is_empty());
    assert_eq!(stage.refused("care_agent", room(json!({ "do": "read_message", "version": 1 }))), "no_such");
    let unknown = desk::wire::AttachRequest { case: case_id(99), path: id(1), to: None };
    assert_eq!(stage.desk.attach(&stage.session("crisis_lead"), &unknown).unwrap_err().to_wire().code, "file_absent");
}
