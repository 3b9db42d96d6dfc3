//! A report signed with the company's own certificate: other programs find the signature good and any change to it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use desk::wire::{CompanyCertificate, ExportRequest, ReportRequest, Standing};
use desk::{Lang, ReportVariant};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::ctl;
use crate::stage::{CASE, Stage, case_id, log, open_food};

/// Of the certificates in `fixtures`, which sign nothing but tests.
const PASSWORD: &str = "qihe-test";
const KEYS: &[&str] = &["rsa", "p256"];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn certificate(key: &str, password: &str) -> CompanyCertificate {
    let path = fixture(&format!("company-{key}.p12")).to_string_lossy().into_owned();
    CompanyCertificate { path, password: password.to_owned() }
}

fn stage() -> Stage {
    let stage = Stage::new();
    stage.ok("duty_officer", Some(CASE), open_food());
    stage.ok("duty_officer", Some(CASE), log("已致电核实"));
    stage
}

fn request(path: &Path, certificate: Option<CompanyCertificate>) -> ExportRequest {
    let report = ReportRequest::of_case(case_id(CASE), Lang::Zh, ReportVariant::Full);
    ExportRequest { report, path: path.to_string_lossy().into(), certificate }
}

fn signed(stage: &Stage, key: &str) -> PathBuf {
    let path = stage.file(&format!("{key}.pdf"));
    let request = request(&path, Some(certificate(key, PASSWORD)));
    stage.desk.export_report(&stage.session("legal_reviewer"), &request).unwrap();
    path
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

/// What poppler's `pdfsig` says; `None` where it is not installed.
fn pdfsig(path: &Path) -> Option<String> {
    let found = run("pdfsig", &["-nocert".as_ref(), path.as_ref()]);
    if found.is_none() {
        println!("skipped: pdfsig is not installed");
    }
    found.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What pyHanko says, trusting the test's root; `None` where it is not installed.
fn pyhanko(path: &Path, key: &str) -> Option<(bool, String)> {
    const SCRIPT: &str = "import sys\n\
        from pyhanko.keys import load_cert_from_pemder\n\
        from pyhanko.pdf_utils.reader import PdfFileReader\n\
        from pyhanko.sign.validation import validate_pdf_signature\n\
        from pyhanko_certvalidator import ValidationContext\n\
        trust = ValidationContext(trust_roots=[load_cert_from_pemder(sys.argv[2])], allow_fetching=False)\n\
        signature, = PdfFileReader(open(sys.argv[1], 'rb')).embedded_signatures\n\
        status = validate_pdf_signature(signature, trust)\n\
        print(signature.sig_object['/SubFilter'], status.coverage.name, status.summary())\n\
        print(status.pretty_print_details())\n\
        sys.exit(0 if status.bottom_line else 1)\n";
    let python = std::env::var("CRISIS_DESK_PYTHON").ok().filter(|path| !path.is_empty()).unwrap_or_else(|| {
        let beside = fixture("../../target/python/bin/python3");
        beside.to_string_lossy().into_owned()
    });
    let has_it = run(&python, &["-c".as_ref(), "import pyhanko".as_ref()]).is_some_and(|o| o.status.success());
    if !has_it {
        println!("skipped: there is no Python with pyHanko at {python}; `make test` installs it");
        return None;
    }
    let root = fixture(&format!("company-{key}-root.pem"));
    let output = run(&python, &["-c".as_ref(), SCRIPT.as_ref(), path.as_ref(), root.as_ref()]).unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Some((output.status.success(), said))
}

#[test]
fn other_programs_find_the_signature_good() {
    let stage = stage();
    for key in KEYS {
        let path = signed(&stage, key);
        if let Some(said) = pdfsig(&path) {
            assert!(said.contains("Signature Validation: Signature is Valid"), "{key}: {said}");
            assert!(said.contains("Total document signed") && said.contains("ETSI.CAdES.detached"), "{key}: {said}");
            assert!(said.contains("Qihe Kitchen Test Signer"), "{key}: {said}");
        }
        if let Some((good, said)) = pyhanko(&path, key) {
            assert!(good && said.contains("/ETSI.CAdES.detached ENTIRE_FILE"), "{key}: {said}");
        }
    }
}

/// What an independent validator finds wrong with a file that archives and can be read aloud.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let check = |profile| validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
    let found = [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1].map(check);
    found.iter().flat_map(|report| &report.failures).map(ToString::to_string).collect()
}

#[test]
fn a_signed_report_still_archives_and_is_sealed_by_the_device_too() {
    let stage = stage();
    for key in KEYS {
        let path = signed(&stage, key);
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(faults(&bytes), Vec::<String>::new(), "{key}");
        let found = stage.desk.verify_file(&stage.session("auditor"), &path).unwrap();
        assert_eq!((found.verified, found.recorded), (true, Some(true)), "{found:?}");
        assert_ne!(found.standing, Standing::Contradiction);
        assert!(found.entries.is_some_and(|entries| entries > 1), "the evidence is read out of it");
        if let Some(checked) = run("qpdf", &["--check".as_ref(), path.as_ref()]) {
            assert!(checked.status.success(), "{key}: {}", String::from_utf8_lossy(&checked.stdout));
        }
    }
}

#[test]
fn a_changed_byte_is_found_by_other_programs_too() {
    let stage = stage();
    let path = signed(&stage, "rsa");
    let whole = std::fs::read(&path).unwrap();
    let mut changed = whole.clone();
    // Within a comment that every reader skips: nothing but the signature can tell.
    changed[11] ^= 1;
    std::fs::write(&path, changed).unwrap();
    if let Some(said) = pdfsig(&path) {
        assert!(said.contains("Digest Mismatch"), "{said}");
    }
    if let Some((good, said)) = pyhanko(&path, "rsa") {
        assert!(!good, "{said}");
    }
    assert_eq!(desk::verify_file(&path).unwrap().problems, ["file_changed"]);
}

#[test]
fn the_same_report_and_key_give_the_same_bytes_and_the_unsigned_report_is_within_them() {
    let stage = stage();
    let at = "2026-11-22T06:05:00Z".parse().unwrap();
    let pdf = {
        let path = stage.file("plain.pdf");
        stage.desk.export_report(&stage.session("legal_reviewer"), &request(&path, None)).unwrap();
        std::fs::read(&path).unwrap()
    };
    for key in KEYS {
        let sign = || desk::sign_pdf(&pdf, &certificate(key, PASSWORD), at).unwrap();
        let signed = sign();
        assert!(signed == sign() && signed.starts_with(&pdf), "{key}");
    }
}

#[test]
fn what_cannot_sign_is_told_and_writes_nothing() {
    let stage = stage();
    let path = stage.file("none.pdf");
    let broken = CompanyCertificate { path: stage.path().to_string_lossy().into(), password: String::new() };
    let absent = CompanyCertificate { path: stage.file("absent.p12").to_string_lossy().into(), ..broken.clone() };
    for (certificate, code) in [
        (certificate("rsa", "wrong"), "certificate_unreadable"),
        (broken, "certificate_unreadable"),
        (absent, "file_absent"),
    ] {
        let session = stage.session("legal_reviewer");
        let refused = stage.desk.export_report(&session, &request(&path, Some(certificate))).unwrap_err();
        assert_eq!(refused.to_wire().code, code);
        assert!(!path.exists());
    }
    assert!(!format!("{:?}", certificate("rsa", PASSWORD)).contains(PASSWORD));
}

#[test]
fn crisisctl_signs_with_a_certificate_and_a_password_from_the_environment() {
    let stage = stage();
    let out = stage.file("ctl.pdf");
    stage.desk.close();
    let mut export = ctl::at(stage.path(), "crisis_lead");
    export.args(["report", "2026-0001", "--variant", "full", "--pkcs12"]).arg(fixture("company-rsa.p12"));
    export.arg("--out").arg(&out).env("CRISIS_DESK_PKCS12_PASSWORD", PASSWORD);
    assert_eq!(ctl::answers(&mut export, "").0, 0);
    if let Some(said) = pdfsig(&out) {
        assert!(said.contains("Signature is Valid"), "{said}");
    }
}
