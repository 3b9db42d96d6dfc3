//! A food-poisoning case with something in every part. All names are invented.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use domain::case::{Case, Channel, GradeChange, Phase};
use domain::clock::{Clock, ClockStop, Receipt};
use domain::duty::{DutyDue, DutyKind, Limit, Trigger, Why};
use domain::fact::{Fact, FactState};
use domain::grading::{RulePack, assess};
use domain::ids::{CaseId, ClockId, EntryId, FactId, StatementId, TaskId, UserId};
use domain::narrative::{Wording, WordingFile};
use domain::person::{Care, Identity, PersonDetails, PersonState};
use domain::policy::Role;
use domain::report::ReportKind;
use domain::statement::lint::LintRule;
use domain::statement::{Approval, Release, Statement, StatementState, TextVersion, Waiver, text_digest};
use domain::task::{Task, TaskState};
use domain::terms::*;
use report::compose::{CaseFile, Finding, Head, LogLine, Person, Plan, Variant, Verification};
use uuid::Uuid;

/// Names and numbers that a redacted report must not show.
pub const PERSONAL: &[&str] = &["王小梅", "13900001234", "陈立新", "周岚", "赵一鸣", "浙A·7K9Q2", "330102198811220043"];

/// The case with what a report needs beside it.
pub struct Sample {
    pub case: Case,
    pub log: Vec<LogLine>,
    pub people: BTreeMap<UserId, Person>,
    pub pack: RulePack,
    pub wording: Wording,
    pub findings: BTreeMap<String, Vec<Finding>>,
}

pub fn at(text: &str) -> Timestamp {
    format!("2026-11-22T{text}+08:00").parse().unwrap()
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.into(), en: en.into() }
}

const OFFICER: UserId = UserId(Uuid::from_u128(1));
const WRITER: UserId = UserId(Uuid::from_u128(2));
const LEAD: UserId = UserId(Uuid::from_u128(3));

impl Sample {
    pub fn new() -> Self {
        let pack = RulePack::parse("food", include_str!("../../../../content/rules/food_poisoning.toml")).unwrap();
        let mut case = Case::new(CaseId(id(9)));
        case.number = "CD-2026-0412".into();
        case.title = Some("滨江店三名顾客午餐后呕吐".into());
        case.account = Some(
            "11月22日12:40左右，滨江店A区有3名顾客在食用“酸汤鱼片”后出现恶心、呕吐（均为成人）。当班经理陈立新于12:52接报，随即停售同批次菜品、封存留样，并陪同顾客前往市第三医院就诊。\n顾客王小梅留下电话139 0000 1234，车牌浙A·7K9Q2，希望当天得到答复。"
                .into(),
        );
        case.scenario = Scenario::FoodPoisoning;
        case.occurred_at = Some(at("12:40:00"));
        case.reported_at = at("12:52:00");
        case.opened_at = at("12:58:00");
        case.channel = Channel::Phone;
        case.reported_by = "顾客本人".into();
        case.reporter_name = Some("王小梅".into());
        case.reporter_contact = Some("13900001234".into());
        case.first_contact = Some(OFFICER);
        case.first_responsible = Some("陈立新".into());
        case.owner = Some(LEAD);
        case.phase = Phase::Respond;
        case.changed_at = at("14:05:00");
        add_facts(&mut case);
        add_people(&mut case);
        let assessment = assess(&pack, &domain::case::grading_facts(&case));
        case.grade.history = vec![
            change(1, at("12:59:00"), Grade::General, vec![], None),
            change(2, at("13:05:00"), assessment.grade, assessment.rules.iter().map(|r| r.id.clone()).collect(), None),
        ];
        case.grade.assessment = Some(assessment);
        add_clocks(&mut case);
        add_tasks(&mut case);
        add_statement(&mut case);
        let person =
            |zh: &str, post: &str| Person {
                shown: format!("{zh}（{post}）"), names: vec![zh.into()], counsel: false
            };
        let people = BTreeMap::from([
            (OFFICER, person("周岚", "值班员")),
            (WRITER, person("赵一鸣", "公关撰稿")),
            (LEAD, person("沈若川", "危机负责人")),
        ]);
        Self { case, log: log(), people, pack, wording: wording(), findings: BTreeMap::new() }
    }

    pub fn plan(&self, kind: ReportKind, lang: Lang, variant: Variant) -> Plan<'_> {
        Plan {
            kind,
            parts: kind.parts(),
            lang,
            variant,
            wording: &self.wording,
            organisation: if lang == Lang::Zh { "禾记餐饮集团" } else { "Heji Dining Group" },
            letterhead: &[],
            classification: Some(if lang == Lang::Zh { "内部 · 机密" } else { "Internal · Confidential" }),
            draft: false,
            people: &self.people,
            withheld: &[],
            added: &[],
            lifted: &[],
            head: Head {
                device: "HQ-LAPTOP-03".into(),
                seq: 1284,
                hash: "7f3a91c2884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            },
            verification: Some(Verification { entries: 1284, problem: None }),
            exported_at: at("14:05:00"),
            zone: Tz::Asia__Shanghai,
        }
    }

    pub fn file(&self) -> CaseFile<'_> {
        CaseFile {
            case: &self.case,
            log: &self.log,
            pack: Some(&self.pack),
            site: Some("禾记小馆 · 滨江店"),
            drill: false,
            findings: &self.findings,
        }
    }
}

fn change(n: u128, at: Timestamp, grade: Grade, rules: Vec<String>, reason: Option<String>) -> GradeChange {
    GradeChange { entry: EntryId(id(n)), at, by: OFFICER, grade, rules, reason }
}

/// Three people; of one nobody knows when it began, and a fourth turned out to have nothing to do with it.
fn add_people(case: &mut Case) {
    let onsets = [Some("13:10:00"), Some("15:05:00"), None, Some("09:00:00")];
    for (n, onset) in (1u32..).zip(onsets) {
        let person = domain::person::Person {
            id: domain::ids::PersonId(id(u128::from(n) + 700)),
            number: n,
            identity: Some(Identity {
                name: Some(if n == 1 { "王小梅".into() } else { format!("顾客{n}") }),
                symptoms: Some("呕吐、腹泻".into()),
                ..Identity::default()
            }),
            details: PersonDetails {
                care: if n < 3 { Care::Treated } else { Care::Unknown },
                state: if n == 4 { PersonState::NotRelated } else { PersonState::Affected },
                area: Some("A区6桌".into()),
                foods: vec!["酸汤鱼片".into()],
                onset_at: onset.map(at),
                ..PersonDetails::default()
            },
            changed_at: at("14:00:00"),
            changed_by: OFFICER,
            history: Vec::new(),
        };
        case.people.insert(person.id, person);
    }
}

fn add_facts(case: &mut Case) {
    let facts: [(&str, Option<FactValue>, &str, &str, FactState); 5] = [
        ("ill_count", Some(FactValue::Number(3)), "A区3名顾客呕吐", "店长电话", FactState::Confirmed),
        ("same_dining_area", Some(FactValue::Flag(true)), "", "店长电话", FactState::Confirmed),
        ("same_food", None, "三人是否都点了酸汤鱼片，尚在核对小票。", "门店收银记录", FactState::Reported),
        ("hospitalised_count", None, "", "市第三医院", FactState::Reported),
        ("death_count", Some(FactValue::Number(0)), "", "市第三医院", FactState::Disputed),
    ];
    for (n, (key, value, claim, source, state)) in facts.into_iter().enumerate() {
        let number = u32::try_from(n + 1).unwrap();
        let id = FactId(id(u128::from(number)));
        let fact = Fact {
            id,
            number,
            key: Some(key.into()),
            value,
            claim: claim.into(),
            source: source.into(),
            state,
            occurred_at: None,
            changed_at: at("13:05:00"),
            changed_by: OFFICER,
            judgement: (state == FactState::Confirmed)
                .then(|| "回拨门店核实，身份证330102198811220043登记在案。".into()),
            history: vec![],
        };
        case.facts.insert(id, fact);
    }
}

fn add_clocks(case: &mut Case) {
    let due = |n: u32, zh: &str, en: &str, minutes: i64, kind| DutyDue {
        id: format!("duty-{n}"),
        name: both(zh, en),
        kind,
        trigger: Trigger::Reported,
        started_at: Some(at("12:52:00")),
        due_at: Some(at("12:52:00") + chrono::TimeDelta::minutes(minutes)),
        limit: Limit::Minutes(120),
        source: both("《中华人民共和国食品安全法》第一百零三条", "Food Safety Law of the PRC, art. 103"),
        reference: "art. 103".into(),
        checked_on: "2026-11-01".parse().unwrap(),
        counsel_must_confirm: kind == DutyKind::Legal,
        unconfirmed: false,
        why: Why {
            rule: Bilingual::default(),
            start: both("自接到报告起（11-22 12:52）", "from the report (22 Nov 12:52)"),
            arithmetic: both("加2小时", "plus 2 hours"),
        },
    };
    let met = |time: &str| {
        let receipt =
            Receipt { channel: "电话".into(), number: Some("滨市监2026-118".into()), ..Receipt::default() };
        Some(ClockStop::Met { at: at(time), receipt, by: OFFICER })
    };
    let clocks = [
        Clock {
            id: ClockId(id(1)),
            due: due(1, "首次对外回应", "First public response", 60, DutyKind::Public),
            stop: met("13:48:00"),
        },
        Clock {
            id: ClockId(id(2)),
            due: due(2, "封存可疑食品", "Seal the suspect food", 15, DutyKind::Legal),
            stop: met("13:15:00"),
        },
        Clock {
            id: ClockId(id(3)),
            due: due(3, "向县级市场监管部门报告", "Report to the county market regulator", 120, DutyKind::Legal),
            stop: None,
        },
    ];
    case.clocks.extend(clocks.map(|c| (c.id, c)));
}

fn add_tasks(case: &mut Case) {
    let tasks = [
        (
            "封存留样与原料，张贴停售标识",
            "Seal samples and ingredients; post the stop-sale notice",
            TaskState::Done,
            Some("已封存12份"),
        ),
        ("派专人陪护就诊顾客", "Send someone to stay with the guests in hospital", TaskState::Open, None),
    ];
    for (n, (zh, en, state, note)) in tasks.into_iter().enumerate() {
        let task_id = TaskId(id(n as u128 + 1));
        let task = Task {
            number: 1,
            brief: Default::default(),
            stood_down: false,
            id: task_id,
            title: both(zh, en),
            instructions: None,
            from_playbook: None,
            owner: Some(LEAD),
            due_at: Some(at("13:30:00")),
            state,
            note: note.map(Into::into),
            changed_at: at("13:20:00"),
            changed_by: OFFICER,
        };
        case.tasks.insert(task_id, task);
    }
}

fn add_statement(case: &mut Case) {
    let texts = BTreeMap::from([(
        Lang::Zh,
        "今天中午，有3位顾客在我们滨江店用餐后身体不适，我们非常难过，也向三位顾客和家人诚恳道歉。\n同批次菜品已停售并封存，我们的同事正在医院陪同，检查和治疗费用由我们承担。原因尚未查明，我们已报告市场监管部门并全力配合。\n今天18:00前，我们会再次说明进展。".to_owned(),
    )]);
    let title = "关于滨江店顾客用餐后不适的首次说明".to_owned();
    let digest = text_digest(&title, &texts, &[]);
    let approve = |by, role, time| Approval {
        by,
        role,
        digest: digest.clone(),
        version: 1,
        at: at(time),
        voided_at: None,
        emergency: None,
        as_deputy: false,
    };
    let statement = Statement {
        id: StatementId(id(1)),
        number: 1,
        audience: Audience::Public,
        stage: Stage::Holding,
        template: None,
        corrects: None,
        state: StatementState::Released,
        approvals: vec![approve(LEAD, Role::CrisisLead, "13:40:00"), approve(OFFICER, Role::LegalReviewer, "13:42:00")],
        notes: vec![],
        releases: vec![Release {
            channel: "官方网站".into(),
            released_at: at("13:48:00"),
            link: Some("https://www.example.com/notice/2026-11-22-riverside".into()),
            by: WRITER,
            digest: digest.clone(),
            emergency: None,
            screenshot: None,
        }],
        withdrawn: None,
        superseded_by: None,
        not_before: None,
        promises: vec![],
        waivers: vec![Waiver {
            rule: LintRule::Superlative,
            lang: Lang::Zh,
            words: "最近的医院".into(),
            reason: "指距离，不是宣传用语".into(),
            by: OFFICER,
            at: at("13:41:00"),
        }],
        alerts: vec![],
        versions: vec![TextVersion {
            number: 1,
            title,
            texts,
            citations: vec![],
            attachments: Vec::new(),
            digest,
            by: WRITER,
            at: at("13:30:00"),
        }],
    };
    let mut draft = statement.clone();
    draft.id = StatementId(id(2));
    draft.number = 2;
    draft.stage = Stage::Update;
    draft.state = StatementState::InReview;
    draft.releases.clear();
    draft.approvals.clear();
    case.statements.extend([statement, draft].map(|s| (s.id, s)));
}

fn log() -> Vec<LogLine> {
    let line = |time: &str, occurred: Option<&str>, headline: &str, detail: &str, confirmed: Option<bool>| LogLine {
        at: at(time),
        occurred_at: occurred.map(at),
        by: OFFICER,
        headline: headline.into(),
        detail: (!detail.is_empty()).then(|| detail.into()),
        source: confirmed.map(|_| "店长陈立新".into()),
        confirmed,
        kind: "case.logged".into(),
        ..LogLine::default()
    };
    vec![
        line("12:58:00", Some("12:52:00"), "立案：电话来报", "", None),
        line("12:59:00", None, "定级为一般", "", None),
        line(
            "13:01:00",
            Some("12:44:00"),
            "顾客王小梅呕吐",
            "店长到桌边查看，顾客称吃了酸汤鱼片后约二十分钟开始不适，邻桌两人也有同样症状。",
            Some(true),
        ),
        line("13:05:00", None, "定级由一般升为严重", "同一用餐区3人同时发病；是否食用同一食物未知，从严推定。", None),
        line("13:20:00", Some("13:10:00"), "有顾客拍摄视频", "据称已发到短视频平台，播放量不详。", Some(false)),
        line("13:48:00", None, "周岚发布声明1", "", None),
    ]
}

fn wording() -> Wording {
    let log = WordingFile { file: "log", text: include_str!("../../../../content/messages/log.toml") };
    let terms = WordingFile { file: "terms", text: include_str!("../../../../content/messages/terms.toml") };
    Wording::parse(log, terms).unwrap()
}
