use std::ops::{Deref, DerefMut};

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::case::testing::Bench;
use crate::event::Event;
use crate::ids::UserId;
use crate::policy::Role;
use crate::refusal::Refusal;
use crate::terms::{Grade, Lang, Scenario, Timestamp};

fn user(role: Role) -> UserId {
    UserId(Uuid::from_u128(1 << 64 | role as u128))
}

/// A major food case with one user of each role, and the room's clock.
struct Drill(Bench);

impl Deref for Drill {
    type Target = Bench;

    fn deref(&self) -> &Bench {
        &self.0
    }
}

impl DerefMut for Drill {
    fn deref_mut(&mut self) -> &mut Bench {
        &mut self.0
    }
}

impl Drill {
    fn new() -> Self {
        let mut drill = Self(Bench::new(Role::ALL));
        let flag = |key: &str| json!({"key": key, "value": true});
        drill.ok(
            Role::DutyOfficer,
            json!({"case": {"do": "open", "title": "t", "scenario": "food_poisoning",
            "channel": "phone", "reported_at": "2026-11-22T04:20:00Z", "facts": [{"key": "ill_count", "value": 4},
            flag("same_dining_area"), flag("same_meal_time"), flag("same_food")]}}),
        );
        assert_eq!(drill.case.grade.in_force(), Grade::Major);
        drill
    }

    fn ok(&mut self, role: Role, command: Value) -> Vec<Event> {
        self.send(role.key(), command)
    }

    fn room(&mut self, command: Value) -> Vec<Event> {
        self.ok(Role::CrisisLead, json!({ "room": command }))
    }

    fn refused(&mut self, role: Role, command: Value) -> Refusal {
        self.try_send(role.key(), json!({ "room": command })).unwrap_err()
    }

    fn running(&self, id: &str) -> Vec<Timestamp> {
        let running = self.case.running_clocks();
        running.iter().filter(|clock| clock.due.id == id).filter_map(|clock| clock.due.due_at).collect()
    }
}

fn kinds(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(Event::kind).collect()
}

#[test]
fn a_room_is_convened_once_and_its_posts_are_handed_over_on_the_record() {
    let mut drill = Drill::new();
    let post = |role: Option<Role>, note: &str| json!({"do": "assign_post", "post": "spokesperson", "user": role.map(user), "note": note});
    assert!(matches!(drill.refused(Role::CrisisLead, post(None, "")), Refusal::WrongState { .. }));
    let convene =
        json!({"do": "convene", "posts": {"commander": user(Role::CrisisLead), "legal": user(Role::LegalReviewer)}});
    drill.room(convene.clone());
    assert!(matches!(drill.refused(Role::CrisisLead, convene), Refusal::Exists { .. }));
    let presence = |drill: &Drill, role| drill.case.room.attendance[&user(role)].presence;
    assert_eq!(presence(&drill, Role::CrisisLead), Presence::Here);
    assert_eq!(presence(&drill, Role::LegalReviewer), Presence::Absent);

    drill.room(post(Some(Role::Spokesperson), ""));
    let handed = drill.room(post(Some(Role::PrWriter), "记者 15:00 来电"));
    assert!(matches!(&handed[0], Event::Room(RoomEvent::PostAssigned { from, to, note, .. })
        if *from == Some(user(Role::Spokesperson)) && *to == Some(user(Role::PrWriter)) && note == "记者 15:00 来电"));
    assert!(matches!(drill.refused(Role::CrisisLead, post(Some(Role::PrWriter), "")), Refusal::Exists { .. }));

    // Anyone says for themselves that they are here; of others, who runs the room.
    let mark = |of: Role, presence: &str| json!({"do": "mark_attendance", "user": user(of), "presence": presence});
    drill.ok(Role::LegalReviewer, json!({"room": mark(Role::LegalReviewer, "remote")}));
    assert_eq!(presence(&drill, Role::LegalReviewer), Presence::Remote);
    let refusal = drill.refused(Role::LegalReviewer, mark(Role::PrWriter, "here"));
    assert!(matches!(refusal, Refusal::NotPermitted { .. }));
}

#[test]
fn a_meeting_follows_the_playbook_and_its_plan_becomes_tasks() {
    let mut drill = Drill::new();
    drill.room(json!({"do": "convene"}));
    drill.room(json!({"do": "start_meeting"}));
    let agenda = drill.case.room.meeting().unwrap().agenda.clone();
    assert_eq!(agenda.len(), 9);
    assert!(agenda.iter().all(|item| item.minutes == 2));
    assert!(matches!(drill.refused(Role::CrisisLead, json!({"do": "start_meeting"})), Refusal::WrongState { .. }));
    let before = drill.case.tasks.len();
    let plan = json!([{"title": "留样送检", "owner": user(Role::DutyOfficer), "due_at": "2026-11-22T05:30:00Z"}, {"title": "全区停用同批次木耳"}]);
    let ended = drill.room(json!({"do": "end_meeting", "note": "先救人", "plan": plan}));
    assert_eq!(kinds(&ended), ["room.meeting_ended", "task.added", "task.added"]);
    assert!(matches!(ended[0], Event::Room(RoomEvent::MeetingEnded { tasks: 2, here: 1, remote: 0, absent: 0, .. })));
    assert_eq!(drill.case.tasks.len(), before + 2);
    assert!(drill.case.room.meeting().is_none());
}

#[test]
fn a_decision_keeps_what_was_known_and_its_revisit_is_a_clock() {
    let mut drill = Drill::new();
    drill.room(
        json!({"do": "decide", "question": "是否停业", "options": ["停业半日", "只停凉菜"], "chosen": "停业半日",
        "why": "封存与消毒需 3 小时", "dissent": [{"user": user(Role::PrWriter), "why": "担心传言"}],
        "revisit_at": "2026-11-22T06:30:00Z"}),
    );
    let made = drill.case.room.decisions.values().next().unwrap().clone();
    assert_eq!((made.number, made.known.len()), (1, 4));
    assert!(made.unknown.contains(&"death_count".to_owned()) && !made.unknown.contains(&"ill_count".to_owned()));
    assert_eq!(drill.running("room.decision.1"), [made.revisit_at.unwrap()]);
    assert!(changed_since(&made.known, &drill.case).is_empty());

    // The ledger moves on; the decision still says what it rested on, and which of it has shifted.
    let fact = drill.case.facts.values().find(|fact| fact.key.as_deref() == Some("ill_count")).unwrap().clone();
    drill.pass(5);
    drill.ok(Role::CrisisLead, json!({"fact": {"do": "revise", "fact": fact.id, "value": 5, "source": "医院"}}));
    let kept = drill.case.room.decisions[&made.id].clone();
    assert_eq!((kept.known == made.known, changed_since(&kept.known, &drill.case)), (true, vec![fact.number]));

    drill.pass(30);
    drill.room(json!({"do": "revisit", "decision": made.id, "outcome": "kept", "note": "消毒未完"}));
    assert!(drill.running("room.decision.1").is_empty());
    assert_eq!(drill.case.room.decisions[&made.id].revisited, Some((Revisit::Kept, "消毒未完".into())));
    let past =
        json!({"do": "decide", "question": "q", "chosen": "c", "why": "w", "revisit_at": "2026-11-22T04:00:00Z"});
    assert!(matches!(drill.refused(Role::CrisisLead, past), Refusal::Invalid { .. }));
}

#[test]
fn a_call_is_passed_on_as_a_task_and_ends_with_its_answer() {
    let mut drill = Drill::new();
    let call = json!({"do": "record_call", "party": "media", "direction": "incoming", "body": "都市频道",
        "asked": "为何停业", "caller": {"name": "王记者", "contact": "13800000000"},
        "answerer": user(Role::Spokesperson), "answer_by": "2026-11-22T05:00:00Z"});
    let events = drill.ok(Role::CareAgent, json!({ "room": call }));
    assert_eq!(kinds(&events), ["task.added", "room.call_recorded", "room.caller_recorded"]);
    let call = drill.case.room.calls.values().next().unwrap().clone();
    assert_eq!(
        (call.number, call.account_given, call.caller.clone().unwrap().name.unwrap().as_str()),
        (1, false, "王记者")
    );
    let task = drill.case.tasks[&call.task.unwrap()].clone();
    assert_eq!((task.owner, task.due_at), (Some(user(Role::Spokesperson)), call.answer_by));
    // Nobody's words stand where everybody looks.
    assert!(!task.title.zh.contains("王记者") && !task.title.zh.contains("都市频道"));

    let answer = json!({"do": "answer_call", "call": call.id, "answer": "停业消毒，15:00 再说明"});
    let events = drill.ok(Role::Spokesperson, json!({ "room": answer.clone() }));
    assert_eq!(kinds(&events), ["room.call_answered", "task.completed"]);
    assert!(matches!(drill.refused(Role::Spokesperson, answer), Refusal::WrongState { .. }));
}

#[test]
fn a_report_is_numbered_and_the_rhythm_counts_from_it() {
    let mut drill = Drill::new();
    let first = drill.running("cadence.sitrep");
    assert_eq!(first, [drill.now + chrono::TimeDelta::minutes(30)]);
    drill.pass(20);
    let issue = json!({"do": "issue_sitrep", "lang": "zh", "sections": [{"key": "known", "text": "4 人不适"}, {"key": "done", "text": " "}],
        "next_at": drill.now + chrono::TimeDelta::minutes(30)});
    drill.room(issue.clone());
    let report = drill.case.room.sitreps[0].clone();
    assert_eq!((report.number, report.lang, report.sections.len(), report.cites.len()), (1, Lang::Zh, 1, 4));
    assert_eq!(drill.running("cadence.sitrep"), [drill.now + chrono::TimeDelta::minutes(30)]);
    assert!(drill.running("room.sitrep.2").is_empty());

    let fact = drill.case.facts.values().next().unwrap().clone();
    drill.ok(
        Role::CrisisLead,
        json!({"fact": {"do": "judge", "fact": fact.id, "state": "retracted", "reason": "误报"}}),
    );
    assert_eq!(changed_since(&report.cites, &drill.case), [fact.number]);
}

#[test]
fn without_a_duty_the_announced_time_of_the_next_report_is_kept() {
    let mut drill = Drill::new();
    drill.rules.duties.clear();
    let issue = |at: Timestamp| json!({"do": "issue_sitrep", "lang": "en", "sections": [{"key": "known", "text": "x"}], "next_at": at});
    let next = drill.now + chrono::TimeDelta::hours(2);
    drill.room(issue(next));
    assert_eq!(drill.running("room.sitrep.2"), [next]);
    drill.pass(60);
    let after = drill.now + chrono::TimeDelta::hours(2);
    drill.room(issue(after));
    assert_eq!((drill.running("room.sitrep.2"), drill.running("room.sitrep.3")), (vec![], vec![after]));
}

#[test]
fn the_single_message_is_the_approved_text_and_everybody_marks_that_they_read_it() {
    let mut drill = Drill::new();
    let statement = Uuid::from_u128(77);
    drill.ok(
        Role::PrWriter,
        json!({"statement": {"do": "draft", "id": statement, "audience": "employees", "stage": "holding",
        "title": "口径", "texts": {"zh": "我们已停售相关菜品。"}}}),
    );
    let from = json!({"do": "set_message", "statement": statement});
    assert!(matches!(drill.refused(Role::Spokesperson, from), Refusal::WrongState { .. }));
    let own = json!({"do": "set_message", "texts": {"zh": "我们已停售相关菜品。", "en": ""}});
    assert!(matches!(drill.refused(Role::CareAgent, own.clone()), Refusal::NotPermitted { .. }));
    drill.ok(Role::Spokesperson, json!({ "room": own }));
    let message = drill.case.room.message().unwrap();
    assert_eq!((message.version, message.texts.len(), message.by), (1, 1, user(Role::Spokesperson)));
    let read = json!({"do": "read_message", "version": 1});
    drill.ok(Role::CareAgent, json!({ "room": read.clone() }));
    assert!(matches!(drill.refused(Role::CareAgent, read), Refusal::Exists { .. }));
    assert_eq!(drill.case.room.message().unwrap().read.len(), 2);
    assert!(matches!(
        drill.refused(Role::CareAgent, json!({"do": "read_message", "version": 2})),
        Refusal::NoSuch { .. }
    ));
}

#[test]
fn every_post_has_a_card() {
    let rules = Bench::new(&[]).rules;
    for post in RoomRole::ALL {
        let card = action_card(*post, rules.playbooks.get(&Scenario::FoodPoisoning), Grade::Major);
        assert!(!card.responsibilities.is_empty(), "{post}");
    }
    let commander = action_card(RoomRole::Commander, rules.playbooks.get(&Scenario::FoodPoisoning), Grade::Major);
    assert!(!commander.tasks.is_empty());
    assert!(action_card(RoomRole::Commander, None, Grade::Major).tasks.is_empty());
}
