//! Sheets that prove something by themselves: the signing keys, and that content was destroyed.

use std::process::Command;

use desk::Lang;
use desk::wire::CertificateRequest;

use crate::company::faults;
use crate::erasure::destroyed;
use crate::stage::{CASE, Stage, case_id};

/// Writes a sheet, and answers its file and its words without blanks; the words are absent where no reader is installed.
fn sheet(stage: &Stage, case: Option<desk::CaseId>, lang: Lang) -> (Vec<u8>, Option<String>) {
    let path = stage.file(&format!("sheet-{}-{lang}.pdf", case.is_some()));
    let request = CertificateRequest { case, lang, path: path.to_string_lossy().into() };
    stage.desk.export_certificate(&stage.session("auditor"), &request).unwrap();
    let verified = desk::verify_file(&path).unwrap();
    assert!(verified.verified, "{verified:?}");
    let read = Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output();
    let words = match read {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap().split_whitespace().collect()),
        Err(_) => {
            println!("skipped: pdftotext is not installed");
            None
        }
    };
    if let Ok(folder) = std::env::var("CRISIS_DESK_LOOK") {
        std::fs::copy(&path, std::path::Path::new(&folder).join(path.file_name().unwrap())).unwrap();
    }
    (std::fs::read(path).unwrap(), words)
}

#[test]
fn the_sheet_of_keys_shows_what_every_signature_names() {
    let stage = Stage::new();
    let keys = stage.desk.signatures(&stage.session("auditor")).unwrap().devices;
    for (lang, title) in [(Lang::Zh, "签名密钥证书单"), (Lang::En, "Signingkeys")] {
        let (bytes, words) = sheet(&stage, None, lang);
        assert_eq!(faults(&bytes), Vec::<String>::new(), "{lang}");
        let Some(words) = words else { continue };
        assert!(words.contains(title), "{words}");
        assert!(!keys.is_empty() && keys.iter().all(|key| words.contains(&key.fingerprint)), "{words}");
    }
}

#[test]
fn a_certificate_of_destruction_names_what_is_gone_by_whom_and_holds_nothing_of_it() {
    let stage = destroyed();
    let gone = stage.desk.verify_store(false, None).unwrap().erased;
    for (lang, title, asked, agreed) in
        [(Lang::Zh, "销毁证明", "申请人", "同意人"), (Lang::En, "Certificateofdestruction", "Askedforby", "Agreedby")]
    {
        let (bytes, words) = sheet(&stage, Some(case_id(CASE)), lang);
        assert_eq!(faults(&bytes), Vec::<String>::new(), "{lang}");
        let Some(words) = words else { continue };
        for told in [title, asked, agreed, "2026-0001", "case.logged"] {
            assert!(words.contains(told), "{told}: {words}");
        }
        assert_eq!(words.matches("case.").count() as u64, gone, "one row for each: {words}");
        for personal in ["王小明", "13800001234", "两名顾客午餐后腹痛"] {
            assert!(!words.contains(personal), "{personal}");
        }
    }
    let request = CertificateRequest {
        case: Some(case_id(CASE)),
        lang: Lang::Zh,
        path: stage.file("x.pdf").to_string_lossy().into(),
    };
    let refused = stage.desk.export_certificate(&stage.session("duty_officer"), &request).unwrap_err();
    assert_eq!(refused.to_wire().code, "not_permitted");
    let none = Stage::new();
    let refused = none.desk.export_certificate(&none.session("auditor"), &request).unwrap_err();
    assert_eq!(refused.to_wire().code, "no_such");
}
