//! The life of a case: report → verify → respond → recover → review → archive.

use super::state::Case;
use crate::terms::{Grade, vocabulary};

vocabulary! {
    /// Where a case stands.
    #[derive(Default)]
    Phase {
        /// 受理
        #[default]
        Intake = "intake",
        /// 核实
        Verify = "verify",
        /// 处置
        Respond = "respond",
        /// 补救
        Recover = "recover",
        /// 复盘
        Review = "review",
        /// 归档
        Archived = "archived",
        /// 不成立 (found untrue)
        Dismissed = "dismissed",
    }
}

vocabulary! {
    /// How a crisis ended.
    Outcome {
        /// 恶化
        Worse = "worse",
        /// 得到控制
        Controlled = "controlled",
        /// 转危为机
        Gain = "gain",
    }
}

vocabulary! {
    /// How a report came in.
    Channel {
        /// 电话
        Phone = "phone",
        /// 电子邮件
        Email = "email",
        /// 官网
        Website = "website",
        /// App 或外卖平台
        DeliveryPlatform = "delivery_platform",
        /// 短信
        Sms = "sms",
        /// 社交媒体
        SocialMedia = "social_media",
        /// 门店
        Store = "store",
        /// 媒体
        Press = "press",
        /// 监管或政府部门
        Authority = "authority",
        /// 内部发现
        Internal = "internal",
    }
}

/// What a move needs beside the right to make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A reason in words.
    Reason,
    /// How the crisis ended.
    Outcome,
    /// A grade.
    Grade,
    /// No duty by law still running.
    LegalClocksStopped,
}

impl Need {
    /// Its spelling in refusals and views.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Outcome => "outcome",
            Self::Grade => "grade",
            Self::LegalClocksStopped => "open_legal_clocks",
        }
    }

    /// Whether the case itself meets it. What the person must give is not the case's to meet.
    pub fn is_met(self, case: &Case) -> bool {
        match self {
            Self::Reason | Self::Outcome => false,
            Self::Grade => case.grade.in_force() != Grade::None,
            Self::LegalClocksStopped => !case.clocks.values().any(|clock| clock.is_running() && clock.is_legal()),
        }
    }
}

/// The moves there are: forward step by step, straight from intake to the response in an emergency, back with a
/// reason, out when found untrue, and open again.
const MOVES: &[(Phase, Phase, &[Need])] = &[
    (Phase::Intake, Phase::Verify, &[]),
    (Phase::Intake, Phase::Respond, &[]),
    (Phase::Intake, Phase::Dismissed, &[Need::Reason]),
    (Phase::Verify, Phase::Intake, &[Need::Reason]),
    (Phase::Verify, Phase::Respond, &[]),
    (Phase::Verify, Phase::Dismissed, &[Need::Reason]),
    (Phase::Respond, Phase::Verify, &[Need::Reason]),
    (Phase::Respond, Phase::Recover, &[Need::Grade]),
    (Phase::Respond, Phase::Dismissed, &[Need::Reason]),
    (Phase::Recover, Phase::Respond, &[Need::Reason]),
    (Phase::Recover, Phase::Review, &[Need::LegalClocksStopped]),
    (Phase::Review, Phase::Recover, &[Need::Reason]),
    (Phase::Review, Phase::Archived, &[Need::Outcome, Need::LegalClocksStopped]),
    (Phase::Archived, Phase::Review, &[Need::Reason]),
    (Phase::Dismissed, Phase::Verify, &[Need::Reason]),
];

/// What a move needs; none where there is no such move.
pub fn needs_of(from: Phase, to: Phase) -> Option<&'static [Need]> {
    MOVES.iter().find(|(f, t, _)| *f == from && *t == to).map(|(_, _, needs)| *needs)
}

/// The states a case can move to from `from`, whatever else the move needs.
pub fn moves_from(from: Phase) -> Vec<Phase> {
    MOVES.iter().filter(|(f, _, _)| *f == from).map(|(_, to, _)| *to).collect()
}
