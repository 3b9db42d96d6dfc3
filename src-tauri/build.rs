//! Lists every command of the program, so that a window can only call what its capability file grants.

/// Keep in step with `commands::handler`: a command that is not listed here can't be granted to any window.
const COMMANDS: &[&str] = &[
    "app_status",
    "passphrase_strength",
    "create_store",
    "unlock_store",
    "sign_in",
    "lock_session",
    "unlock_session",
    "sign_out",
    "set_preferences",
    "set_password",
    "load_demonstration",
    "execute",
    "directory",
    "board",
    "board_column",
    "board_lanes",
    "deadlines",
    "search",
    "similar_cases",
    "case_seen",
    "strip",
    "case_view",
    "log_page",
    "room_view",
    "sitrep_draft",
    "attach_file",
    "attachment",
    "wall_view",
    "open_wall",
    "scenario_form",
    "assess",
    "suggest_scenario",
    "templates",
    "fill_template",
    "examine_statement",
    "guidance",
    "export_report",
    "report_preview",
    "journal_page",
    "verify",
    "draft_put",
    "draft_get",
    "draft_delete",
    "backup",
    "import_preview",
    "export_card",
    "contents",
    "content_text",
    "content_check",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The embedded UI is part of the program: build again when it changes.
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
