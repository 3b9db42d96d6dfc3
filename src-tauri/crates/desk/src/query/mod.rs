//! What can be asked: one method a view. Roles decide what is seen, here and not in the window.

mod advice;
mod alarm;
mod board;
mod case;
mod covering;
mod directory;
mod guidance;
mod journal;
mod log;
mod playbook;
mod room;
mod search;
mod similar;
mod statement;
mod wall;
mod withhold;

pub(crate) use alarm::shown;
pub(crate) use covering::Covering;
pub(crate) use journal::problem_key;
pub(crate) use log::{by_playbook, occurred_at, place, zone_of};
pub(crate) use withhold::Withheld;
