//! What a window can ask for. Each command hands over to `desk` and carries no rule of its own.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use desk::wire::{
    Alarms, AppStatus, AssessQuery, AttachRequest, AttachmentContent, Board, BoardFilter, BundleRequest, CardRequest,
    CaseView, CertificateRequest, CheckpointView, ColumnPage, ColumnQuery, ContentCheck, ContentDraft, ContentItem,
    ContentQuery, ContentText, CreateStore, DeadlineQuery, Deadlines, Directory, ExamineRequest, Examined,
    ExportRequest, Exported, FileVerification, FileWritten, FillRequest, Filled, FoundCase, Guidance, ImportPreview,
    ImportRequest, ImportedCases, JournalPage, JournalQuery, LaneBy, LaneCount, LogPage, LogQuery, Preferences,
    Progress, Receipt, ReportPreview, ReportRequest, RetentionView, RoomView, ScenarioForm, SessionView, SignIn,
    Signatures, SimilarCase, SimilarQuery, SitrepDraft, StatementExport, StoreCreated, Strength, Strip, Suggestion,
    TablesRequest, TemplateView, UnlockStore, VerificationView, WallView, WireError, Written,
};
use desk::{
    Assessment, CaseId, Desk, DeskError, EntryId, Envelope, Imported, Lang, Scenario, Seat, Session, Timestamp, UserId,
};
use tauri::{AppHandle, Emitter, State, ipc::Invoke};

use crate::window;

/// Every command. `build.rs` lists the same names, and a capability file grants them to a window.
pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        app_status,
        passphrase_strength,
        create_store,
        unlock_store,
        sign_in,
        lock_session,
        unlock_session,
        sign_out,
        set_preferences,
        set_password,
        load_demonstration,
        execute,
        directory,
        board,
        board_column,
        board_lanes,
        deadlines,
        search,
        similar_cases,
        case_seen,
        strip,
        alarms,
        case_view,
        log_page,
        room_view,
        sitrep_draft,
        attach_file,
        attachment,
        wall_view,
        open_wall,
        scenario_form,
        assess,
        suggest_scenario,
        templates,
        fill_template,
        examine_statement,
        guidance,
        export_statement,
        export_report,
        give_up_export,
        show_in_folder,
        report_preview,
        journal_page,
        verify,
        verify_file,
        signatures,
        export_checkpoint,
        export_bundle,
        export_tables,
        export_certificate,
        import_bundle,
        imported_cases,
        retention,
        draft_put,
        draft_get,
        draft_delete,
        backup,
        import_preview,
        export_card,
        contents,
        content_text,
        content_check,
    ]
}

type Answer<T> = Result<T, WireError>;

/// Hands over to the desk as whoever sits at the window.
fn at_desk<T>(seat: &Seat, ask: impl FnOnce(&Desk, &Session) -> Result<T, DeskError>) -> Answer<T> {
    seat.session().and_then(|session| ask(seat.desk(), &session)).map_err(|error| error.to_wire())
}

fn wired<T>(done: Result<T, DeskError>) -> Answer<T> {
    done.map_err(|error| error.to_wire())
}

#[tauri::command(async)]
fn app_status(seat: State<'_, Seat>) -> AppStatus {
    seat.status()
}

#[tauri::command(async)]
fn passphrase_strength(passphrase: &str) -> Strength {
    Desk::strength(passphrase)
}

#[tauri::command(async)]
fn create_store(seat: State<'_, Seat>, request: CreateStore) -> Answer<StoreCreated> {
    wired(seat.create_store(&request))
}

#[tauri::command(async)]
fn unlock_store(seat: State<'_, Seat>, request: UnlockStore) -> Answer<AppStatus> {
    wired(seat.unlock_store(&request))
}

#[tauri::command(async)]
fn sign_in(seat: State<'_, Seat>, request: SignIn) -> Answer<SessionView> {
    wired(seat.sign_in(&request))
}

#[tauri::command(async)]
fn lock_session(seat: State<'_, Seat>) {
    seat.lock();
}

#[tauri::command(async)]
fn unlock_session(seat: State<'_, Seat>, password: &str) -> Answer<SessionView> {
    wired(seat.unlock(password))
}

#[tauri::command(async)]
fn sign_out(seat: State<'_, Seat>) {
    seat.sign_out();
}

#[tauri::command(async)]
fn set_preferences(seat: State<'_, Seat>, preferences: Preferences) -> Answer<()> {
    wired(seat.set_preferences(&preferences))
}

#[tauri::command(async)]
fn set_password(seat: State<'_, Seat>, user: UserId, password: &str) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.set_password(session, user, password))
}

#[tauri::command(async)]
fn load_demonstration(seat: State<'_, Seat>, lang: Lang) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.load_demonstration(session, lang))
}

#[tauri::command(async)]
fn execute(seat: State<'_, Seat>, envelope: Envelope) -> Answer<Receipt> {
    at_desk(&seat, |desk, session| desk.execute(session, &envelope))
}

#[tauri::command(async)]
fn directory(seat: State<'_, Seat>) -> Answer<Directory> {
    at_desk(&seat, Desk::directory)
}

#[tauri::command(async)]
fn board(seat: State<'_, Seat>, filter: BoardFilter) -> Answer<Board> {
    at_desk(&seat, |desk, session| desk.board(session, &filter))
}

#[tauri::command(async)]
fn board_column(seat: State<'_, Seat>, query: ColumnQuery) -> Answer<ColumnPage> {
    at_desk(&seat, |desk, session| desk.board_column(session, &query))
}

#[tauri::command(async)]
fn board_lanes(seat: State<'_, Seat>, filter: BoardFilter, by: LaneBy) -> Answer<Vec<LaneCount>> {
    at_desk(&seat, |desk, session| desk.board_lanes(session, &filter, by))
}

#[tauri::command(async)]
fn deadlines(seat: State<'_, Seat>, query: DeadlineQuery) -> Answer<Deadlines> {
    at_desk(&seat, |desk, session| desk.deadlines(session, &query))
}

#[tauri::command(async)]
fn search(seat: State<'_, Seat>, text: &str) -> Answer<Vec<FoundCase>> {
    at_desk(&seat, |desk, session| desk.search(session, text))
}

#[tauri::command(async)]
fn similar_cases(seat: State<'_, Seat>, query: SimilarQuery) -> Answer<Vec<SimilarCase>> {
    at_desk(&seat, |desk, session| desk.similar_cases(session, &query))
}

#[tauri::command(async)]
fn case_seen(seat: State<'_, Seat>, case: CaseId) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.case_seen(session, case))
}

#[tauri::command(async)]
fn strip(seat: State<'_, Seat>) -> Answer<Strip> {
    at_desk(&seat, Desk::strip)
}

#[tauri::command(async)]
fn alarms(seat: State<'_, Seat>) -> Answer<Alarms> {
    at_desk(&seat, Desk::alarms)
}

#[tauri::command(async)]
fn case_view(seat: State<'_, Seat>, case: CaseId, at: Option<Timestamp>) -> Answer<CaseView> {
    at_desk(&seat, |desk, session| match at {
        Some(at) => desk.case_view_at(session, case, at),
        None => desk.case_view(session, case),
    })
}

#[tauri::command(async)]
fn room_view(seat: State<'_, Seat>, case: CaseId, at: Option<Timestamp>) -> Answer<RoomView> {
    at_desk(&seat, |desk, session| desk.room_view(session, case, at))
}

#[tauri::command(async)]
fn sitrep_draft(seat: State<'_, Seat>, case: CaseId, lang: Lang) -> Answer<SitrepDraft> {
    at_desk(&seat, |desk, session| desk.sitrep_draft(session, case, lang))
}

#[tauri::command(async)]
fn attach_file(seat: State<'_, Seat>, request: AttachRequest) -> Answer<Receipt> {
    at_desk(&seat, |desk, session| desk.attach(session, &request))
}

#[tauri::command(async)]
fn attachment(seat: State<'_, Seat>, case: CaseId, entry: EntryId, path: Option<&Path>) -> Answer<AttachmentContent> {
    at_desk(&seat, |desk, session| desk.attachment(session, case, entry, path))
}

#[tauri::command(async)]
fn wall_view(seat: State<'_, Seat>, case: CaseId) -> Answer<WallView> {
    wired(seat.wall_session().and_then(|session| seat.desk().wall_view(&session, case)))
}

#[tauri::command(async)]
fn open_wall(app: AppHandle, seat: State<'_, Seat>, case: CaseId) -> Answer<()> {
    wired(seat.session())?;
    window::open_wall(&app, case).map_err(|error| DeskError::Internal(error.to_string()).to_wire())
}

#[tauri::command(async)]
fn log_page(seat: State<'_, Seat>, query: LogQuery) -> Answer<LogPage> {
    at_desk(&seat, |desk, session| desk.log_page(session, &query))
}

#[tauri::command(async)]
fn scenario_form(seat: State<'_, Seat>, scenario: Scenario) -> Answer<ScenarioForm> {
    at_desk(&seat, |desk, session| desk.scenario_form(session, scenario))
}

#[tauri::command(async)]
fn assess(seat: State<'_, Seat>, query: AssessQuery) -> Answer<Assessment> {
    at_desk(&seat, |desk, session| desk.assess(session, &query))
}

#[tauri::command(async)]
fn suggest_scenario(seat: State<'_, Seat>, text: &str, lang: Lang) -> Answer<Vec<Suggestion>> {
    at_desk(&seat, |desk, session| desk.suggest_scenario(session, text, lang))
}

#[tauri::command(async)]
fn templates(seat: State<'_, Seat>, case: CaseId) -> Answer<Vec<TemplateView>> {
    at_desk(&seat, |desk, session| desk.templates(session, case))
}

#[tauri::command(async)]
fn fill_template(seat: State<'_, Seat>, request: FillRequest) -> Answer<Filled> {
    at_desk(&seat, |desk, session| desk.fill_template(session, &request))
}

#[tauri::command(async)]
fn examine_statement(seat: State<'_, Seat>, request: ExamineRequest) -> Answer<Examined> {
    at_desk(&seat, |desk, session| desk.examine(session, &request))
}

#[tauri::command(async)]
fn guidance(seat: State<'_, Seat>, case: CaseId, lang: Lang) -> Answer<Guidance> {
    at_desk(&seat, |desk, session| desk.guidance(session, case, lang))
}

#[tauri::command(async)]
fn export_statement(seat: State<'_, Seat>, request: StatementExport) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.export_statement(session, &request))
}

/// Whether the export in hand is to be given up.
#[derive(Default)]
pub struct GiveUp(AtomicBool);

#[tauri::command(async)]
fn export_report(
    app: AppHandle,
    seat: State<'_, Seat>,
    give_up: State<'_, GiveUp>,
    request: ExportRequest,
) -> Answer<Exported> {
    give_up.0.store(false, Ordering::Relaxed);
    let watch = |done, total| {
        drop(app.emit("progress", Progress { done, total }));
        !give_up.0.load(Ordering::Relaxed)
    };
    at_desk(&seat, |desk, session| desk.export_report_watched(session, &request, watch))
}

#[tauri::command(async)]
fn give_up_export(give_up: State<'_, GiveUp>) {
    give_up.0.store(true, Ordering::Relaxed);
}

#[tauri::command(async)]
fn show_in_folder(path: &Path) -> Answer<()> {
    let failed = |error: tauri_plugin_opener::Error| {
        let source = std::io::Error::other(error);
        DeskError::File { path: path.to_owned(), source }.to_wire()
    };
    tauri_plugin_opener::reveal_item_in_dir(path).map_err(failed)
}

#[tauri::command(async)]
fn report_preview(seat: State<'_, Seat>, request: ReportRequest, first: u32) -> Answer<ReportPreview> {
    at_desk(&seat, |desk, session| desk.report_preview(session, &request, first))
}

#[tauri::command(async)]
fn journal_page(seat: State<'_, Seat>, query: JournalQuery, lang: Lang) -> Answer<JournalPage> {
    at_desk(&seat, |desk, session| desk.journal_page(session, &query, lang))
}

#[tauri::command(async)]
fn verify(app: AppHandle, seat: State<'_, Seat>, rebuild: bool, against: Option<&str>) -> Answer<VerificationView> {
    // A window that is just closing misses nothing.
    let tell = |done, total| drop(app.emit("progress", Progress { done, total }));
    at_desk(&seat, |desk, session| desk.verify(session, rebuild, against, tell))
}

#[tauri::command(async)]
fn verify_file(seat: State<'_, Seat>, path: &str) -> Answer<FileVerification> {
    at_desk(&seat, |desk, session| desk.verify_file(session, Path::new(path)))
}

#[tauri::command(async)]
fn signatures(seat: State<'_, Seat>) -> Answer<Signatures> {
    at_desk(&seat, Desk::signatures)
}

#[tauri::command(async)]
fn export_checkpoint(seat: State<'_, Seat>, path: Option<&str>) -> Answer<CheckpointView> {
    at_desk(&seat, |desk, session| desk.export_checkpoint(session, path.map(Path::new)))
}

#[tauri::command(async)]
fn export_bundle(seat: State<'_, Seat>, request: BundleRequest) -> Answer<FileWritten> {
    at_desk(&seat, |desk, session| desk.export_bundle(session, &request))
}

#[tauri::command(async)]
fn export_tables(seat: State<'_, Seat>, request: TablesRequest) -> Answer<FileWritten> {
    at_desk(&seat, |desk, session| desk.export_tables(session, &request))
}

#[tauri::command(async)]
fn export_certificate(seat: State<'_, Seat>, request: CertificateRequest) -> Answer<FileWritten> {
    at_desk(&seat, |desk, session| desk.export_certificate(session, &request))
}

#[tauri::command(async)]
fn import_bundle(seat: State<'_, Seat>, path: &str) -> Answer<Imported> {
    at_desk(&seat, |desk, session| desk.import_bundle(session, Path::new(path)))
}

#[tauri::command(async)]
fn imported_cases(seat: State<'_, Seat>) -> Answer<ImportedCases> {
    at_desk(&seat, Desk::imported_cases)
}

#[tauri::command(async)]
fn retention(seat: State<'_, Seat>, lang: Lang) -> Answer<RetentionView> {
    at_desk(&seat, |desk, session| desk.retention(session, lang))
}

#[tauri::command(async)]
fn draft_put(seat: State<'_, Seat>, key: &str, value: &str) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.draft_put(session, key, value))
}

#[tauri::command(async)]
fn draft_get(seat: State<'_, Seat>, key: &str) -> Answer<Option<String>> {
    at_desk(&seat, |desk, session| desk.draft_get(session, key))
}

#[tauri::command(async)]
fn draft_delete(seat: State<'_, Seat>, key: &str) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.draft_delete(session, key))
}

#[tauri::command(async)]
fn backup(seat: State<'_, Seat>, path: &str) -> Answer<()> {
    at_desk(&seat, |desk, session| desk.backup(session, Path::new(path)))
}

#[tauri::command(async)]
fn import_preview(seat: State<'_, Seat>, request: ImportRequest) -> Answer<ImportPreview> {
    at_desk(&seat, |desk, session| desk.import_preview(session, &request))
}

#[tauri::command(async)]
fn export_card(seat: State<'_, Seat>, request: CardRequest) -> Answer<Written> {
    at_desk(&seat, |desk, session| desk.export_card(session, &request))
}

#[tauri::command(async)]
fn contents(seat: State<'_, Seat>) -> Answer<Vec<ContentItem>> {
    at_desk(&seat, Desk::contents)
}

#[tauri::command(async)]
fn content_text(seat: State<'_, Seat>, query: ContentQuery) -> Answer<ContentText> {
    at_desk(&seat, |desk, session| desk.content_text(session, &query))
}

#[tauri::command(async)]
fn content_check(seat: State<'_, Seat>, draft: ContentDraft) -> Answer<ContentCheck> {
    at_desk(&seat, |desk, session| desk.content_check(session, &draft))
}
