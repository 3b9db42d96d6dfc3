//! Playbooks (预案): who does what by when in a scenario, what is said to whom, and what the front line may say.

mod activate;
mod model;
mod parse;

pub(crate) use activate::activate;
pub use activate::{Item, items, statements_for, tasks_for};
pub use model::{
    Checklist, Due, FrontLineQuestion, Group, Limit, MustReport, Notify, Phase, Playbook, PlaybookRole, PlaybookTask,
    StatementDue,
};

#[cfg(test)]
mod tests;
