//! A case in which everything happens that can happen, and an organisation to go with it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::advice::{AdviceAnswers, Strategy};
use crate::alarm::{AlarmEvent, Cause, Target};
use crate::case::{CaseEvent, Channel, Outcome, Phase, Plan, Relation, ReportVariant};
use crate::clock::{ClockEvent, Receipt};
use crate::duty::{DutyDue, DutyKind, Limit, Trigger, Why};
use crate::event::{Event, Meta};
use crate::fact::{FactEvent, FactState};
use crate::grading::{Assessment, Choice, FactDecl, FactDifference, FactKind, FiredRule, Question, UsedFact};
use crate::ids::{
    AlarmId, CallId, CaseId, ClockId, ContactId, DecisionId, EntryId, FactId, ImportId, PersonId, ShiftId, SiteId,
    StatementId, TaskId, UserId,
};
use crate::narrative::FactWords;
use crate::organisation::{
    ContactDetails, ContentKind, EditionId, Organisation, OrganisationEvent, Post, Reach, Shift, SiteDetails,
    Stakeholder, Subject, evolve,
};
use crate::person::{Care, Harm, Identity, PersonDetails, PersonEvent, PersonState, Vulnerability};
use crate::playbook::MustReport;
use crate::policy::Role;
use crate::record::{ErasureScope, ExportKind, RecordEvent};
use crate::report::ReportKind;
use crate::room::{AgendaItem, Direction, Dissent, Party, Presence, Revisit, RoomEvent, RoomRole, Section, SectionKey};
use crate::statement::lint::LintRule;
use crate::statement::{CitedFact, Commitment, Place, StatementEvent, StatementFile, StrategyPick, Support};
use crate::task::{CalledUp, TaskBrief, TaskEvent};
use crate::terms::{Audience, Bilingual, FactValue, Grade, Lang, Scenario, Stage, Timestamp};

pub const CASE: CaseId = CaseId(Uuid::from_u128(1));
const SITE: SiteId = SiteId(Uuid::from_u128(2));
const LEAD: UserId = UserId(Uuid::from_u128(3));
const LAWYER: UserId = UserId(Uuid::from_u128(4));
const ILL: FactId = FactId(Uuid::from_u128(5));
const CLAIM: FactId = FactId(Uuid::from_u128(6));
const TASK: TaskId = TaskId(Uuid::from_u128(7));
const CLOCK: ClockId = ClockId(Uuid::from_u128(8));
const SECOND_CLOCK: ClockId = ClockId(Uuid::from_u128(9));
const TEXT: StatementId = StatementId(Uuid::from_u128(10));
const CORRECTION: StatementId = StatementId(Uuid::from_u128(11));
pub const REPORTER: &str = "贺某某";
pub const CONTACT: &str = "13800000000";

pub fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.into(), en: en.into() }
}

/// A time on 22 November 2026, UTC.
pub fn at(time: &str) -> Timestamp {
    format!("2026-11-22T{time}:00Z").parse().unwrap()
}

pub fn facts() -> FactWords {
    let fact = |key: &str, kind, label, unit: Option<Bilingual>, choices| {
        let why = both("问题", "Question");
        (key.to_owned(), FactDecl { key: key.into(), kind, unit, label, why, linking: false, choices })
    };
    let far = Choice { key: "national".into(), label: both("全国媒体", "National media") };
    FactWords::from([
        fact(
            "ill_count",
            FactKind::Count,
            both("出现症状人数", "People with symptoms"),
            Some(both("人", "people")),
            vec![],
        ),
        fact("same_food", FactKind::Flag, both("食用同一食品", "Same food"), None, vec![]),
        fact("loss", FactKind::Money, both("损失金额", "Loss"), None, vec![]),
        fact("outage", FactKind::Minutes, both("中断时长", "Length of the outage"), None, vec![]),
        fact("reach", FactKind::Choice, both("传播范围", "Reach"), None, vec![far]),
    ])
}

pub fn organisation_events() -> Vec<Event> {
    let details = SiteDetails {
        name: both("上海榆园店", "Shanghai Elm Garden"),
        region: both("华东区", "East China"),
        address: both("榆园路 18 号", "18 Elm Garden Road"),
        zone: chrono_tz::Asia::Shanghai,
        hours: Default::default(),
        manager: both("邵衡", "Shao Heng"),
        phone: "021-0000-0101".into(),
        code: "SH01".into(),
        safety: Default::default(),
    };
    let shift = ShiftId(Uuid::from_u128(21));
    let contact = ContactId(Uuid::from_u128(22));
    let import = ImportId(Uuid::from_u128(23));
    let edition = EditionId { kind: ContentKind::Playbook, scenario: Scenario::FoodPoisoning, number: 2 };
    let day = |text: &str| text.parse().unwrap();
    let planned = Shift {
        position: "duty_officer".into(),
        sites: BTreeSet::from([SITE]),
        user: LEAD,
        backup: Some(LAWYER),
        from: at("01:00"),
        until: at("13:00"),
    };
    let reporter = ContactDetails {
        name: both("柏舟", "Bai Zhou"),
        kind: Stakeholder::Media,
        post: both("《市民晚报》记者", "Reporter, Citizens' Evening News"),
        phone: "021-0000-0300".into(),
        email: "desk@news.example".into(),
        site: Some(SITE),
        backup: None,
        note: "下午三点前联系".into(),
    };
    let post = Post { positions: BTreeSet::from(["crisis_lead".into()]), sites: BTreeSet::new(), backup: Some(LAWYER) };
    let reach = Reach { phone: "021-0000-0203".into(), email: "lead@qihe.example".into() };
    let always = MustReport { id: "own.injury".into(), text: both("任何人受伤", "Anyone hurt") };
    let user = |user, login: &str, name, title, roles: &[Role]| OrganisationEvent::UserAdded {
        user,
        login: login.into(),
        name,
        title,
        roles: roles.iter().copied().collect(),
    };
    let changed = |active| OrganisationEvent::UserChanged {
        user: LAWYER,
        name: both("温可", "Wen Ke"),
        title: both("法务经理", ""),
        roles: BTreeSet::from([Role::LegalReviewer]),
        active,
    };
    let erased = |case| OrganisationEvent::ContentErased {
        entry: EntryId(Uuid::from_u128(20)),
        case,
        reason: "本人要求".into(),
        authority: "个人信息保护法第四十七条".into(),
        people: [LEAD, LAWYER],
    };
    let events = vec![
        OrganisationEvent::CompanyNamed { name: both("栖禾小厨", "Qihe Kitchen") },
        OrganisationEvent::SiteAdded { site: SITE, details: details.clone() },
        OrganisationEvent::SiteChanged { site: SITE, details },
        user(LEAD, "shen", both("沈岚", "Shen Lan"), both("", ""), &[Role::CrisisLead, Role::Administrator]),
        user(LAWYER, "wen", both("温可", "Wen Ke"), both("法务", "Counsel"), &[Role::LegalReviewer]),
        changed(true),
        changed(false),
        OrganisationEvent::PersonPosted { user: LEAD, post },
        OrganisationEvent::PersonReachable { user: LEAD, reach },
        OrganisationEvent::ContactRecorded { contact, details: reporter },
        OrganisationEvent::ContactRemoved { contact },
        OrganisationEvent::ShiftPlanned { shift, details: planned },
        OrganisationEvent::ShiftCancelled { shift },
        OrganisationEvent::DutyHandedOver { shift, from: LEAD, to: LAWYER, note: "一位顾客仍在医院".into() },
        OrganisationEvent::AlwaysReportSet { items: vec![always] },
        OrganisationEvent::ImportStarted { import, subjects: vec![Subject::Site(SITE)] },
        OrganisationEvent::ImportFinished { import },
        OrganisationEvent::SiteRemoved { site: SiteId(Uuid::from_u128(24)) },
        OrganisationEvent::ImportReverted { import },
        OrganisationEvent::ContentDrafted { edition, text: String::new(), note: "封存时限改为十分钟".into() },
        OrganisationEvent::ContentApproved { edition },
        OrganisationEvent::ContentPublished {
            edition,
            effective: day("2026-12-01"),
            next_review: day("2027-12-01"),
            reason: "演练后改进".into(),
        },
        OrganisationEvent::ContentRetired { edition, reason: "有误".into() },
        OrganisationEvent::PasswordSet { user: LEAD },
        OrganisationEvent::ReportExported {
            digest: "5f".repeat(32),
            lang: Lang::Zh,
            variant: ReportVariant::Redacted,
            kind: ReportKind::PeriodAudit,
            from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            to: NaiveDate::from_ymd_opt(2026, 3, 31).unwrap(),
            cases: 12,
        },
        erased(None),
        erased(Some(CASE)),
    ];
    events.into_iter().map(Event::from).collect()
}

/// Everything that can happen to the record.
pub fn record_events() -> Vec<Event> {
    let request = EntryId(Uuid::from_u128(21));
    let exported = |what, case, personal| RecordEvent::Exported { what, case, digest: "3f9a".into(), personal };
    let requested = |scope| RecordEvent::ErasureRequested {
        scope,
        reason: "保存期限届满".into(),
        authority: "个人信息保护法第四十七条".into(),
    };
    let approved = |scope, bodies| RecordEvent::ErasureApproved { request, requested_by: LEAD, scope, bodies };
    let (one, whole) = (ErasureScope::Entry(EntryId(Uuid::from_u128(20))), ErasureScope::Case(CASE));
    let events = vec![
        RecordEvent::CheckpointMade {
            device: Uuid::from_u128(30),
            size: 120,
            text: "crisis-desk/checkpoint/1:…".into(),
        },
        exported(ExportKind::Bundle, Some(CASE), true),
        exported(ExportKind::Tables, None, false),
        RecordEvent::PersonalSeen { case: CASE },
        RecordEvent::HoldPlaced { case: CASE, reason: "法院要求".into() },
        RecordEvent::HoldLifted { case: CASE, reason: "案件审结".into() },
        requested(one),
        requested(whole),
        RecordEvent::ErasureRefused { request, reason: "仍需用于复议".into() },
        approved(one, 1),
        approved(whole, 4),
        RecordEvent::BundleImported {
            case: CASE,
            number: "2026-0007".into(),
            company: both("栖禾小厨", "Qihe Kitchen"),
            digest: "3f9a".into(),
            fingerprint: "77c0".into(),
        },
    ];
    events.into_iter().map(Event::from).collect()
}

pub fn organisation() -> Organisation {
    let mut organisation = Organisation::default();
    for event in organisation_events() {
        if let Event::Organisation(event) = event {
            let meta = Meta { entry: EntryId::default(), at: at("02:00"), by: LEAD };
            evolve(&mut organisation, &event, &meta);
        }
    }
    organisation
}

fn assessment(grade: Grade, questions: usize) -> Assessment {
    let rule = |id: &str, grade, presumed: &[&str]| FiredRule {
        id: id.into(),
        grade,
        text: both(
            "同一就餐区域 2 至 3 人食用同一食品后出现症状。",
            "Two to three people fell ill after the same food.",
        ),
        source: both("公司预案", "Company plan"),
        presumed: presumed.iter().map(|key| (*key).to_owned()).collect(),
        disputed: vec![],
    };
    let presumed = UsedFact {
        fact: "same_food".into(),
        label: both("食用同一食品", "Same food"),
        value: FactValue::Flag(true),
        disputed: false,
        presumed: true,
        at_least: false,
    };
    let label = both("住院人数", "People in hospital");
    let question =
        Question { fact: "hospitalised_count".into(), label: label.clone(), why: label, could_become: Grade::Major };
    let number = FactValue::Number;
    let difference =
        FactDifference { fact: "ill_count".into(), ledger: number(2), register: number(4), held: number(4) };
    let lower = rule("general.one_ill", Grade::General, &[]);
    let fired =
        if grade == Grade::None { vec![] } else { vec![rule("serious.two_linked", grade, &["same_food"]), lower] };
    Assessment {
        scenario: Scenario::FoodPoisoning,
        version: "1.0".into(),
        grade,
        proven: grade.min(Grade::General),
        possible: Grade::Major,
        rules: fired,
        facts: vec![presumed],
        questions: vec![question; questions],
        what_if: vec![],
        differences: if questions == 1 { vec![difference] } else { vec![] },
    }
}

/// A case from its first entry to its archive and back, in order.
pub fn case_events() -> Vec<Event> {
    [case_opens(), facts_change(), people(), tasks(), clocks(), alarms(), statements(), room(), case_ends()].concat()
}

fn case_opens() -> Vec<Event> {
    let log = |text: &str, occurred_at, source: &str, confirmed, corrects| CaseEvent::Logged {
        text: text.into(),
        occurred_at,
        source: source.into(),
        confirmed,
        corrects,
        mentions: BTreeSet::new(),
    };
    let opened = |site, owner| CaseEvent::Opened {
        number: "QH-2026-0007".into(),
        scenario: Scenario::FoodPoisoning,
        site,
        occurred_at: Some(at("04:30")),
        reported_at: at("06:05"),
        channel: Channel::DeliveryPlatform,
        reported_by: "就餐顾客".into(),
        first_contact: Some(LEAD),
        owner,
    };
    let graded = |grade, questions| CaseEvent::Graded { assessment: assessment(grade, questions) };
    let events = vec![
        opened(None, None),
        opened(Some(SITE), Some(LEAD)),
        CaseEvent::Described {
            title: "两名顾客餐后呕吐".into(),
            account: "午餐后约一小时，两名顾客先后呕吐。".into(),
            first_responsible: Some("邵衡".into()),
        },
        CaseEvent::ReporterRecorded { name: Some(REPORTER.into()), contact: Some(CONTACT.into()) },
        graded(Grade::None, 2),
        graded(Grade::General, 1),
        graded(Grade::Serious, 0),
        graded(Grade::Serious, 1),
        CaseEvent::GradeOverridden {
            grade: Grade::Major, assessed: Grade::Serious, reason: "已有媒体到场".into()
        },
        CaseEvent::OverrideExpired { grade: Grade::Major },
        CaseEvent::ScenarioChanged {
            from: Scenario::FoodPoisoning,
            to: Scenario::ForeignObjectOrSpoiledFood,
            reason: "医院排除食物中毒".into(),
        },
        CaseEvent::OwnerAssigned { owner: Some(LEAD) },
        CaseEvent::OwnerAssigned { owner: None },
        CaseEvent::OwnerAssigned { owner: Some(UserId(Uuid::from_u128(99))) },
        log("已通知门店停售\n并封存留样", Some(at("06:10")), "邵衡", false, None),
        log("Guests were taken to Elm Garden Hospital", None, "", true, None),
        log("就诊人数为 3 人", None, "医院急诊部", true, Some(EntryId(Uuid::from_u128(1015)))),
    ];
    events.into_iter().map(Event::from).collect()
}

fn facts_change() -> Vec<Event> {
    let recorded = |fact, key: Option<&str>, value, claim: &str, occurred_at| FactEvent::Recorded {
        fact,
        key: key.map(Into::into),
        value,
        claim: claim.into(),
        source: "值班经理".into(),
        state: FactState::Reported,
        occurred_at,
    };
    let revised = |fact, value, claim: &str, state| FactEvent::Revised {
        fact,
        value,
        claim: claim.into(),
        source: "医院急诊部".into(),
        state,
    };
    let judged = |fact, state| FactEvent::Judged { fact, state, reason: "电话向医院核对".into() };
    let other = |id| FactId(Uuid::from_u128(id));
    let number = |n| Some(FactValue::Number(n));
    let events = vec![
        recorded(ILL, Some("ill_count"), number(2), "", Some(at("04:30"))),
        revised(ILL, number(3), "含一名儿童", FactState::Confirmed),
        revised(ILL, number(3), "含两名儿童", FactState::Reported),
        judged(ILL, FactState::Confirmed),
        judged(ILL, FactState::Disputed),
        judged(ILL, FactState::Reported),
        recorded(CLAIM, None, None, "顾客称凉菜有异味\n同桌三人均未吃完", None),
        revised(CLAIM, number(3), "顾客称凉拌黄瓜有异味", FactState::Reported),
        judged(CLAIM, FactState::Retracted),
        recorded(other(30), Some("same_food"), Some(FactValue::Flag(true)), "", None),
        recorded(other(31), Some("loss"), number(1_250_000), "", None),
        recorded(other(32), Some("outage"), number(90), "", None),
        recorded(other(33), Some("reach"), Some(FactValue::Choice("national".into())), "", None),
        recorded(other(34), Some("undeclared_fact"), Some(FactValue::Flag(false)), "", None),
        recorded(other(35), Some("ill_count"), None, "", None),
        judged(other(98), FactState::Confirmed),
    ];
    events.into_iter().map(Event::from).collect()
}

fn people() -> Vec<Event> {
    let person = PersonId(Uuid::from_u128(50));
    let ate = PersonDetails {
        area: Some("二楼 6 号桌".into()),
        meal: Some("11 月 22 日午餐".into()),
        foods: vec!["凉拌木耳".into(), "米饭".into()],
        onset_at: Some(at("05:10")),
        ..PersonDetails::default()
    };
    let in_hospital = PersonDetails {
        care: Care::Hospitalised,
        vulnerability: Vulnerability::Child,
        follow_up_at: Some(at("09:00")),
        ..ate.clone()
    };
    let identity = Identity {
        name: Some(REPORTER.into()),
        contact: Some(CONTACT.into()),
        symptoms: Some("呕吐".into()),
        note: Some("市二院 3 楼".into()),
    };
    let hurt = PersonDetails { harm: Harm::Injured, state: PersonState::NotRelated, ..PersonDetails::default() };
    let events = vec![
        PersonEvent::Added { person, details: ate },
        PersonEvent::Identified { person, identity },
        PersonEvent::Changed { person, details: in_hospital },
        PersonEvent::Changed { person: PersonId(Uuid::from_u128(94)), details: hurt },
    ];
    events.into_iter().map(Event::from).collect()
}

fn tasks() -> Vec<Event> {
    let title = both("封存可疑食品", "Seal the suspect food");
    let events = vec![
        TaskEvent::Added {
            task: TASK,
            title: title.clone(),
            instructions: Some(both("双人封存并贴封条。", "Two people seal it and label the seal.")),
            from_playbook: Some("seal".into()),
            owner: Some(LEAD),
            due_at: Some(at("06:35")),
            brief: TaskBrief {
                evidence: Some(both("封条照片", "A photograph of the seal")), ..TaskBrief::default()
            },
        },
        TaskEvent::Added {
            task: TaskId(Uuid::from_u128(40)),
            title,
            instructions: None,
            from_playbook: None,
            owner: None,
            due_at: None,
            brief: TaskBrief::default(),
        },
        TaskEvent::Started { task: TASK },
        TaskEvent::StoodDown { tasks: vec![TASK, TaskId(Uuid::from_u128(40))], grade: Grade::Serious },
        TaskEvent::CalledUp { tasks: vec![CalledUp { task: TASK, due_at: None }], grade: Grade::Major },
        TaskEvent::Fulfilled { task: TASK, statement: TEXT },
        TaskEvent::Assigned { task: TASK, owner: Some(LAWYER), due_at: Some(at("07:00")) },
        TaskEvent::Assigned { task: TASK, owner: None, due_at: None },
        TaskEvent::Completed { task: TASK, note: "已封存 3 份留样".into() },
        TaskEvent::Reopened { task: TASK, reason: "漏封一份".into() },
        TaskEvent::Cancelled { task: TASK, reason: "监管部门已接管".into() },
        TaskEvent::Completed { task: TaskId(Uuid::from_u128(97)), note: "已办".into() },
    ];
    events.into_iter().map(Event::from).collect()
}

fn clocks() -> Vec<Event> {
    let due = |due_at: Option<Timestamp>| DutyDue {
        id: "report".into(),
        name: both("向市场监管部门报告", "Report to the market regulator"),
        kind: DutyKind::Legal,
        trigger: Trigger::Found,
        started_at: Some(at("06:05")),
        due_at,
        source: both("食品安全法第 103 条", "Food Safety Law, Article 103"),
        reference: "food-safety-law:103".into(),
        limit: Limit::Minutes(120),
        checked_on: "2026-11-20".parse().unwrap(),
        counsel_must_confirm: due_at.is_some(),
        unconfirmed: false,
        why: Why { arithmetic: both("14:05 + 2 小时 = 16:05", "14:05 + 2 hours = 16:05"), ..Why::default() },
    };
    let receipt = Receipt {
        channel: "电话".into(),
        number: Some("R-12".into()),
        person: Some("周科长".into()),
        file: Some("回执.pdf".into()),
    };
    let met = |clock, at, receipt: &Receipt| ClockEvent::Met { clock, at, receipt: receipt.clone() };
    let bare = Receipt { channel: "邮件".into(), number: None, person: None, file: None };
    let events = vec![
        ClockEvent::Started { clock: CLOCK, due: due(Some(at("08:05"))) },
        ClockEvent::Started { clock: SECOND_CLOCK, due: due(None) },
        met(CLOCK, at("08:05"), &receipt),
        met(CLOCK, at("09:30"), &receipt),
        met(CLOCK, "2026-11-25T08:00:01Z".parse().unwrap(), &bare),
        met(CLOCK, at("10:05"), &bare),
        met(CLOCK, "2026-11-26T11:04:00Z".parse().unwrap(), &bare),
        met(CLOCK, "2027-01-02T08:05:00Z".parse().unwrap(), &bare),
        met(SECOND_CLOCK, at("08:00"), &bare),
        ClockEvent::Waived { clock: CLOCK, reason: "由总部统一报告".into() },
        ClockEvent::Waived { clock: ClockId(Uuid::from_u128(96)), reason: "重复".into() },
        ClockEvent::Tightened { clock: CLOCK, due: due(Some(at("07:40"))), before: Some(at("08:05")) },
        ClockEvent::Triggered { trigger: Trigger::PatientReceived, at: at("05:40") },
    ];
    events.into_iter().map(Event::from).collect()
}

fn alarms() -> Vec<Event> {
    let (clock, rise) = (AlarmId(CLOCK.0), AlarmId(Uuid::from_u128(60)));
    let raised = |alarm, cause, target, to: &[UserId], next_at| AlarmEvent::Raised {
        alarm,
        cause,
        grade: Grade::Major,
        target,
        to: to.to_vec(),
        next_at,
    };
    let escalated = |alarm, target, next_at| AlarmEvent::Escalated { alarm, target, to: vec![LEAD], next_at };
    let events = vec![
        raised(clock, Cause::DueSoon, Target::FirstResponsible, &[LAWYER], None),
        raised(clock, Cause::Due, Target::FirstResponsible, &[LAWYER], Some(at("08:15"))),
        escalated(clock, Target::Region, Some(at("08:25"))),
        escalated(clock, Target::HeadquartersLead, None),
        AlarmEvent::Acknowledged { alarm: clock },
        raised(rise, Cause::Regraded, Target::HeadquartersLead, &[], None),
        AlarmEvent::Acknowledged { alarm: rise },
    ];
    events.into_iter().map(Event::from).collect()
}

fn statements() -> Vec<Event> {
    let texts = BTreeMap::from([(Lang::Zh, "正文".to_owned()), (Lang::En, "Text".to_owned())]);
    let title = "关于榆园店顾客不适的说明".to_owned();
    let digest = crate::statement::text_digest(&title, &texts, &[]);
    let drafted = |statement, stage, corrects| StatementEvent::Drafted {
        statement,
        audience: Audience::Public,
        stage,
        template: Some("food_poisoning.holding.public".into()),
        corrects,
        title: title.clone(),
        texts: texts.clone(),
        citations: vec![],
        attachments: vec![],
    };
    let file = StatementFile { entry: EntryId(Uuid::from_u128(92)), digest: "ab".repeat(32) };
    let place = Place { lang: Lang::Zh, start: 0, end: 2, quote: "正文".into() };
    let cited = CitedFact { fact: ILL, place: place.clone(), value: Some(FactValue::Number(3)), claim: String::new() };
    let submitted = |asked: &[Role]| StatementEvent::Submitted { statement: TEXT, asked: asked.to_vec() };
    let approved = |role, complete| StatementEvent::Approved {
        statement: TEXT,
        role,
        digest: digest.clone(),
        complete,
        emergency: None,
        as_deputy: false,
    };
    let outside = |role, complete| StatementEvent::Approved {
        statement: TEXT,
        role,
        digest: digest.clone(),
        complete,
        emergency: Some("法务失联，必须在 15 分钟内发布".into()),
        as_deputy: false,
    };
    let edited = |statement| StatementEvent::Edited {
        statement,
        title: title.clone(),
        texts: texts.clone(),
        citations: vec![cited.clone()],
        attachments: vec![file.clone()],
    };
    let promise = |commitment| StatementEvent::PromiseEntered {
        statement: TEXT,
        lang: Lang::Zh,
        words: "今日 18:00 前公布检查结果".into(),
        commitment,
    };
    let scheduled =
        |at: Option<Timestamp>| StatementEvent::Scheduled { statement: TEXT, at, reason: "先告知家属".into() };
    let released = |link: Option<&str>| StatementEvent::Released {
        statement: TEXT,
        digest: digest.clone(),
        channel: "微博".into(),
        released_at: at("07:05"),
        link: link.map(Into::into),
        emergency: link.is_none().then_some([LEAD, LAWYER]),
        screenshot: link.map(|_| file.clone()),
    };
    let events = vec![
        drafted(TEXT, Stage::Holding, None),
        submitted(&[Role::LegalReviewer, Role::CrisisLead]),
        approved(Role::LegalReviewer, false),
        edited(TEXT),
        StatementEvent::ChangesRequested { statement: TEXT, note: "删去原因推测".into(), place: None },
        StatementEvent::ChangesRequested { statement: TEXT, note: "改为确数".into(), place: Some(place.clone()) },
        StatementEvent::Rejected { statement: TEXT, reason: "时机不对".into() },
        StatementEvent::Commented { statement: TEXT, note: "可再短些".into(), place: Some(place) },
        StatementEvent::NoteSettled { statement: TEXT, note: EntryId(Uuid::from_u128(90)) },
        StatementEvent::Delegated {
            role: Role::LegalReviewer,
            to: LEAD,
            until: at("16:00"),
            reason: "法务在途".into(),
        },
        scheduled(Some(at("08:00"))),
        scheduled(None),
        promise(Commitment::Promise { owner: LEAD, due_at: at("10:00") }),
        promise(Commitment::SameAs { entry: EntryId(Uuid::from_u128(91)) }),
        promise(Commitment::NoPromise { reason: "引述规定".into() }),
        StatementEvent::FindingWaived {
            statement: TEXT,
            rule: LintRule::OverPromise,
            lang: Lang::Zh,
            words: "百分之百".into(),
            reason: "引用产品名".into(),
        },
        StatementEvent::StrategySet { answers: AdviceAnswers::default(), choice: None },
        StatementEvent::StrategySet {
            answers: AdviceAnswers { cause_known: Some(false), ..AdviceAnswers::default() },
            choice: Some(StrategyPick {
                strategies: vec![Strategy::Rebuild, Strategy::Bolster],
                reason: "先稳住家属".into(),
            }),
        },
        StatementEvent::HouseBuilt {
            core: both("先照顾好人，再查清原因", "People first, then the cause"),
            supports: vec![Support { text: both("已停售封存", "Sale has stopped"), proofs: vec![ILL] }],
        },
        StatementEvent::CitedFactChanged { fact: ILL, statements: vec![TEXT], task: TASK },
        outside(Role::CrisisLead, false),
        outside(Role::Spokesperson, true),
        submitted(&[]),
        approved(Role::CrisisLead, true),
        released(Some("https://qihe.example/notice")),
        released(None),
        StatementEvent::Withdrawn { statement: TEXT, reason: "人数有误".into() },
        drafted(CORRECTION, Stage::Correction, Some(TEXT)),
        edited(StatementId(Uuid::from_u128(95))),
        StatementEvent::Withdrawn { statement: StatementId(Uuid::from_u128(95)), reason: "重复".into() },
    ];
    events.into_iter().map(Event::from).collect()
}

fn room() -> Vec<Event> {
    let post =
        |from, to, note: &str| RoomEvent::PostAssigned { post: RoomRole::Spokesperson, from, to, note: note.into() };
    let (decision, call) = (DecisionId(Uuid::from_u128(60)), CallId(Uuid::from_u128(61)));
    let called = |number, direction, body: &str, account_given, answerer| RoomEvent::CallRecorded {
        call,
        number,
        party: Party::Media,
        direction,
        body: body.into(),
        asked: "停业原因\n何时恢复".into(),
        account_given,
        happened_at: at("06:58"),
        answerer,
        answer_by: answerer.map(|_| at("07:30")),
        task: None,
    };
    let events = vec![
        RoomEvent::Convened {},
        post(None, Some(LEAD), ""),
        post(Some(LEAD), Some(LAWYER), "记者约 15:00 来电"),
        post(Some(LAWYER), None, ""),
        RoomEvent::AttendanceMarked { user: LAWYER, presence: Presence::Remote },
        RoomEvent::MeetingStarted {
            number: 1,
            agenda: vec![AgendaItem { title: both("点名", "Roll-call"), minutes: 2 }],
        },
        RoomEvent::MeetingEnded { number: 1, note: "先救人".into(), tasks: 3, here: 7, remote: 3, absent: 1 },
        RoomEvent::Pinned { entry: EntryId(Uuid::from_u128(1015)) },
        RoomEvent::Unpinned { entry: EntryId(Uuid::from_u128(1015)) },
        RoomEvent::Attached {
            digest: "5f".repeat(32),
            name: "留样.jpg".into(),
            media_type: "image/jpeg".into(),
            size: 1_258_292,
            to: None,
        },
        RoomEvent::Decided {
            decision,
            number: 1,
            question: "是否停业".into(),
            options: vec!["停业半日".into(), "只停凉菜".into()],
            chosen: "停业半日".into(),
            why: "封存与消毒需 3 小时".into(),
            dissent: vec![Dissent { user: LAWYER, why: "担心传言".into() }],
            known: vec![],
            unknown: vec!["death_count".into()],
            revisit_at: Some(at("08:30")),
            clock: None,
        },
        RoomEvent::Revisited { decision, outcome: Revisit::Kept, note: "消毒未完".into() },
        RoomEvent::Revisited {
            decision: DecisionId(Uuid::from_u128(94)),
            outcome: Revisit::Withdrawn,
            note: "重复".into(),
        },
        called(1, Direction::Incoming, "都市频道", false, Some(LEAD)),
        called(2, Direction::Outgoing, "", true, None),
        RoomEvent::CallerRecorded { call, name: Some(REPORTER.into()), contact: Some(CONTACT.into()) },
        RoomEvent::CallAnswered { call, answer: "停业消毒，15:00 再次说明".into() },
        RoomEvent::CallAnswered { call: CallId(Uuid::from_u128(93)), answer: "已答".into() },
        RoomEvent::SitrepIssued {
            number: 1,
            lang: Lang::Zh,
            sections: vec![Section { key: SectionKey::Known, text: "4 人不适".into() }],
            cites: vec![],
            next_at: Some(at("07:30")),
        },
        RoomEvent::MessageSet {
            version: 1,
            texts: BTreeMap::from([(Lang::Zh, "我们已停售相关菜品。".to_owned())]),
            questions: vec![],
            statement: None,
        },
        RoomEvent::MessageRead { version: 1 },
    ];
    events.into_iter().map(Event::from).collect()
}

fn case_ends() -> Vec<Event> {
    let moved = |from, to, reason: Option<&str>, outcome| CaseEvent::Moved {
        from,
        to,
        reason: reason.map(Into::into),
        outcome,
    };
    let linked =
        |number: &str, relation| CaseEvent::Linked { other: CaseId::default(), number: number.into(), relation };
    let exported = |lang, variant, kind| CaseEvent::Exported { digest: "5f".repeat(32), lang, variant, kind };
    let events = vec![
        moved(Phase::Intake, Phase::Verify, None, None),
        moved(Phase::Verify, Phase::Dismissed, Some("查无此事"), None),
        moved(Phase::Dismissed, Phase::Verify, Some("出现新证据"), None),
        moved(Phase::Verify, Phase::Intake, Some("地点有误"), None),
        moved(Phase::Review, Phase::Archived, None, Some(Outcome::Controlled)),
        moved(Phase::Archived, Phase::Review, Some("补充整改结果"), None),
        CaseEvent::PlanAdopted {
            plan: Plan { scenario: Scenario::FoodPoisoning, playbook: Some(2), rules: None },
            reason: Some("按新预案处理".into()),
        },
        linked("2026-0007", Relation::Related),
        linked("2026-0008", Relation::Duplicate),
        linked("2026-0009", Relation::SplitFrom),
        linked("2026-0010", Relation::SplitOff),
        CaseEvent::MergedInto {
            survivor: CaseId::default(),
            number: "2026-0001".into(),
            reason: "同一桌、同一顿饭".into(),
        },
        exported(Lang::Zh, ReportVariant::Full, ReportKind::Incident),
        exported(Lang::En, ReportVariant::Redacted, ReportKind::Brief),
    ];
    events.into_iter().map(Event::from).collect()
}
