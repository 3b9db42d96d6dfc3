//! Use-cases: sessions, commands, queries, export. The only door for a window, `crisisctl` and tests alike.

pub mod wire;
