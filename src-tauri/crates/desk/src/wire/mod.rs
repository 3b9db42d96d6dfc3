//! What crosses the wire to a window or a script: plain data with generated TypeScript types.

mod alarm;
mod board;
mod case;
mod directory;
mod error;
mod find;
mod journal;
mod log;
mod playbook;
mod record;
mod report;
mod room;
mod session;
mod setup;
mod statement;

pub use alarm::{AlarmView, Alarms};
pub use board::{Board, BoardColumn, BoardFilter, ColumnPage, ColumnQuery, Strip, StripClock};
pub use case::{
    AssessQuery, CaseView, ClockStanding, ClockView, FillRequest, Filled, LinkView, MoveOption, PackView, ScenarioForm,
    StatementView, Suggestion, TemplateView,
};
pub use directory::{
    CardRequest, ContactView, Directory, FieldChange, ImportKind, ImportPreview, ImportRequest, ImportRow,
    ImportStanding, PositionView, ProfileView, RowEffect, ShiftView, SiteView, Written,
};
pub use error::WireError;
pub use find::{
    Deadline, DeadlineQuery, Deadlines, FoundCase, FoundEntry, KindCount, Lane, LaneBy, LaneCount, Likeness, News,
    PhaseCount, Piece, SimilarCase, SimilarQuery,
};
pub use journal::{JournalItem, JournalPage, JournalQuery, ProblemView, Progress, Receipt, VerificationView};
pub use log::{LogFilter, LogItem, LogPage, LogQuery};
pub use playbook::{
    ContentCheck, ContentDraft, ContentItem, ContentProblemView, ContentQuery, ContentText, EditionView,
};
pub use record::{
    BundleRequest, CertificateRequest, CheckpointView, Destroyed, DeviceView, FileKind, FileVerification, FileWritten,
    HeldCase, ImportedCases, Kept, RetentionView, Signatures, Standing, TablesRequest, WaitingErasure,
};
pub use report::{
    CompanyCertificate, ExportRequest, Exported, RedactionByHand, RedactionView, ReportPeriod, ReportPreview,
    ReportRequest,
};
pub use room::{
    AttachRequest, AttachmentContent, CallView, DecisionView, RoomView, SitrepDraft, SitrepView, WallDecision, WallView,
};
pub use session::{AppStatus, Preferences, SessionView, StoreState, Theme};
pub use setup::{CreateStore, FirstAdministrator, SignIn, StoreCreated, Strength, UnlockStore};
pub use statement::{
    AnswerView, ExamineRequest, Examined, FindingView, Guidance, PromiseView, StatementExport, StatementFormat,
};

use serde::{Deserialize, Serialize};
use ts_rs::{Config, ExportError, TS};

use domain::ids::CaseId;

/// What a command changed, so that windows ask again only for that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The board, the strip and every list of cases.
    Board,
    /// One case.
    Case(CaseId),
    /// Company, sites, users.
    Organisation,
    /// The record: checkpoints, holds, erasures, cases of other stores.
    Record,
    /// The session: signed in, locked, signed out.
    Session,
}

/// Told to every window after a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// What changed.
    pub topics: Vec<Topic>,
}

/// Writes the TypeScript types of everything that crosses the wire into `folder`.
///
/// # Errors
/// When a file can't be written.
pub fn export_bindings(folder: &std::path::Path) -> Result<(), ExportError> {
    let config = Config::default().with_out_dir(folder).with_large_int("number");
    macro_rules! export {
        ($($type:ty),+ $(,)?) => { $(<$type as TS>::export_all(&config)?;)+ };
    }
    export!(
        Alarms,
        AppStatus,
        AssessQuery,
        AttachRequest,
        AttachmentContent,
        BundleRequest,
        CertificateRequest,
        Board,
        BoardFilter,
        CaseView,
        DeadlineQuery,
        Deadlines,
        FoundCase,
        LaneCount,
        SimilarCase,
        SimilarQuery,
        Changed,
        ColumnPage,
        CheckpointView,
        ColumnQuery,
        CardRequest,
        ContentCheck,
        ContentDraft,
        ContentItem,
        ContentQuery,
        ContentText,
        CreateStore,
        Directory,
        domain::statement::coverage::Coverage,
        ExamineRequest,
        Examined,
        CompanyCertificate,
        ExportRequest,
        Exported,
        FillRequest,
        Filled,
        Guidance,
        ImportPreview,
        ImportRequest,
        FileVerification,
        FileWritten,
        ImportedCases,
        JournalPage,
        JournalQuery,
        LogPage,
        LogQuery,
        Preferences,
        Progress,
        Receipt,
        RoomView,
        ReportPreview,
        ReportRequest,
        domain::report::ReportPart,
        RetentionView,
        ScenarioForm,
        Signatures,
        SignIn,
        SitrepDraft,
        StoreCreated,
        StatementExport,
        Strength,
        Strip,
        Suggestion,
        TablesRequest,
        TemplateView,
        UnlockStore,
        VerificationView,
        WallView,
        WireError,
        Written,
        domain::playbook::Playbook,
        domain::command::Envelope,
        domain::grading::Assessment,
        domain::policy::Action,
        domain::terms::Lang,
    );
    Ok(())
}
