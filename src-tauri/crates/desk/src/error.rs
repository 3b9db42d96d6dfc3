//! What can go wrong at the desk, and how it looks over the wire.

use std::path::PathBuf;

use domain::refusal::Refusal;
use report::ReportError;
use serde_json::{Value, json};
use store::StoreError;
use thiserror::Error;

use crate::content::ContentProblem;
use crate::wire::WireError;

/// Everything that can go wrong at the desk.
#[derive(Debug, Error)]
pub enum DeskError {
    /// The domain says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store can't.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The report can't be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// The shipped content can't be read.
    #[error(transparent)]
    Content(#[from] ContentProblem),
    /// No store is open.
    #[error("no store is open")]
    NoStore,
    /// There is no store at this place.
    #[error("no store at {0}")]
    StoreAbsent(PathBuf),
    /// Nobody is signed in, or the user was let go.
    #[error("nobody is signed in")]
    SignedOut,
    /// The session waits for the password.
    #[error("the session is locked")]
    Locked,
    /// Login or password is wrong; it is not said which.
    #[error("login or password is wrong")]
    WrongPassword,
    /// Too many wrong passwords; wait.
    #[error("too many wrong passwords; wait {seconds} s")]
    TooSoon {
        /// How long.
        seconds: u64,
    },
    /// The new password or passphrase is too weak.
    #[error("{field} is too weak")]
    TooWeak {
        /// password or passphrase.
        field: &'static str,
    },
    /// The same command id was sent by someone else before.
    #[error("the command id is taken")]
    CommandTaken,
    /// The input is not what was asked for.
    #[error("bad input: {0}")]
    Input(String),
    /// The file is larger than the store takes.
    #[error("the file is larger than {megabytes} MB")]
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// A file to import can't be read; the code says why.
    #[error("{code}")]
    Import {
        /// import_format, import_encoding, import_empty, import_too_long or import_no_name.
        code: &'static str,
        /// What the words need.
        params: Value,
    },
    /// The company's certificate can't sign.
    #[error(transparent)]
    Certificate(#[from] CertificateProblem),
    /// A file can't be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A bundle does not verify.
    #[error("the bundle does not verify: {}", .0.join(", "))]
    NotVerified(Vec<String>),
    /// Something that should not happen.
    #[error("internal: {0}")]
    Internal(String),
}

/// Why a PKCS#12 file can't sign a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CertificateProblem {
    /// The password is wrong, or it is no such file.
    #[error("the certificate file can't be opened with this password")]
    Unreadable,
    /// It holds no key with a certificate.
    #[error("the certificate file holds no key with its certificate")]
    NoKey,
    /// The key is of a kind that is not known here.
    #[error("the key is neither RSA nor P-256")]
    OtherKey,
    /// The certificate can't be read.
    #[error("the certificate can't be used for signing")]
    Unsuitable,
}

impl CertificateProblem {
    const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "certificate_unreadable",
            Self::NoKey => "certificate_no_key",
            Self::OtherKey => "certificate_other_key",
            Self::Unsuitable => "certificate_unsuitable",
        }
    }
}

impl DeskError {
    /// The error as a window or a script sees it.
    pub fn to_wire(&self) -> WireError {
        let (code, params) = match self {
            Self::Refused(refusal) => return refused(refusal),
            Self::Store(error) => (error.code().to_owned(), store_params(error)),
            Self::Report(error) => (report_code(error).into(), json!({})),
            Self::Content(problem) => ("content_damaged".into(), json!({ "detail": problem.to_string() })),
            Self::NoStore => ("no_store".into(), json!({})),
            Self::StoreAbsent(path) => ("store_absent".into(), json!({ "path": path })),
            Self::SignedOut => ("signed_out".into(), json!({})),
            Self::Locked => ("locked".into(), json!({})),
            Self::WrongPassword => ("wrong_password".into(), json!({})),
            Self::TooSoon { seconds } => ("too_soon".into(), json!({ "seconds": seconds })),
            Self::TooWeak { field } => ("too_weak".into(), json!({ "field": field })),
            Self::CommandTaken => ("command_taken".into(), json!({})),
            Self::Input(detail) => ("bad_input".into(), json!({ "detail": detail })),
            Self::TooLarge { megabytes } => ("too_large".into(), json!({ "megabytes": megabytes })),
            Self::Import { code, params } => ((*code).into(), params.clone()),
            Self::Certificate(problem) => (problem.code().into(), json!({})),
            Self::File { path, source } => (file_code(source).into(), json!({ "path": path })),
            Self::NotVerified(problems) => ("not_verified".into(), json!({ "problems": problems })),
            Self::Internal(_) => ("internal".into(), json!({})),
        };
        WireError { code, params }
    }
}

fn refused(refusal: &Refusal) -> WireError {
    let mut value = serde_json::to_value(refusal).unwrap_or(Value::Null);
    let code = value["code"].as_str().unwrap_or("internal").to_owned();
    WireError { code, params: value["params"].take() }
}

fn store_params(error: &StoreError) -> Value {
    match error {
        StoreError::NewerVersion { found, supported } => json!({ "found": found, "supported": supported }),
        _ => json!({}),
    }
}

fn file_code(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "disk_full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "not_writable",
        ErrorKind::NotFound => "file_absent",
        _ => "file_failed",
    }
}

const fn report_code(error: &ReportError) -> &'static str {
    match error {
        ReportError::GivenUp => "given_up",
        ReportError::DiskFull { .. } => "disk_full",
        ReportError::Unwritable { .. } => "not_writable",
        ReportError::Font { .. } | ReportError::Assembly(_) => "internal",
    }
}
