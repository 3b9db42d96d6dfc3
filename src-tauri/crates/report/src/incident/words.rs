//! The report's own words, in both languages. What the company wrote stays as it wrote it.

use domain::case::{Channel, Outcome, Phase};
use domain::fact::FactState;
use domain::policy::Role;
use domain::statement::StatementState;
use domain::terms::{Audience, Bilingual, Grade, Lang, Scenario, Stage};

macro_rules! words {
    ($($name:ident: $zh:literal / $en:literal;)+) => {
        /// A word or sentence of the report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Word { $($name),+ }

        impl Word {
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The words in `lang`.
            pub const fn get(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $en,)+
                }
            }
        }
    };
}

words! {
    Report: "事件报告" / "Incident report";
    RedactedReport: "事件报告（脱敏版）" / "Incident report (redacted)";
    Contents: "目录" / "Contents";
    CaseNumber: "案件编号" / "Case number";
    Scenario: "情景" / "Scenario";
    Site: "地点" / "Site";
    Headquarters: "总部" / "Headquarters";
    Phase: "状态" / "State";
    Grade: "等级" / "Grade";
    Classification: "密级" / "Classification";
    ExportedAt: "导出时间" / "Exported";
    Drill: "演练" / "DRILL";
    CoverNote: "本报告由案件日志生成，所列时间均为现场所在时区。末页载有日志头与核验方法，可据此确认内容未被改动或截断。"
        / "Generated from the case journal; times are local to the site. The last page carries the journal head and shows how to confirm that nothing was changed or cut off.";
    RedactedNote: "本版已隐去个人信息：人员以固定代称表示，联系方式与证件号码已删除。"
        / "Personal data has been removed from this version: people appear under fixed pseudonyms; contact details and identity numbers are deleted.";
    Summary: "摘要" / "Summary";
    Account: "情况经过" / "What happened";
    NoAccount: "（暂无文字说明）" / "(No account on record.)";
    ErasedTitle: "（标题已依法删除）" / "(title erased under law)";
    OccurredAt: "发生时间" / "Occurred";
    ReportedAt: "接报时间" / "Reported";
    OpenedAt: "立案时间" / "Opened";
    Channel: "来源渠道" / "Channel";
    ReportedBy: "报告人身份" / "Reported by";
    Reporter: "报告人" / "Reporter";
    FirstContact: "首问责任人" / "First-contact owner";
    FirstResponsible: "第一责任人" / "First responsible person";
    Owner: "负责人" / "Owner";
    Outcome: "结局" / "Outcome";
    Unknown: "未知" / "Unknown";
    UnknownNotZero: "未知（不等于零）" / "Unknown (not zero)";
    Unassigned: "未指派" / "Unassigned";
    Removed: "（已脱敏）" / "(removed)";
    Timeline: "时间线" / "Timeline";
    TimelineNote: "左侧为发生时间；与记录时间不同的，两者并列。" / "The time at the left is when it happened; where it was recorded at another time, both are shown.";
    RecordedAt: "记录于" / "recorded";
    Confirmed: "已确认" / "confirmed";
    Unconfirmed: "未确认" / "not confirmed";
    Erased: "正文已依法删除，日志条目与摘要值保留。" / "The text was erased under law; the journal entry and its digest remain.";
    NoEntries: "没有记录。" / "Nothing on record.";
    Source: "来源" / "Source";
    Grading: "定级" / "Grading";
    GradeHistory: "定级经过" / "Grade history";
    GradeBasis: "当前定级依据" / "Basis of the present grade";
    Time: "时间" / "Time";
    Rules: "依据" / "Why";
    By: "经办" / "By";
    ByHand: "人工定级" / "Set by hand";
    ByRule: "按规则" / "By rule";
    Proven: "已证实的事实可认定" / "Proven by undisputed facts";
    Possible: "未知情况下最坏可能" / "Worst that the unknown allows";
    PackVersion: "规则版本" / "Rule pack version";
    RulesFired: "触发的规则" / "Rules that apply";
    FactsUsed: "采用的事实" / "Facts used";
    Value: "取值" / "Value";
    Standing: "情况" / "Standing";
    Presumed: "未知，从严推定" / "unknown, presumed as the graver case";
    Disputed: "有争议" / "disputed";
    OpenQuestions: "待查问题" / "Open questions";
    CouldBecome: "查明后等级可能变为" / "The answer could make the grade";
    NotGraded: "尚未定级。" / "Not graded yet.";
    Clocks: "时限" / "Clocks";
    ClocksNote: "法定时限仅供提示，须经法务确认；迟报如实记录。" / "Legal time limits are prompts that counsel must confirm. Lateness is recorded as it is.";
    Duty: "事项" / "Duty";
    WhyDue: "起算与期限" / "Reckoning";
    DueAt: "截止" / "Due";
    Result: "结果" / "Result";
    Met: "按时完成" / "Met in time";
    MetLate: "迟于截止时间完成" / "Done late";
    Overdue: "已逾期" / "Overdue";
    Running: "进行中" / "Running";
    Waiting: "待触发" / "Waiting for its trigger";
    Waived: "不适用" / "Waived";
    LateBy: "迟" / "late by";
    Counsel: "须经法务确认" / "counsel must confirm";
    Tasks: "任务" / "Tasks";
    Task: "任务" / "Task";
    Open: "待办" / "Open";
    Done: "已完成" / "Done";
    Cancelled: "已取消" / "Cancelled";
    Facts: "事实台账" / "Facts ledger";
    Number: "编号" / "No.";
    Claim: "事实" / "Fact";
    State: "状态" / "State";
    Changed: "更新" / "Changed";
    Statements: "已发布声明" / "Statements as released";
    NoStatements: "尚无已发布的声明。" / "No statement has been released.";
    Statement: "声明" / "Statement";
    Releases: "发布" / "Releases";
    Approvals: "批准" / "Approvals";
    Version: "版本" / "Version";
    Digest: "文本摘要值" / "Text digest";
    Unreleased: "未发布的声明" / "Statements not released";
    People: "受影响人数" / "People affected";
    NoCounts: "本情景未设人数项。" / "This scenario counts no people.";
    Glossary: "等级说明" / "Glossary of grades";
    Meaning: "含义" / "Meaning";
    GeneralMeaning: "现场负责人按预案处置，按服务承诺补救。" / "Handled on the spot by the person in charge, by the playbook and the service promise.";
    SeriousMeaning: "总部介入，启动专项处置与对外口径审批。" / "Headquarters takes part; a dedicated response begins and wording needs approval.";
    MajorMeaning: "最高管理层牵头，成立专门小组，并按法定时限报告。" / "Top management leads a dedicated team; authorities are informed within the time limits of the law.";
    NoneMeaning: "尚无规则适用。" / "No rule applies yet.";
    CompanyRules: "本情景的定级规则" / "Grading rules of this scenario";
    InDoubt: "存疑时从高定级；人数未知不视为零。" / "In doubt the higher grade holds; an unknown count is never zero.";
    Verification: "日志头与核验" / "Journal head and verification";
    Device: "设备" / "Device";
    Sequence: "序号" / "Sequence";
    Hash: "哈希（SHA-256）" / "Hash (SHA-256)";
    ShortCode: "页脚短码" / "Code at the foot";
    VerifiedOk: "导出时核验" / "Verified at export";
    Intact: "通过：哈希链与签名完整，共核验条目" / "Passed: hash chain and signatures intact; entries checked:";
    NotIntact: "未通过" / "FAILED";
    NotVerified: "导出时未核验" / "Not verified at export";
    StepRun: "在保存该案件的设备上运行 " / "On a device that holds the case, run ";
    StepCompare: "将输出的日志头与上表的设备、序号和哈希逐字比对；日志继续增长时，输出应包含本序号及同一哈希。" / "Compare the head it prints with the device, sequence and hash above, character by character. If the journal has grown since, it must still contain this sequence with the same hash.";
    StepMeaning: "任一条目被改动、删除或调换，核验即告失败；日志末尾被截断，则找不到上述序号。核验能发现改动，但不能阻止改动。" / "If any entry was changed, removed or swapped, verification fails; if the tail was cut off, this sequence is missing. Verification detects change; it does not prevent it.";
    PersonPrefix: "人员" / "Person ";
    OnSite: "现场负责人" / "Manager on site";
    Note: "提示" / "Note";
    Yes: "是" / "Yes";
    No: "否" / "No";
    Minutes: "分钟" / "min";
}

/// Picks a language.
fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

pub(super) fn grade(grade: Grade, lang: Lang) -> &'static str {
    match grade {
        Grade::None => pick(lang, "未定级", "Not graded"),
        Grade::General => pick(lang, "一般", "General"),
        Grade::Serious => pick(lang, "严重", "Serious"),
        Grade::Major => pick(lang, "重大", "Major"),
    }
}

pub(super) fn grade_meaning(grade: Grade) -> Word {
    match grade {
        Grade::None => Word::NoneMeaning,
        Grade::General => Word::GeneralMeaning,
        Grade::Serious => Word::SeriousMeaning,
        Grade::Major => Word::MajorMeaning,
    }
}

pub(super) fn phase(phase: Phase, lang: Lang) -> &'static str {
    match phase {
        Phase::Intake => pick(lang, "受理", "Intake"),
        Phase::Verify => pick(lang, "核实", "Verifying"),
        Phase::Respond => pick(lang, "处置", "Responding"),
        Phase::Recover => pick(lang, "补救", "Recovering"),
        Phase::Review => pick(lang, "复盘", "Under review"),
        Phase::Archived => pick(lang, "归档", "Archived"),
        Phase::Dismissed => pick(lang, "不成立", "Dismissed"),
    }
}

pub(super) fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Worse => pick(lang, "恶化", "Got worse"),
        Outcome::Controlled => pick(lang, "得到控制", "Brought under control"),
        Outcome::Gain => pick(lang, "转危为机", "Turned into a gain"),
    }
}

pub(super) fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Phone => pick(lang, "电话", "Phone"),
        Channel::Email => pick(lang, "电子邮件", "E-mail"),
        Channel::Website => pick(lang, "官网", "Website"),
        Channel::DeliveryPlatform => pick(lang, "App 或外卖平台", "App or delivery platform"),
        Channel::Sms => pick(lang, "短信", "SMS"),
        Channel::SocialMedia => pick(lang, "社交媒体", "Social media"),
        Channel::Store => pick(lang, "门店", "Store"),
        Channel::Press => pick(lang, "媒体", "Press"),
        Channel::Authority => pick(lang, "监管或政府部门", "Authority"),
        Channel::Internal => pick(lang, "内部发现", "Found internally"),
    }
}

pub(super) fn fact_state(state: FactState, lang: Lang) -> &'static str {
    match state {
        FactState::Reported => pick(lang, "已报告", "Reported"),
        FactState::Confirmed => pick(lang, "已确认", "Confirmed"),
        FactState::Disputed => pick(lang, "有争议", "Disputed"),
        FactState::Retracted => pick(lang, "已撤回", "Retracted"),
    }
}

pub(super) fn statement_state(state: StatementState, lang: Lang) -> &'static str {
    match state {
        StatementState::Draft => pick(lang, "草稿", "Draft"),
        StatementState::InReview => pick(lang, "审核中", "In review"),
        StatementState::Approved => pick(lang, "已批准", "Approved"),
        StatementState::Released => pick(lang, "已发布", "Released"),
        StatementState::Withdrawn => pick(lang, "已撤下", "Withdrawn"),
        StatementState::Rejected => pick(lang, "已否决", "Rejected"),
    }
}

pub(super) fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::CrisisLead => pick(lang, "危机负责人", "Crisis lead"),
        Role::DutyOfficer => pick(lang, "值班员", "Duty officer"),
        Role::PrWriter => pick(lang, "公关撰稿", "PR writer"),
        Role::LegalReviewer => pick(lang, "法务审核", "Legal reviewer"),
        Role::Spokesperson => pick(lang, "发言人", "Spokesperson"),
        Role::CareAgent => pick(lang, "客诉专员", "Care agent"),
        Role::Auditor => pick(lang, "审计员", "Auditor"),
        Role::Administrator => pick(lang, "管理员", "Administrator"),
    }
}

pub(super) fn audience(audience: Audience, lang: Lang) -> &'static str {
    match audience {
        Audience::Affected => pick(lang, "受影响的人", "Affected people"),
        Audience::Employees => pick(lang, "员工", "Employees"),
        Audience::Media => pick(lang, "媒体", "Media"),
        Audience::Regulators => pick(lang, "上级与监管部门", "Superior bodies and regulators"),
        Audience::Public => pick(lang, "其他公众与合作方", "Other public and partners"),
    }
}

pub(super) fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Holding => pick(lang, "首次回应", "Holding statement"),
        Stage::Update => pick(lang, "进展通报", "Update"),
        Stage::Formal => pick(lang, "正式声明", "Formal statement"),
        Stage::Correction => pick(lang, "更正", "Correction"),
        Stage::Closing => pick(lang, "结案说明", "Closing statement"),
    }
}

pub(super) fn scenario(scenario: Scenario, lang: Lang) -> &'static str {
    match scenario {
        Scenario::FoodPoisoning => pick(lang, "食物中毒", "Food poisoning"),
        Scenario::ForeignObjectOrSpoiledFood => pick(lang, "异物或变质食品", "Foreign object or spoiled food"),
        Scenario::CustomerInjury => pick(lang, "顾客在店受伤", "Injury on site"),
        Scenario::ViolenceOrSecurity => pick(lang, "暴力或治安", "Violence or security"),
        Scenario::FireGasStructural => pick(lang, "火灾、燃气或建筑事故", "Fire, gas or structural accident"),
        Scenario::EmployeeAccident => pick(lang, "员工事故", "Employee accident"),
        Scenario::ProductDefectRecall => pick(lang, "产品缺陷或召回", "Product defect or recall"),
        Scenario::ServiceOutage => pick(lang, "服务中断或系统故障", "Service outage"),
        Scenario::MassLateDelivery => pick(lang, "大面积延误或配送失败", "Mass late delivery"),
        Scenario::DataLeak => pick(lang, "个人信息泄露", "Data leak"),
        Scenario::MediaStorm => pick(lang, "媒体或社交媒体风波", "Media storm"),
        Scenario::ComplaintEscalation => pick(lang, "投诉升级", "Escalated complaint"),
        Scenario::StaffMisconduct => pick(lang, "员工不当行为", "Staff misconduct"),
        Scenario::NaturalDisaster => pick(lang, "自然灾害", "Natural disaster"),
        Scenario::BankRunOrOutlet => pick(lang, "挤兑或网点事件", "Bank run or outlet incident"),
        Scenario::Rumour => pick(lang, "谣言", "Rumour"),
        Scenario::Other => pick(lang, "其他", "Other"),
    }
}

/// `label: text`, with the colon of the language.
pub(super) fn labelled(label: &str, text: &str, lang: Lang) -> String {
    format!("{label}{}{text}", pick(lang, "：", ": "))
}

/// An addition in brackets, with those of the language.
pub(super) fn bracketed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{text}）"),
        Lang::En => format!(" ({text})"),
    }
}

/// A bilingual text in `lang`, or in the other language where that one is empty.
pub(super) fn either(text: &Bilingual, lang: Lang) -> &str {
    let (first, second) = match lang {
        Lang::Zh => (&text.zh, &text.en),
        Lang::En => (&text.en, &text.zh),
    };
    if first.trim().is_empty() { second } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for word in Word::ALL {
            assert!(!word.get(Lang::Zh).trim().is_empty() && !word.get(Lang::En).trim().is_empty(), "{word:?}");
            assert!(word.get(Lang::En).is_ascii(), "{word:?} has Chinese in English");
        }
    }
}
