//! Action cards: what a post answers for and does first, taken from the playbook.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RoomRole;
use crate::playbook::{Playbook, PlaybookTask};
use crate::terms::{Bilingual, Grade};

/// What whoever holds a post answers for and does first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActionCard {
    /// The post.
    pub post: RoomRole,
    /// What it answers for.
    pub responsibilities: Vec<Bilingual>,
    /// The playbook's tasks of this post at the grade in force, in the order in which they are due.
    pub tasks: Vec<Bilingual>,
}

impl RoomRole {
    /// The playbook's role with this post's work; a playbook that has none leaves the card to the post's own duties.
    const fn playbook_role(self) -> Option<&'static str> {
        match self {
            Self::Commander => Some("crisis_lead"),
            Self::Scribe => Some("duty_officer"),
            Self::Spokesperson => Some("spokesperson"),
            Self::Legal => Some("legal_reviewer"),
            Self::Operations => Some("operations_lead"),
            Self::FoodSafety => Some("food_safety_lead"),
            Self::CustomerCare => Some("care_agent"),
            Self::HumanResources => Some("hr_lead"),
            Self::Technology => Some("it_lead"),
            Self::Deputy | Self::Liaison => None,
        }
    }

    /// What the post answers for in any room.
    fn duties(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Deputy => &[
                (
                    "总指挥不在时代行全部职责，交接记入日志",
                    "Stands in for the commander; the handover is on the record",
                ),
                ("盯住时限和未完成的任务，提前提醒", "Watches deadlines and open tasks, and warns in time"),
            ],
            Self::Scribe => &[
                ("实时记录：何时发生、何时得知、来源", "Records as it happens: when, how it became known, from whom"),
                ("按时发出情况通报，改动处写明", "Issues situation reports on time and marks what changed"),
            ],
            Self::Liaison => &[
                (
                    "主动联系主管部门，记下回执编号与接报人",
                    "Approaches the authorities first; notes receipt number and who took it",
                ),
                (
                    "只报已确认的事实，伤亡人数变化立即补报",
                    "Reports confirmed facts only, and a change in casualties at once",
                ),
                ("接到询问先登记，不即兴作答", "Takes down what is asked and does not improvise"),
            ],
            _ => &[],
        }
    }
}

/// The card of `post` by `playbook` at `grade`.
pub fn action_card(post: RoomRole, playbook: Option<&Playbook>, grade: Grade) -> ActionCard {
    let own = post.duties().iter().map(|(zh, en)| Bilingual { zh: (*zh).into(), en: (*en).into() });
    let role = playbook.zip(post.playbook_role());
    let known = role.and_then(|(playbook, id)| playbook.roles.iter().find(|role| role.id == id));
    let responsibilities = own.chain(known.into_iter().flat_map(|role| role.responsibilities.iter().cloned()));
    let mut tasks: Vec<&PlaybookTask> = role
        .into_iter()
        .flat_map(|(playbook, id)| playbook.tasks.iter().filter(move |task| task.role == id))
        .filter(|task| task.at_grade <= grade)
        .collect();
    tasks.sort_by_key(|task| task.due.minutes);
    ActionCard {
        post,
        responsibilities: responsibilities.collect(),
        tasks: tasks.into_iter().map(|task| task.title.clone()).collect(),
    }
}
