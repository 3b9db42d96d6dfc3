//! Tests of grading, one file a topic.

mod assessing;
pub(crate) mod support;
