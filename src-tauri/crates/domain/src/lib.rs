//! What the product believes in: cases, facts, grades, clocks, statements and who may do what.
//!
//! Everything here is pure. Time, ids and content come in as values; nothing reads a clock, a file or a random source.

pub mod advice;
pub mod alarm;
pub mod calendar;
pub mod case;
mod check;
pub mod clock;
pub mod command;
pub mod content;
pub mod duty;
pub mod event;
pub mod fact;
pub mod grading;
pub mod ids;
pub mod narrative;
pub mod organisation;
pub mod person;
pub mod playbook;
pub mod policy;
pub mod record;
pub mod refusal;
pub mod report;
pub mod room;
pub mod statement;
pub mod task;
pub mod terms;
pub mod triage;
pub mod wording;
