//! Why a deadline is what it is, so that anyone can check it.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limit::Limit;
use super::pack::{Duty, DutyKind, Trigger};
use crate::calendar::{BusinessHours, Reckoned, wall_clock};
use crate::terms::{Bilingual, Timestamp};

/// Why a due time is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Why {
    /// The rule that demands it, with its reference.
    pub rule: Bilingual,
    /// From what it counts, and since when.
    pub start: Bilingual,
    /// The arithmetic in words.
    pub arithmetic: Bilingual,
}

impl Trigger {
    /// What a person reads.
    pub fn label(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Occurred => ("事件发生", "it happened"),
            Self::Found => ("公司发现", "the company found out"),
            Self::Reported => ("接到报告", "it was reported"),
            Self::UnitHeadInformed => ("单位负责人接到报告", "the head of the unit was informed"),
            Self::Graded => ("完成定级", "it was graded"),
            Self::PatientReceived => ("医疗机构接收病人", "a medical institution received a patient"),
            Self::PreviousReport => ("上一次通报", "the previous report"),
            Self::RoomSet => ("指挥室设定", "the room set it"),
            Self::RegulatorComplaintReceived => ("监管部门收到投诉", "the regulator received the complaint"),
            Self::Statement => ("声明的办理", "the work on a statement"),
        };
        bilingual(zh.to_owned(), en.to_owned())
    }
}

/// Explains `duty`, started by `start` if its trigger has happened, and due as reckoned.
pub(super) fn explain(
    duty: &Duty,
    start: Option<(Trigger, Timestamp)>,
    due: Option<Reckoned>,
    zone: Tz,
    hours: &BusinessHours,
) -> Why {
    let Some((trigger, since)) = start else {
        let label = duty.trigger.label();
        let waits = bilingual(format!("尚待触发：{}", label.zh), format!("waits until {}", label.en));
        return Why { rule: rule(duty), start: waits, arithmetic: Bilingual::default() };
    };
    let label = trigger.label();
    let from = show(since, zone);
    let limit = limit(duty, hours);
    let until = due.map_or_else(
        || bilingual("超出可计算的范围".into(), "beyond what can be reckoned".into()),
        |due| {
            let at = show(due.at, zone);
            if due.unconfirmed {
                let en = format!("{at} (the official working days on the way are not known)");
                bilingual(format!("{at}（途经的法定工作日安排未知，待核实）"), en)
            } else {
                bilingual(at.clone(), at)
            }
        },
    );
    Why {
        rule: rule(duty),
        start: bilingual(
            format!("{}：{from}（{}）", label.zh, zone.name()),
            format!("{}: {from} ({})", label.en, zone.name()),
        ),
        arithmetic: bilingual(
            format!("{from} + {} = {}", limit.zh, until.zh),
            format!("{from} + {} = {}", limit.en, until.en),
        ),
    }
}

fn rule(duty: &Duty) -> Bilingual {
    if duty.reference.is_empty() {
        return duty.source.clone();
    }
    bilingual(format!("{}（{}）", duty.source.zh, duty.reference), format!("{} ({})", duty.source.en, duty.reference))
}

fn limit(duty: &Duty, hours: &BusinessHours) -> Bilingual {
    match duty.limit {
        Limit::Minutes(0) => bilingual("0（立即）".into(), "0 (immediately)".into()),
        Limit::Minutes(n) if duty.kind == DutyKind::Service => {
            let open = format!("{}–{}", clock(hours.opens), clock(hours.closes));
            let (zh, en) = if hours.every_day { ("每天", "every day") } else { ("工作日", "on working days") };
            bilingual(
                format!("{}（只计营业时间：{zh} {open}）", minutes_zh(n)),
                format!("{} (open hours only: {open} {en})", minutes_en(n)),
            )
        }
        Limit::Minutes(n) => bilingual(minutes_zh(n), minutes_en(n)),
        Limit::Days(n) => bilingual(
            format!("{n} 日（触发当日不计，至最后一日结束）"),
            format!("{n} {} (the first day not counted, to the end of the last)", plural(n, "day")),
        ),
        Limit::WorkingDays(n) => {
            let (zh, en) = match duty.kind {
                DutyKind::Service => ("至最后一日打烊", "to closing on the last"),
                _ => ("至最后一日结束", "to the end of the last"),
            };
            bilingual(
                format!("{n} 个工作日（触发当日不计，{zh}）"),
                format!("{n} working {} (the first day not counted, {en})", plural(n, "day")),
            )
        }
    }
}

fn minutes_zh(n: u32) -> String {
    if n.is_multiple_of(60) { format!("{} 小时", n / 60) } else { format!("{n} 分钟") }
}

fn minutes_en(n: u32) -> String {
    if n.is_multiple_of(60) {
        format!("{} {}", n / 60, plural(n / 60, "hour"))
    } else {
        format!("{n} {}", plural(n, "minute"))
    }
}

fn plural(n: u32, word: &str) -> String {
    if n == 1 { word.to_owned() } else { format!("{word}s") }
}

/// `09:00`, or `02:00+1` past midnight.
fn clock(minutes: u16) -> String {
    let next = if minutes > 24 * 60 { "+1" } else { "" };
    let within = if minutes > 24 * 60 { minutes - 24 * 60 } else { minutes };
    format!("{:02}:{:02}{next}", within / 60, within % 60)
}

fn show(at: Timestamp, zone: Tz) -> String {
    wall_clock(at, zone).map_or_else(|| at.to_string(), |wall| wall.format("%Y-%m-%d %H:%M").to_string())
}

fn bilingual(zh: String, en: String) -> Bilingual {
    Bilingual { zh, en }
}
