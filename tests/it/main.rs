//! The integration tests: the whole product through `desk`, on real files.

mod arrows;
mod bindings;
mod bundle;
mod ctl;
mod directory;
mod erasure;
mod every_file;
mod finding;
mod kill;
mod outbreaks;
mod own_playbooks;
mod personal;
mod replay;
mod restaurants;
mod retries;
mod roles;
mod room;
mod sign_in;
mod stage;
mod store_errors;
mod storeless;
mod tables;
mod tamper;
mod ten_steps;
mod unsealed;
