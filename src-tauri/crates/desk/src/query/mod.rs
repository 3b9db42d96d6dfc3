//! What can be asked: one method a view. Roles decide what is seen, here and not in the window.

mod advice;
mod board;
mod case;
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

pub(crate) use log::{by_playbook, occurred_at, place, zone_of};
