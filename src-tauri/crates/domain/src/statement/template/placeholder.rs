//! The placeholders every template may use, each with its type and its name on screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{Bilingual, vocabulary};

vocabulary! {
    /// What a placeholder holds; decides how its value is written.
    PlaceholderKind {
        /// Words: a name, a place, a sentence.
        Text = "text",
        /// A count.
        Number = "number",
        /// An amount in whole yuan.
        Money = "money",
        /// A day.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A day and a time.
        DateTime = "date_time",
        /// A telephone number.
        Phone = "phone",
    }
}

/// A placeholder's type and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Placeholder {
    /// What it holds.
    pub kind: PlaceholderKind,
    /// What it is called on screen and in 【待填：…】.
    pub label: Bilingual,
}

impl Placeholder {
    /// The standard placeholder of this name.
    pub fn standard(name: &str) -> Option<Self> {
        STANDARD
            .iter()
            .find(|(known, ..)| *known == name)
            .map(|&(_, kind, zh, en)| Self { kind, label: Bilingual { zh: zh.to_owned(), en: en.to_owned() } })
    }
}

use PlaceholderKind::{Date, DateTime, Number, Phone, Text, Time};

/// Name, type, and label in Chinese and English. A pack may declare more of its own.
pub const STANDARD: &[(&str, PlaceholderKind, &str, &str)] = &[
    // Who and where
    ("company", Text, "公司名称", "company name"),
    ("site", Text, "门店名称", "site name"),
    ("address", Text, "门店地址", "site address"),
    ("area", Text, "受影响范围", "area affected"),
    ("authority", Text, "主管部门名称", "name of the authority"),
    ("case_number", Text, "案件编号", "case number"),
    // How to reach us
    ("hotline", Phone, "服务热线", "hotline number"),
    ("hotline_hours", Text, "热线服务时间", "hotline hours"),
    ("contact", Text, "联系人", "contact person"),
    ("contact_phone", Phone, "联系电话", "contact number"),
    ("email", Text, "联系邮箱", "contact e-mail"),
    ("link", Text, "查询链接", "web address"),
    ("help_where", Text, "就诊或求助地点", "where to get help"),
    // When
    ("date", Date, "事发日期", "date of the event"),
    ("time", Time, "事发时间", "time of the event"),
    ("next_update", DateTime, "下次通报时间", "time of the next update"),
    ("acted_at", DateTime, "采取措施的时间", "time the measure was taken"),
    ("authority_told_at", DateTime, "向主管部门报告的时间", "time the authority was told"),
    ("restored_at", DateTime, "恢复时间", "time of recovery"),
    ("earlier_at", DateTime, "原声明发布时间", "time of the earlier statement"),
    ("remedy_by", Date, "补救完成日期", "date the remedy is complete"),
    ("measures_by", Date, "整改完成日期", "date the changes are complete"),
    // What happened
    ("product", Text, "产品或菜品名称", "product or dish"),
    ("batch", Text, "产品批次", "batch number"),
    ("event", Text, "事件简述（仅限已确认事实）", "what happened, confirmed facts only"),
    ("progress", Text, "最新进展", "what is new"),
    ("actions", Text, "已采取的措施", "what has been done"),
    ("advice", Text, "给公众的提示", "advice to the public"),
    ("cause", Text, "经确认的原因", "confirmed cause"),
    ("findings", Text, "调查结论", "findings"),
    ("remedy", Text, "补救方案", "remedy"),
    ("measures", Text, "整改措施", "what will change"),
    ("owner", Text, "整改负责人", "person responsible for the changes"),
    ("data_items", Text, "涉及的信息种类", "kinds of information involved"),
    ("claim", Text, "网传内容", "the claim in circulation"),
    ("truth", Text, "已核实的事实", "verified facts"),
    ("evidence", Text, "核实依据", "evidence"),
    ("wrong", Text, "原声明有误之处", "what was wrong"),
    ("right", Text, "更正后的内容", "what is right"),
    // Facts of the ledger
    ("fact.ill_count", Number, "身体不适人数", "number of people unwell"),
    ("fact.hospitalised_count", Number, "住院人数", "number of people in hospital"),
    ("fact.recovered_count", Number, "已康复人数", "number of people recovered"),
    ("fact.injured_count", Number, "受伤人数", "number of people injured"),
    ("fact.death_count", Number, "死亡人数", "number of people who died"),
    ("fact.affected_count", Number, "受影响人数", "number of people affected"),
    ("fact.order_count", Number, "受影响订单数", "number of orders affected"),
    ("fact.unit_count", Number, "涉及产品数量", "number of units concerned"),
];
