//! Tests of grading, one file a topic.

mod assessing;
mod support;
