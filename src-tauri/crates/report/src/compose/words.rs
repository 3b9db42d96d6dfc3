//! The report's own words, in both languages. What the company wrote stays as it wrote it.

use domain::terms::{Bilingual, Grade, Lang};

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
    OnsetCurve: "发病（受伤）时间分布" / "When it began with each person";
    Pause: "，" / ", ";
    FromOn: "自 {} 起" / "from {}";
    EachColumn: "每柱 {}" / "{} a column";
    OnsetUnknown: "另有 {} 人时间未知" / "unknown for {} more";
    Person: "人员与症状" / "Person and symptoms";
    Care: "就医" / "Care";
    Onset: "发病（受伤）" / "Began";
    WhereAndWhat: "位置、餐次、食物" / "Place, meal, food";
    NextVisit: "下次回访" / "Next visit";
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
    StepFile: "核验这份文件本身，运行 " / "To verify this very file, run ";
    StepSignature: "；同名的 .sig 签名文件须在旁边，显示的密钥指纹应与公司的签名密钥证书单一致。" / " with its signature (the .sig file of the same name) beside it; the fingerprint shown must be the one on the company's sheet of signing keys.";
    StepRun: "在保存该案件的设备上运行 " / "On a device that holds the case, run ";
    StepCompare: "将输出的日志头与上表的设备、序号和哈希逐字比对；日志继续增长时，输出应包含本序号及同一哈希。" / "Compare the head it prints with the device, sequence and hash above, character by character. If the journal has grown since, it must still contain this sequence with the same hash.";
    StepMeaning: "任一条目被改动、删除或调换，核验即告失败；日志末尾被截断，则找不到上述序号。核验能发现改动，但不能阻止改动。" / "If any entry was changed, removed or swapped, verification fails; if the tail was cut off, this sequence is missing. Verification detects change; it does not prevent it.";
    PersonPrefix: "人员" / "Person ";
    OnSite: "现场负责人" / "Manager on site";
    Note: "提示" / "Note";
    Yes: "是" / "Yes";
    No: "否" / "No";
    Decisions: "决定" / "Decisions";
    Decision: "决定" / "Decision";
    Chosen: "选定" / "Chosen";
    Options: "备选" / "Options weighed";
    Dissent: "不同意见" / "Dissent";
    KnownThen: "当时已知" / "Known then";
    UnknownThen: "当时未知" / "Unknown then";
    LookedAtAgain: "复核" / "Looked at again";
    Attachments: "附件清单" / "Attachments";
    File: "文件与哈希（SHA-256）" / "File and hash (SHA-256)";
    Waivers: "准予保留的检查结果" / "Findings allowed to stand";
    WaivedBecause: "理由" / "Because";
    FilesWithIt: "随文附件（SHA-256）" / "Attachments (SHA-256)";
    Screenshot: "发布截图（SHA-256）" / "Screenshot (SHA-256)";
    Promises: "对外承诺" / "Promises made";
    Promise: "承诺" / "Promise";
    Draft: "草稿" / "DRAFT";
    Comma: "、" / ", ";
    Log: "案情记录" / "Log";
    StatementsLane: "声明" / "Statements";
    StripCaption: "事件进程" / "Course of events";
    AsReported: "按登记时间" / "as reported over time";
    LimitsCaption: "各时限用时" / "Time used of each limit";
    Limit: "时限" / "limit";
    Receipt: "回执" / "Receipt";
    WhatHappened: "发生了什么" / "What happened";
    NextDeadlines: "接下来的时限" / "Next deadlines";
    NoDeadlines: "没有进行中的时限。" / "No clock is running.";
    Established: "已确认的事实" / "Established facts";
    DoneSoFar: "已做的事" / "Done so far";
    NextSteps: "下一步" / "Next steps";
    WordingOut: "当前对外口径（节选）" / "The wording that is out (in part)";
    Recovery: "补救" / "Recovery";
    ServicePromises: "服务时限" / "Service deadlines";
    ToldToAffected: "已告知受影响的人" / "What the people affected were told";
    Dossier: "声明全过程" / "Statements from draft to release";
    DiffNote: "相对上一版的改动：" / "Changes since the version before: ";
    DiffAdded: "新增" / "added";
    DiffRemoved: "删除" / "removed";
    WhyWithdrawn: "撤下原因" / "Why it was withdrawn";
    NothingFound: "检查未发现问题。" / "The checks found nothing.";
    Found: "检查发现" / "Found by the checks";
    WhyFound: "原因" / "Why";
    ChangesAsked: "要求修改" / "Changes asked for";
    VoidSince: "失效于" / "void since";
    Control: "审计要点" / "Points for the auditor";
    OutOf: "总数" / "out of";
    LateClocks: "逾期时限" / "Late clocks";
    GradesByHand: "人工定级" / "Grades by hand";
    LateRecords: "补记" / "Late records";
    WaivedClocks: "豁免的时限" / "Waived clocks";
    ErasedEntries: "依法删除的内容" / "Content erased under law";
    ReportsExported: "已导出的报告" / "Reports exported";
    Recorded: "记录时间" / "Recorded";
    Later: "相隔" / "Later by";
    SeparationOfDuties: "起草与批准分离" / "Separation of writing and approving";
    Writers: "起草" / "Written by";
    Apart: "已分离" / "Apart";
    NotApart: "未分离" / "NOT APART";
    WhoActed: "参与人员" / "Who acted";
    FirstAct: "首次操作" / "First entry";
    LastAct: "末次操作" / "Last entry";
    JournalEntries: "日志条目" / "Journal entries";
    JournalNote: "按记录顺序列出；每条末尾为该条目的哈希（SHA-256）。" / "In the order of recording; each entry ends with its hash (SHA-256).";
    RecordedBy: "记录" / "Recorded";
    Entry: "内容" / "Entry";
    Cases: "案件数" / "Cases";
    ByGrade: "按等级" / "By grade";
    ByScenario: "按情景" / "By scenario";
    CaseByCase: "逐案" / "Case by case";
    Privileged: "（法律意见，不对外提供）" / "(legal advice, not disclosed)";
    RedactionLog: "脱敏记录" / "Redaction log";
    RedactionNote: "下表说明隐去了什么、以何代替、共几处；隐去的内容不在本文件任何部分。" / "What was taken out, what stands in its place and how often. What was taken out is in no part of this file.";
    Section: "章节" / "Section";
    WhatWasCut: "隐去的内容" / "Taken out";
    ShownInstead: "代以" / "Shown instead";
    Times: "次数" / "Times";
    Reason: "理由" / "Reason";
    AddedByHand: "人工增加的脱敏" / "Redactions added by hand";
    LiftedByHand: "人工保留的内容" / "Redactions lifted by hand";
    CutName: "人员姓名" / "Name of a person";
    CutNumber: "电话、证件或账号" / "Phone, identity or account number";
    CutPlate: "车牌" / "Number plate";
    CutMail: "电子邮箱" / "Mail address";
    CutMedical: "医疗信息" / "Medical detail";
    CutField: "个人信息字段" / "Field with personal data";
    CutPrivilege: "法律意见" / "Legal advice";
    CutByHand: "人工指定" / "Chosen by a person";
}

/// Picks a language.
fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
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

/// A span of minutes: as minutes up to two hours, then in hours, from two days on in days.
pub(super) fn minutes(minutes: i64, lang: Lang) -> String {
    let rounded = |by: i64| (minutes + by / 2) / by;
    let (n, zh, en) = match minutes.abs() {
        0..=119 => (minutes, "分钟", "min"),
        120..=2_879 => (rounded(60), "小时", "h"),
        _ => (rounded(1_440), "天", if rounded(1_440) == 1 { "day" } else { "days" }),
    };
    format!("{n} {}", pick(lang, zh, en))
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
