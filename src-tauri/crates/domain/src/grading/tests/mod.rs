//! Tests of grading, one file a topic.

mod assessing;
mod boundaries;
mod contract;
mod group;
mod outbreaks;
mod packs;
mod properties;
mod public;
pub(crate) mod support;
