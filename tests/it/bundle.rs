//! Bundles and signed files: they prove themselves, any change shows, and a script that shares no code with us agrees.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use desk::wire::{BundleRequest, ExportRequest, FileVerification, ReportRequest, Standing};
use desk::{Lang, ReportVariant, verify_bytes};
use serde_json::{Value, json};

use crate::ctl;
use crate::stage::{CASE, PASSWORD, Stage, case_id, draft, id, log, open_food, statement};

/// A store with a case in which something happened.
fn stage() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(CASE), log("已致电王小明（13800001234）核实"));
    stage.ok("pr_writer", Some(CASE), draft(7, "public", "我们已关注到情况。"));
    stage.ok("pr_writer", Some(CASE), statement("submit", 7, json!({})));
    stage
}

fn export(stage: &Stage, variant: ReportVariant) -> PathBuf {
    let path = stage.file(&format!("{variant}.cdb.zip"));
    let request = BundleRequest { case: case_id(CASE), variant, path: path.to_string_lossy().into() };
    stage.desk.export_bundle(&stage.session("legal_reviewer"), &request).unwrap();
    path
}

fn report(stage: &Stage) -> PathBuf {
    let path = stage.file("report.pdf");
    let report = ReportRequest::of_case(case_id(CASE), Lang::Zh, ReportVariant::Full);
    let request = ExportRequest { report, path: path.to_string_lossy().into(), certificate: None };
    stage.desk.export_report(&stage.session("legal_reviewer"), &request).unwrap();
    path
}

fn signature_of(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}.sig", path.display()))
}

fn here(stage: &Stage, path: &Path) -> FileVerification {
    stage.desk.verify_file(&stage.session("auditor"), path).unwrap()
}

#[test]
fn a_bundle_proves_itself_and_stands_where_the_store_stands() {
    let stage = stage();
    for variant in [ReportVariant::Full, ReportVariant::Redacted] {
        let path = export(&stage, variant);
        let alone = desk::verify_file(&path).unwrap();
        assert_eq!((alone.verified, alone.standing, &alone.problems[..]), (true, Standing::NotCompared, &[][..]));
        assert!(alone.entries.unwrap() > 4);
        let found = here(&stage, &path);
        assert_eq!((found.verified, found.standing, found.recorded), (true, Standing::LaterHead, Some(true)));
    }
    let path = export(&stage, ReportVariant::Full);
    stage.ok("duty_officer", Some(CASE), log("later"));
    assert_eq!(here(&stage, &path).standing, Standing::LaterHead);
    assert_eq!(here(&self::stage(), &path).standing, Standing::OtherStore);
    let role = stage.desk.export_bundle(
        &stage.session("auditor"),
        &BundleRequest { case: case_id(CASE), variant: ReportVariant::Full, path: "x".into() },
    );
    assert_eq!(role.unwrap_err().to_wire().code, "not_permitted");
}

#[test]
fn a_report_is_signed_and_compared_with_the_store() {
    let stage = stage();
    let path = report(&stage);
    let found = here(&stage, &path);
    assert_eq!((found.verified, found.standing, found.recorded), (true, Standing::SameHead, Some(true)));
    stage.ok("duty_officer", Some(CASE), log("later"));
    assert_eq!(here(&stage, &path).standing, Standing::LaterHead);
    stage.desk.close();
    let last = "(SELECT max(seq) - 4 FROM journal)";
    crate::unsealed::tamper(
        stage.path(),
        &format!("DELETE FROM body WHERE seq > {last}; DELETE FROM journal WHERE seq > {last}"),
    );
    stage.desk.unlock_store(&crate::stage::by_passphrase()).unwrap();
    let found = stage.desk.verify_file_here(&path).unwrap();
    assert_eq!((found.standing, found.verified), (Standing::Contradiction, false));
    assert_eq!(found.problems, ["tail_cut", "evidence_differs"], "what was cut is in the evidence");
    std::fs::remove_file(signature_of(&path)).unwrap();
    assert_eq!(desk::verify_file(&path).unwrap().problems, ["signature_missing"]);
}

#[test]
fn a_report_that_is_given_up_leaves_no_file_and_no_entry() {
    let stage = stage();
    let path = stage.file("given-up.pdf");
    let report = ReportRequest::of_case(case_id(CASE), Lang::Zh, ReportVariant::Full);
    let request = ExportRequest { report, path: path.to_string_lossy().into(), certificate: None };
    let session = stage.session("legal_reviewer");
    let before = stage.desk.verify_store(false, None).unwrap().entries;
    let mut steps = Vec::new();
    let all = stage.desk.export_report_watched(&session, &request, |done, of| {
        steps.push((done, of));
        true
    });
    assert!(all.is_ok() && steps.is_sorted() && steps.last().is_some_and(|(done, of)| done == of), "{steps:?}");
    std::fs::remove_file(&path).unwrap();
    let whole = stage.desk.verify_store(false, None).unwrap().entries;
    assert!(whole > before);
    for stop_at in [0, steps.len() / 2, steps.len() - 1] {
        let mut told = 0;
        let given_up = stage.desk.export_report_watched(&session, &request, |_, _| {
            told += 1;
            told <= stop_at
        });
        assert_eq!(given_up.unwrap_err().to_wire().code, "given_up");
        assert!(!path.exists());
    }
    assert_eq!(stage.desk.verify_store(false, None).unwrap().entries, whole);
}

/// The report with the evidence it carries changed by `edit`; the length stays, so that only the content tells.
fn with_other_evidence(bytes: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut file = lopdf::Document::load_mem(bytes).unwrap();
    let mut streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let is_evidence =
        |s: &lopdf::Stream| s.dict.get(b"Type").and_then(lopdf::Object::as_name).is_ok_and(|t| t == b"EmbeddedFile");
    let stream = streams.find(|stream| is_evidence(stream)).unwrap();
    let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    stream.set_plain_content(edit(&text).into_bytes());
    let mut changed = Vec::new();
    file.save_to(&mut changed).unwrap();
    changed
}

/// Signs whatever lies at `path` with the device's own key, as a thief of the key could.
fn sign_again(stage: &Stage, path: &Path) {
    use sha2::Digest;
    stage.desk.close();
    let key = store::Unlock::Passphrase(store::Passphrase::new(crate::stage::PASSPHRASE));
    let store = store::Store::open(stage.path(), &key).unwrap();
    let checkpoint = store.checkpoint("2026-11-22T09:00:00Z".parse().unwrap()).unwrap();
    let digest = sha2::Sha256::digest(std::fs::read(path).unwrap());
    std::fs::write(signature_of(path), store.seal(digest.into(), checkpoint).unwrap().to_json()).unwrap();
    drop(store);
    stage.desk.unlock_store(&crate::stage::by_passphrase()).unwrap();
}

#[test]
fn evidence_that_the_journal_does_not_hold_is_found_whoever_signed_it() {
    let stage = stage();
    let path = report(&stage);
    let (alone, whole) = (desk::verify_file(&path).unwrap(), std::fs::read(&path).unwrap());
    assert!(alone.verified && alone.entries.unwrap() > 4, "{alone:?}");
    let another_hash = |text: &str| {
        let at = text.find("\"hash\": \"").unwrap() + 9;
        let other = if text[at..].starts_with('0') { "1" } else { "0" };
        format!("{}{other}{}", &text[..at], &text[at + 1..])
    };
    let changed = with_other_evidence(&whole, another_hash);
    std::fs::write(&path, &changed).unwrap();
    assert_eq!(here(&stage, &path).problems, ["file_changed"]);
    sign_again(&stage, &path);
    assert!(desk::verify_file(&path).unwrap().verified, "by itself nothing tells");
    let found = stage.desk.verify_file_here(&path).unwrap();
    assert_eq!((found.verified, &found.problems[..]), (false, &["evidence_differs".to_owned()][..]));

    std::fs::write(&path, with_other_evidence(&whole, |text| text.replace("\"entries\"", "\"entrees\""))).unwrap();
    sign_again(&stage, &path);
    assert_eq!(desk::verify_file(&path).unwrap().problems, ["evidence_unreadable"]);
    let from_the_future = |text: &str| text.replacen("\"seq\": ", "\"seq\": 999", 1);
    let after_all_cases = |text: &str| {
        let at = text.rfind("\"head\"").unwrap();
        format!("{}{}", &text[..at], from_the_future(&text[at..]))
    };
    std::fs::write(&path, with_other_evidence(&whole, after_all_cases)).unwrap();
    sign_again(&stage, &path);
    assert_eq!(desk::verify_file(&path).unwrap().problems, ["evidence_differs"]);
}

#[test]
fn a_redacted_bundle_holds_no_personal_data() {
    let stage = stage();
    let bytes = std::fs::read(export(&stage, ReportVariant::Redacted)).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    for personal in ["王小明", "13800001234", "duty_officer", "邵衡", "021-0000-0101"] {
        // A role's key is no name; the user is called by it in these tests.
        let found = text.matches(personal).count();
        let allowed = text.matches(&format!("\"roles\":[\"{personal}\"")).count()
            + text.matches(&format!("[\n        \"{personal}\"")).count();
        assert_eq!(found, allowed, "{personal}");
    }
    let full = std::fs::read(export(&stage, ReportVariant::Full)).unwrap();
    assert!(String::from_utf8_lossy(&full).contains("王小明"));
}

#[test]
fn an_imported_case_is_read_and_never_written() {
    let stage = stage();
    let path = export(&stage, ReportVariant::Full);
    let elsewhere = Stage::new();
    let auditor = elsewhere.session("auditor");
    let imported = elsewhere.desk.import_bundle(&auditor, &path).unwrap();
    assert_eq!((imported.case, &imported.number[..]), (case_id(CASE), "2026-0001"));
    let view = elsewhere.desk.case_view(&auditor, case_id(CASE)).unwrap();
    assert_eq!(view.foreign.map(|foreign| foreign.digest), Some(imported.digest));
    assert!(view.allowed.is_empty() && view.moves.is_empty());
    let (own, theirs) = (stage.view("legal_reviewer"), elsewhere.view("legal_reviewer"));
    assert_eq!((&own.card, &own.facts, &own.clocks), (&theirs.card, &theirs.facts, &theirs.clocks));
    assert_eq!(own.reporter, theirs.reporter);
    let query = serde_json::from_value(json!({ "case": id(CASE), "lang": "zh" })).unwrap();
    let told = |stage: &Stage| {
        let page = stage.desk.log_page(&stage.session("legal_reviewer"), &query).unwrap();
        page.items.into_iter().map(|item| item.headline).collect::<Vec<_>>()
    };
    assert_eq!(told(&elsewhere), told(&stage));
    assert_eq!(elsewhere.refused("duty_officer", log("x")), "no_such");
    assert!(elsewhere.desk.verify_store(true, None).unwrap().verified);
    assert_eq!(stage.desk.import_bundle(&stage.session("auditor"), &path).unwrap_err().to_wire().code, "exists");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(elsewhere.desk.import_bundle(&auditor, &path).unwrap_err().to_wire().code, "not_verified");
}

#[test]
fn crisisctl_exports_imports_and_verifies() {
    let stage = stage();
    let (bundle, pdf, copy) = (stage.file("a.cdb.zip"), stage.file("a.pdf"), stage.file("copy.crisisdesk"));
    stage.desk.close();
    let run = |user: &str, words: &[&str], file: &Path| {
        let mut command = ctl::at(stage.path(), user);
        let (status, mut answers) = ctl::answers(command.args(words).arg(file), "");
        (status, answers.pop().unwrap_or(Value::Null))
    };
    assert_eq!(run("crisis_lead", &["export", "2026-0001", "--variant", "full", "--out"], &bundle).0, 0);
    assert_eq!(run("crisis_lead", &["report", "2026-0001", "--variant", "full", "--out"], &pdf).0, 0);
    assert_eq!(run("administrator", &["backup"], &copy).0, 0);
    for file in [&bundle, &pdf, &copy] {
        let (status, found) = ctl::answers(ctl::ctl().arg("verify").arg(file), "");
        assert_eq!((status, found[0]["verified"].as_bool()), (0, Some(true)), "{found:?}");
    }
    let (status, found) = run("nobody", &["verify"], &pdf);
    assert_eq!((status, &found["standing"], &found["recorded"]), (0, &json!("later_head"), &json!(true)));
    let elsewhere = Stage::new();
    elsewhere.desk.close();
    let (status, _) = ctl::answers(ctl::at(elsewhere.path(), "auditor").arg("import").arg(&bundle), "");
    assert_eq!(status, 0);
    let (status, shown) = ctl::answers(ctl::at(elsewhere.path(), "auditor").args(["show", &id(CASE)]), "");
    assert_eq!((status, &shown[0]["foreign"]["number"]), (0, &json!("2026-0001")), "{PASSWORD}");
}

/// How many changes are tried on each file.
fn changes() -> usize {
    std::env::var("CRISIS_DESK_CHANGES").ok().and_then(|text| text.parse().ok()).unwrap_or(250)
}

/// Places and flips, spread over `length` bytes, the same in every run.
fn flips(length: usize) -> Vec<(usize, u8)> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let length = u64::try_from(length).unwrap();
    (0..changes()).map(|_| (usize::try_from(next() % length).unwrap(), (next() % 255 + 1) as u8)).collect()
}

/// The verdicts of the stand-alone script on a file with each of `flips`; the first is on the file as it is.
fn script(file: &Path, signature: Option<&Path>, in_signature: bool, flips: &[(usize, u8)]) -> Option<Vec<bool>> {
    const DRIVER: &str = "import sys, json, verify_bundle as v\n\
        a, b, inside = json.loads(sys.stdin.readline())\n\
        a = open(a, 'rb').read(); b = b and open(b, 'rb').read()\n\
        for line in sys.stdin:\n\
        \x20   at, flip = json.loads(line); c = bytearray(b if inside else a); c[at] ^= flip; c = bytes(c)\n\
        \x20   print(v.verify(*((a, c) if inside else (c, b))) is None)\n";
    let started = Command::new("python3")
        .args(["-c", DRIVER])
        .env("PYTHONPATH", env!("CARGO_MANIFEST_DIR"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: there is no python3 to run the stand-alone script with");
        return None;
    };
    let mut input = format!("{}\n", json!([file, signature, in_signature]));
    for flip in std::iter::once(&(0, 0)).chain(flips) {
        input += &format!("{}\n", json!(flip));
    }
    let mut stdin = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(|line| line == "True").collect())
}

/// Every change of one byte is found, by us and by the script.
#[track_caller]
fn check_changes(file: &Path, signature: Option<&Path>, in_signature: bool) {
    let (bytes, signed) = (std::fs::read(file).unwrap(), signature.map(|path| std::fs::read(path).unwrap()));
    let target = if in_signature { signed.clone().unwrap() } else { bytes.clone() };
    let flips = flips(target.len());
    let ours = std::iter::once(&(0, 0)).chain(&flips).map(|(at, flip)| {
        let mut changed = target.clone();
        changed[*at] ^= flip;
        let found =
            if in_signature { verify_bytes(&bytes, Some(&changed)) } else { verify_bytes(&changed, signed.as_deref()) };
        found.verified
    });
    let ours: Vec<bool> = ours.collect();
    assert!(ours[0], "as it is");
    let missed: Vec<_> = ours[1..].iter().zip(&flips).filter(|(verified, _)| **verified).collect();
    assert!(missed.is_empty(), "{missed:?}");
    if let Some(theirs) = script(file, signature, in_signature, &flips) {
        assert_eq!(ours, theirs);
    }
}

#[test]
fn every_changed_byte_of_a_report_or_its_signature_is_found() {
    let stage = stage();
    let path = report(&stage);
    check_changes(&path, Some(&signature_of(&path)), false);
    check_changes(&path, Some(&signature_of(&path)), true);
}

#[test]
fn every_changed_byte_of_a_bundle_is_found() {
    let stage = stage();
    for variant in [ReportVariant::Full, ReportVariant::Redacted] {
        check_changes(&export(&stage, variant), None, false);
    }
}

/// A change is found when the store is opened, by its pages or by its journal; or the file is not part of the content,
/// and then everything verifies as before.
#[test]
fn every_changed_byte_of_a_store_is_found_or_harmless() {
    let stage = stage();
    let head = stage.desk.verify_store(true, None).unwrap().heads.remove(0);
    stage.desk.close();
    let (path, keys) = (stage.path().to_owned(), store::key_path(stage.path()));
    let (content, key_file) = (std::fs::read(&path).unwrap(), std::fs::read(&keys).unwrap());
    let unlock = || store::Unlock::Passphrase(store::Passphrase::new(crate::stage::PASSPHRASE));
    let sound = || {
        let Ok(store) = store::Store::open_read_only(&path, &unlock()) else { return false };
        let pages = store.verify_pages().is_ok_and(|problems| problems.is_empty());
        pages && store.verify(&[head.parse().unwrap()], |_| {}).is_ok_and(|found| found.is_sound())
    };
    assert!(sound());
    for (at, flip) in flips(content.len()).into_iter().take(changes() / 5) {
        let mut changed = content.clone();
        changed[at] ^= flip;
        std::fs::write(&path, changed).unwrap();
        assert!(!sound(), "byte {at} of the store");
    }
    std::fs::write(&path, content).unwrap();
    let mut harmless = 0;
    for (at, flip) in flips(key_file.len()).into_iter().take(changes() / 5) {
        let mut changed = key_file.clone();
        changed[at] ^= flip;
        std::fs::write(&keys, changed).unwrap();
        // What wraps the key by the recovery key is not used by the passphrase; the content is proven all the same.
        harmless += usize::from(sound());
    }
    std::fs::write(&keys, key_file).unwrap();
    assert!(sound() && harmless < changes() / 5);
}
