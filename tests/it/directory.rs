//! The directory: imports with preview and undo, and the card of a site.

use desk::wire::{CardRequest, ImportKind, ImportPreview, ImportRequest, RowEffect};
use desk::{Lang, Session};
use serde_json::{Value, json};

use crate::ctl;
use crate::stage::{CASE, SITE, Stage, id, open_food};

const SITES: &str = "门店编号,名称,英文名称,时区,营业开始,营业结束,最近医院,医院电话,毛利率\n\
    SH01,榆园店,Elm Garden,,,,榆园医院,021-0000-2101,61%\n\
    HZ01,江湾店,River Bend,Asia/Shanghai,10:00,02:00,,,58%\n\
    HZ02,\"=cmd|' /C calc'!A0\",👩‍👩‍👧,Asia/Nowhere,,,,,\n\
    HZ01,又是江湾店,,,,,,,\n";

fn preview(stage: &Stage, session: &Session, kind: ImportKind, text: &[u8]) -> ImportPreview {
    stage.desk.import_preview(session, &ImportRequest::of(kind, text)).unwrap()
}

fn effects(preview: &ImportPreview) -> Vec<(u32, RowEffect)> {
    preview.rows.iter().map(|row| (row.line, row.effect)).collect()
}

#[test]
fn a_file_is_looked_at_row_by_row_applied_and_undone() {
    let stage = Stage::new();
    let admin = stage.session("administrator");
    let before = stage.desk.directory(&admin).unwrap().sites;
    let found = preview(&stage, &admin, ImportKind::Sites, SITES.as_bytes());
    let wanted = [(2, RowEffect::Changed), (3, RowEffect::New), (4, RowEffect::Wrong), (5, RowEffect::Wrong)];
    assert_eq!(effects(&found), wanted);
    assert_eq!(found.unknown_columns, ["毛利率"]);
    let wrong: Vec<_> = found.rows.iter().filter_map(|row| row.error.as_ref()).collect();
    assert_eq!((wrong[0].code.as_str(), &wrong[0].params["column"]), ("import_value", &json!("zone")));
    assert_eq!(wrong[1].code, "import_twice");
    let changed: Vec<_> = found.rows[0].changes.iter().map(|change| change.path.as_str()).collect();
    assert!(changed.contains(&"safety.hospital.phone") && changed.contains(&"code"), "{changed:?}");
    assert_eq!(stage.desk.directory(&admin).unwrap().sites, before);

    let command = json!({ "organisation": found.command.unwrap() });
    stage.ok("administrator", None, command);
    let directory = stage.desk.directory(&admin).unwrap();
    assert_eq!(directory.sites.len(), 2);
    let river = directory.sites.iter().find(|site| site.details.code == "HZ01").unwrap();
    assert_eq!((river.details.hours.opens, river.details.hours.closes), (600, 1560));
    let again = preview(&stage, &admin, ImportKind::Sites, SITES.as_bytes());
    assert_eq!(effects(&again)[0..2], [(2, RowEffect::Unchanged), (3, RowEffect::Unchanged)]);

    let import = directory.last_import.unwrap();
    assert!(import.can_be_undone);
    stage.ok("administrator", None, json!({ "organisation": { "do": "revert_import", "import": import.id } }));
    let directory = stage.desk.directory(&admin).unwrap();
    assert_eq!((directory.sites, directory.last_import), (before, None));
    assert!(stage.desk.verify_store(true, None).unwrap().verified);
}

#[test]
fn a_site_with_a_case_is_not_taken_away_by_undoing() {
    let stage = Stage::new();
    let admin = stage.session("administrator");
    let found = preview(&stage, &admin, ImportKind::Sites, "code,name\nHZ09,新店\n".as_bytes());
    stage.ok("administrator", None, json!({ "organisation": found.command.unwrap() }));
    let directory = stage.desk.directory(&admin).unwrap();
    let site = directory.sites.iter().find(|site| site.details.code == "HZ09").unwrap().id;
    let mut open = open_food();
    open["case"]["site"] = json!(site);
    stage.ok("duty_officer", Some(CASE), open);
    let revert = json!({ "organisation": { "do": "revert_import", "import": directory.last_import.unwrap().id } });
    let refused = stage.send_to("administrator", None, revert).unwrap_err();
    assert_eq!((refused.code.as_str(), &refused.params["state"]), ("wrong_state", &json!("in_use")));
}

#[test]
fn users_and_contacts_come_in_with_roles_and_kinds_in_words() {
    let stage = Stage::new();
    let admin = stage.session("administrator");
    let users = "登录名,姓名,英文姓名,角色,职责,手机,候补\n\
        newone,新人,New One,值班员；公关撰稿,duty_officer,000-1,crisis_lead\n\
        other,另一人,,国王,,,\n\
        auditor,审计,Audit,,,000-2,\n";
    let found = preview(&stage, &admin, ImportKind::Users, users.as_bytes());
    assert_eq!(effects(&found), [(2, RowEffect::New), (3, RowEffect::Wrong), (4, RowEffect::Changed)]);
    stage.ok("administrator", None, json!({ "organisation": found.command.unwrap() }));
    let directory = stage.desk.directory(&admin).unwrap();
    let user = directory.users.iter().find(|user| user.login == "newone").unwrap();
    assert_eq!(user.roles.len(), 2);
    let on_duty = directory.positions.iter().find(|position| position.key == "duty_officer").unwrap().on_duty;
    assert_eq!(on_duty, Some(user.id));

    let contacts = "姓名,类别,电话,门店\n记者甲,媒体,000-3,榆园店\n律师乙,Outside counsel,000-4,\n丙,神仙,,\n";
    let found = preview(&stage, &admin, ImportKind::Contacts, contacts.as_bytes());
    assert_eq!(effects(&found), [(2, RowEffect::New), (3, RowEffect::New), (4, RowEffect::Wrong)]);
    stage.ok("administrator", None, json!({ "organisation": found.command.unwrap() }));
    assert_eq!(stage.desk.directory(&admin).unwrap().contacts.len(), 2);
}

#[test]
fn only_who_may_change_the_directory_looks_at_files() {
    let stage = Stage::new();
    let request = ImportRequest::of(ImportKind::Users, b"login\nx\n");
    for login in ["crisis_lead", "duty_officer", "auditor"] {
        let refused = stage.desk.import_preview(&stage.session(login), &request).unwrap_err();
        assert_eq!(refused.to_wire().code, "not_permitted");
    }
}

#[test]
fn the_command_line_imports_as_the_window_does() {
    let stage = Stage::new();
    let file = stage.file("sites.csv");
    let (gb, _, _) = encoding_rs::GB18030.encode(SITES);
    std::fs::write(&file, gb).unwrap();
    let import = |more: &[&str]| {
        let mut command = ctl::at(stage.path(), "administrator");
        ctl::answers(command.args(["import", "--kind", "sites"]).arg(&file).args(more), "")
    };
    let (status, lines) = import(&[]);
    assert_eq!((status, lines.len(), &lines[0]["rows"][1]["name"]), (1, 1, &json!("江湾店")));
    let (_, lines) = import(&["--apply"]);
    assert!(lines[1]["seq"].as_u64().is_some(), "{lines:?}");
    assert_eq!(stage.desk.directory(&stage.session("auditor")).unwrap().sites.len(), 2);
}

#[test]
fn the_card_of_a_site_is_written_in_each_language() {
    let stage = Stage::new();
    for lang in [Lang::Zh, Lang::En] {
        let path = stage.file(&format!("card-{lang}.pdf"));
        let request: Value = json!({ "site": id(SITE), "lang": lang, "path": path });
        let request: CardRequest = serde_json::from_value(request).unwrap();
        let written = stage.desk.export_card(&stage.session("spokesperson"), &request).unwrap();
        assert!(written.pages <= 2 && std::fs::read(&path).unwrap().starts_with(b"%PDF"), "{written:?}");
    }
}
