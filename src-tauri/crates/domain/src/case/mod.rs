//! A case (案件): one complaint, incident or crisis, from first report to archive.

mod card;
mod command;
mod decide;
mod draft;
mod event;
mod evolve;
mod grade;
mod lifecycle;
mod links;
mod plan;
mod state;
#[cfg(test)]
pub(crate) mod testing;

pub use card::{Card, NextDue};
pub use command::{CaseCommand, OpeningFact, Reporter};
pub use decide::decide;
pub use draft::{Context, Rules, situation};
pub use event::{CaseEvent, ReportVariant};
pub use evolve::evolve;
pub use grade::{GradeChange, GradeOverride, GradeStanding, grading_facts};
pub use lifecycle::{Channel, Need, Outcome, Phase, moves_from, needs_of};
pub use links::{Relation, echoes};
pub use plan::{Plan, PlanEffect, Published, effect_of, published_key};
pub use state::{Case, LogMark};

pub(crate) use draft::Draft;
