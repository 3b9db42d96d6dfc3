//! Tests of grading, one file a topic.

mod assessing;
mod contract;
mod group;
pub(crate) mod support;
