//! What reports there are: each kind is a list of parts, and every part stands in any kind that asks for it.

use crate::terms::vocabulary;

vocabulary! {
    /// What a report is for.
    #[derive(Default)]
    ReportKind {
        /// 事件报告: everything about a case.
        #[default]
        Incident = "incident",
        /// 决策简报: two pages for whoever decides.
        Brief = "brief",
        /// 情况通报: what is known, done and next.
        Situation = "situation",
        /// 声明档案: versions, differences, findings, approvals and releases.
        Statements = "statements",
        /// 补救台账: who was helped, how, and what is still owed.
        Recovery = "recovery",
        /// 时限报告: every clock with lateness and receipt.
        Clocks = "clocks",
        /// 日志摘录: the entries of the case with their hashes.
        Journal = "journal",
        /// 单案审计报告: what an auditor asks of one case.
        CaseAudit = "case_audit",
        /// 期间审计报告: the same of every case of a period.
        PeriodAudit = "period_audit",
    }
}

vocabulary! {
    /// A part of a report.
    ReportPart {
        /// 要点: grade, counts, next deadlines in figures.
        Essentials = "essentials",
        /// 摘要
        Summary = "summary",
        /// 受影响人数
        People = "people",
        /// 时间线
        Timeline = "timeline",
        /// 定级
        Grading = "grading",
        /// 时限
        Clocks = "clocks",
        /// 决定
        Decisions = "decisions",
        /// 任务
        Tasks = "tasks",
        /// 事实台账
        Facts = "facts",
        /// 已发布声明
        Statements = "statements",
        /// 声明全过程: every version with what changed, was found, said and approved.
        Dossier = "dossier",
        /// 补救
        Recovery = "recovery",
        /// 附件清单: every file with its hash.
        Attachments = "attachments",
        /// 审计要点: lateness, late records, grades by hand, approvals, exports.
        Control = "control",
        /// 日志条目
        Journal = "journal",
        /// 等级说明
        Glossary = "glossary",
    }
}

use ReportPart::{
    Attachments, Clocks, Control, Decisions, Dossier, Essentials, Facts, Glossary, Grading, Journal, People, Recovery,
    Statements, Summary, Tasks, Timeline,
};

impl ReportKind {
    /// The parts of this kind, in order. Any may be left out when exporting.
    pub const fn parts(self) -> &'static [ReportPart] {
        match self {
            Self::Incident => &[
                Summary,
                People,
                Timeline,
                Grading,
                Clocks,
                Decisions,
                Tasks,
                Facts,
                Statements,
                Recovery,
                Control,
                Attachments,
                Glossary,
            ],
            Self::Brief => &[Essentials],
            Self::Situation => &[Essentials, Decisions, Facts, Clocks, Tasks, Statements],
            Self::Statements => &[Dossier],
            Self::Recovery => &[People, Recovery],
            Self::Clocks => &[Clocks],
            Self::Journal => &[Journal],
            Self::CaseAudit => &[Summary, Control, Grading, Clocks, Decisions, Dossier, Attachments, Journal],
            Self::PeriodAudit => &[Control, Clocks, Glossary],
        }
    }

    /// Whether it tells of one case; else of a period.
    pub const fn of_one_case(self) -> bool {
        !matches!(self, Self::PeriodAudit)
    }

    /// Whether it opens with a cover and contents; else with a letterhead above the text.
    pub const fn has_cover(self) -> bool {
        !matches!(self, Self::Brief | Self::Situation)
    }
}
