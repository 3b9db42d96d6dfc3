//! The crisis room (指挥室): who holds which post, what was decided and why, who called, what is reported, and the one
//! wording that everybody uses.

mod action_card;
mod call;
mod command;
mod deadline;
mod decide;
mod decision;
mod event;
mod evolve;
mod meeting;
mod message;
mod sitrep;
mod state;
#[cfg(test)]
mod tests;

pub use action_card::{ActionCard, action_card};
pub use call::{Call, Caller, Direction, Party};
pub use command::{PlannedTask, RoomCommand};
pub use decision::{Decision, Dissent, FactThen, Revisit, changed_since};
pub use event::RoomEvent;
pub use meeting::{AgendaItem, Meeting, agenda};
pub use message::{QuestionAndAnswer, SingleMessage};
pub use sitrep::{Section, SectionKey, Sitrep};
pub use state::{Attachment, Attending, Holder, Room};

pub(crate) use decide::decide;
pub(crate) use evolve::evolve;

use crate::terms::vocabulary;

vocabulary! {
    /// A post in the room (岗位): who answers for what while it is open.
    RoomRole {
        /// 总指挥
        Commander = "commander",
        /// 副总指挥
        Deputy = "deputy",
        /// 记录
        Scribe = "scribe",
        /// 发言人
        Spokesperson = "spokesperson",
        /// 法务
        Legal = "legal",
        /// 运营
        Operations = "operations",
        /// 食品安全
        FoodSafety = "food_safety",
        /// 客服
        CustomerCare = "customer_care",
        /// 人力资源
        HumanResources = "human_resources",
        /// 信息技术
        Technology = "technology",
        /// 监管联络
        Liaison = "liaison",
    }
}

vocabulary! {
    /// Whether someone is at work in the room.
    Presence {
        /// 在场
        Here = "here",
        /// 远程
        Remote = "remote",
        /// 缺席
        Absent = "absent",
        /// 已换岗
        Relieved = "relieved",
    }
}
