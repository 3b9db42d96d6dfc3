//! The integration tests: the whole product through `desk`, on real files.

mod bindings;
mod every_file;
