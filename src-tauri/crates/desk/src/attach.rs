//! Files of a case: read, hashed, kept in the store and named by an entry, all in one transaction.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::case::Case;
use domain::command::Envelope;
use domain::ids::{CaseId, CommandId, EntryId};
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::room::{Attachment, RoomCommand};
use domain::statement::Statement;

use crate::Desk;
use crate::error::DeskError;
use crate::execute::{Clerk, topics};
use crate::session::Session;
use crate::wire::{AttachRequest, AttachmentContent, Receipt};

/// The largest file, in megabytes: larger ones slow down every backup.
const LARGEST_MEGABYTES: u64 = 25;
/// How much of a text is shown, in bytes.
const TEXT_SHOWN: usize = 64 * 1024;

/// How the first bytes of a file tell what it is.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
];

impl Desk {
    /// Attaches a file to a case, or to an entry of its log.
    ///
    /// # Errors
    /// Not permitted, no such case or entry, the file can't be read, is empty or too large.
    pub fn attach(&self, session: &Session, request: &AttachRequest) -> Result<Receipt, DeskError> {
        self.actor(session)?.require(Action::WriteLog)?;
        let path = Path::new(&request.path);
        let bytes = read_limited(path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (case, to, now) = (request.case, request.to, self.host.now());
        let (clerk, id, session) = (Clerk::of(self), CommandId(self.host.next()), *session);
        let receipt = self.store()?.write(move |tx| {
            let digest = tx.attachments().put(&bytes, now)?;
            let size = bytes.len() as u64;
            let media_type = media_type(&bytes).to_owned();
            let command = RoomCommand::Attach { digest, name, media_type, size, to }.into();
            clerk.execute(tx, session, &Envelope { id, case: Some(case), draft: None, command })
        })?;
        self.tell(topics(&receipt, None));
        Ok(receipt)
    }

    /// A file of a case: what is known of it, and a picture or text to look at. With `save_to` it is written there too.
    ///
    /// # Errors
    /// Not permitted, no such case or file, or the file can't be written.
    pub fn attachment(
        &self,
        session: &Session,
        case: CaseId,
        entry: EntryId,
        save_to: Option<&Path>,
    ) -> Result<AttachmentContent, DeskError> {
        let actor = self.actor(session)?;
        let (case, _) = self.seen_case(&actor, case)?;
        // A picture shows faces and names: it is personal data whatever else it is, unless it is written to go out.
        actor.require(if goes_out(&case, entry) { Action::SeeDrafts } else { Action::SeePersonal })?;
        let no_such = || Refusal::no_such("attachment", entry);
        let file = case.room.attachments.get(&entry).ok_or_else(no_such)?.clone();
        let bytes = self.store()?.read(|tx| tx.attachments().get(&file.digest).map_err(DeskError::from))?;
        let bytes = bytes.ok_or_else(no_such)?;
        if let Some(path) = save_to {
            report::write_atomically(path, &bytes)?;
        }
        Ok(shown(file, &bytes))
    }
}

/// Whether a file belongs to a statement, or shows that one went out.
fn goes_out(case: &Case, entry: EntryId) -> bool {
    case.statements.values().flat_map(Statement::files).any(|file| file.entry == entry)
}

fn shown(file: Attachment, bytes: &[u8]) -> AttachmentContent {
    let picture = file.media_type.starts_with("image/");
    let text = file.media_type.starts_with("text/");
    let picture = picture.then(|| format!("data:{};base64,{}", file.media_type, BASE64_STANDARD.encode(bytes)));
    let text = text.then(|| String::from_utf8_lossy(bytes.get(..TEXT_SHOWN).unwrap_or(bytes)).into_owned());
    AttachmentContent { file, picture, text }
}

fn read_limited(path: &Path) -> Result<Vec<u8>, DeskError> {
    let failed = |source| DeskError::File { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST_MEGABYTES * 1024 * 1024 {
        return Err(DeskError::TooLarge { megabytes: LARGEST_MEGABYTES });
    }
    let bytes = fs::read(path).map_err(failed)?;
    if bytes.is_empty() { Err(Refusal::Missing { field: "file".into() }.into()) } else { Ok(bytes) }
}

/// What the bytes are, not what the name says.
fn media_type(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    match SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some((_, media_type)) => media_type,
        None if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) => "text/plain",
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\nrest"[..], "image/png"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            (b"%PDF-1.7", "application/pdf"),
            ("店长：已封存".as_bytes(), "text/plain"),
            (b"<svg onload=alert(1)>", "text/plain"),
            (b"\x00\x01", "application/octet-stream"),
        ] {
            assert_eq!(media_type(bytes), expected);
        }
    }
}
