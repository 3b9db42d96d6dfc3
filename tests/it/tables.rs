//! Tables: every row as it stands, for programs and for people, and nothing that a person may not take out.

use desk::wire::TablesRequest;
use desk::{Lang, TableFormat, TableKey};
use serde_json::Value;

use crate::stage::{CASE, Stage, draft, log, open_food};

fn stage() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(CASE), log("=HYPERLINK(\"http://x\")"));
    stage.ok("pr_writer", Some(CASE), draft(7, "public", "我们已关注到情况。"));
    stage
}

fn export(stage: &Stage, login: &str, tables: &[TableKey], format: TableFormat) -> Result<Vec<u8>, String> {
    let path = stage.file(&format!("{login}.{format}"));
    let request = TablesRequest {
        tables: tables.to_vec(),
        format,
        case: None,
        lang: Lang::Zh,
        path: path.to_string_lossy().into(),
    };
    let done = stage.desk.export_tables(&stage.session(login), &request);
    done.map(|_| std::fs::read(path).unwrap()).map_err(|error| error.to_wire().code)
}

#[test]
fn every_table_has_the_rows_of_the_case_page() {
    let stage = stage();
    // One who leads and verifies may take out everything.
    let bytes = export(&stage, "crisis_lead", TableKey::ALL, TableFormat::Json).unwrap();
    let tables: Value = serde_json::from_slice(&bytes).unwrap();
    let rows = |table: &str| tables[table].as_array().unwrap().len();
    let view = stage.view("crisis_lead");
    let shown = [view.facts.len(), view.tasks.len(), view.clocks.len(), view.statements.len()];
    assert_eq!([rows("facts"), rows("tasks"), rows("clocks"), rows("statements")], shown);
    assert_eq!(tables["cases"][0]["case"], "2026-0001");
    assert_eq!(tables["cases"][0]["reporter_name"], "王小明");
    assert_eq!(tables["cases"][0]["occurred_at"], "2026-03-02T03:00:00.000Z");
    let unknown = tables["facts"].as_array().unwrap().iter().find(|row| row["key"] == "death_count");
    assert!(unknown.is_none_or(|row| row["value"].is_null()), "unknown is no zero");
    let journal = tables["journal"].as_array().unwrap();
    assert_eq!(journal[0]["entry"], 1);
    assert!(journal.iter().all(|row| row["hash"].as_str().is_some_and(|hash| hash.len() == 64)));
}

#[test]
fn personal_data_goes_out_only_with_those_who_may() {
    let stage = stage();
    let text = |login, table| {
        let bytes = export(&stage, login, &[table], TableFormat::Csv).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert!(text("crisis_lead", TableKey::Cases).contains("13800001234"));
    for login in ["duty_officer", "auditor", "pr_writer"] {
        assert!(!text(login, TableKey::Cases).contains("13800001234"), "{login}");
    }
    assert_eq!(export(&stage, "care_agent", &[TableKey::Cases], TableFormat::Csv), Err("not_permitted".into()));
    assert_eq!(export(&stage, "pr_writer", &[TableKey::Journal], TableFormat::Csv), Err("not_permitted".into()));
    assert_eq!(export(&stage, "crisis_lead", TableKey::ALL, TableFormat::Csv), Err("bad_input".into()));
}

#[test]
fn a_log_line_is_no_formula() {
    let stage = stage();
    let csv = String::from_utf8(export(&stage, "crisis_lead", &[TableKey::Log], TableFormat::Csv).unwrap()).unwrap();
    assert!(csv.contains("'=HYPERLINK") && !csv.contains(",=HYPERLINK"));
    let sheets = || export(&stage, "crisis_lead", &[TableKey::Cases, TableKey::Log], TableFormat::Xlsx).unwrap();
    assert!(sheets().starts_with(b"PK") && sheets() == sheets(), "the same rows give the same bytes");
}
