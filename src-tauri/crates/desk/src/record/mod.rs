//! The record itself: checkpoints and signatures, what left the store and who saw what, holds and lawful erasure.

mod certificate;
mod erasing;
mod keeping;
mod noting;
mod signing;

pub(crate) use erasing::decide_and_erase;
pub(crate) use signing::signature_path;
