//! What the product believes in: cases, facts, grades, clocks, statements and who may do what.
//!
//! Everything here is pure. Time, ids and content come in as values; nothing reads a clock, a file or a random source.

pub mod advice;
pub mod calendar;
pub mod duty;
pub mod grading;
pub mod playbook;
pub mod statement;
pub mod terms;
pub mod triage;
