//! Case bundles (`.cdb.zip`): a case with its proof, to be read and verified anywhere.
//!
//! | member | holds |
//! | --- | --- |
//! | `manifest.json` | what the bundle holds, with digests |
//! | `manifest.json.sig` | the device's signature of the manifest, with its key and a checkpoint |
//! | `journal.jsonl` | the case's entries: header, body, signature, and the path to the checkpoint's root |
//! | `organisation.json` | the company, the site and the people that the entries name |
//! | `attachments/DIGEST` | the files that the entries attach, in a full bundle |
//! | `README.txt` | how to read and verify it |

pub(crate) mod container;
mod import;
mod line;
mod manifest;
mod read;
mod write;

pub(crate) use read::Bundle;
