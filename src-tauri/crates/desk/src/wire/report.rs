//! Reports: what is asked for, what was written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::case::ReportVariant;
use domain::ids::CaseId;
use domain::report::{ReportKind, ReportPart};
use domain::terms::Lang;

/// Which report, and how it is to look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    /// What it is for.
    #[serde(default)]
    pub kind: ReportKind,
    /// The case it tells of; a report over a period has none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<CaseId>,
    /// The days that a report over a period tells of.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub period: Option<ReportPeriod>,
    /// The language of the report's own words.
    pub lang: Lang,
    /// Whether personal data is in it.
    pub variant: ReportVariant,
    /// The parts wanted, of those the kind has; all when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub parts: Option<Vec<ReportPart>>,
    /// The mark of every page; the company's usual one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub classification: Option<String>,
    /// Lines of the letterhead under the company's name.
    #[serde(default)]
    pub letterhead: Vec<String>,
    /// Whether a mark behind every page says that it is a draft.
    #[serde(default)]
    pub draft: bool,
    /// What a person takes out of a redacted report beside what is taken out anyway.
    #[serde(default)]
    pub added: Vec<RedactionByHand>,
    /// What a person lets stand in a redacted report.
    #[serde(default)]
    pub lifted: Vec<RedactionByHand>,
}

impl ReportRequest {
    /// The full incident report of a case with all its parts.
    pub fn of_case(case: CaseId, lang: Lang, variant: ReportVariant) -> Self {
        Self { case: Some(case), ..Self::whole(ReportKind::Incident, lang, variant) }
    }

    /// The audit report of a period with all its parts.
    pub fn of_period(period: ReportPeriod, lang: Lang, variant: ReportVariant) -> Self {
        Self { period: Some(period), ..Self::whole(ReportKind::PeriodAudit, lang, variant) }
    }

    fn whole(kind: ReportKind, lang: Lang, variant: ReportVariant) -> Self {
        Self {
            kind,
            case: None,
            period: None,
            lang,
            variant,
            parts: None,
            classification: None,
            letterhead: Vec::new(),
            draft: false,
            added: Vec::new(),
            lifted: Vec::new(),
        }
    }
}

/// Days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportPeriod {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// A redaction added or lifted by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RedactionByHand {
    /// The words.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Writes a report to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Which report.
    pub report: ReportRequest,
    /// The file to write.
    pub path: String,
    /// The company's certificate, where it signs the file too.
    #[serde(default)]
    #[ts(optional)]
    pub certificate: Option<CompanyCertificate>,
}

/// A key with its certificates.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompanyCertificate {
    /// The PKCS#12 file.
    pub path: String,
    /// Its password.
    pub password: String,
}

impl std::fmt::Debug for CompanyCertificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CompanyCertificate").field("path", &self.path).finish_non_exhaustive()
    }
}

/// A report was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its pages.
    pub pages: u32,
    /// Its SHA-256 in hexadecimal.
    pub digest: String,
    /// The head printed in it: `device:seq:hash`.
    pub head: String,
    /// Characters that no font has; they are shown as boxed code points.
    pub missing_glyphs: Vec<String>,
}

/// A look at a report before it is written: some of its pages, and what is taken out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportPreview {
    /// How many pages it has.
    pub pages: u32,
    /// Every part that this kind has.
    pub parts: Vec<ReportPart>,
    /// The pages from the one asked for.
    pub sheets: Vec<report::Sheet>,
    /// Its headings.
    pub headings: Vec<report::SheetHeading>,
    /// What is taken out.
    pub redactions: Vec<RedactionView>,
    /// Characters that no font has.
    pub missing_glyphs: Vec<String>,
}

/// What is taken out of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RedactionView {
    /// The section.
    pub section: String,
    /// Why: `name`, `number`, `plate`, `mail`, `medical`, `field`, `privilege`, `by_hand`.
    pub cut: String,
    /// The words taken out, for those who may see them.
    pub original: Option<String>,
    /// What stands in their place.
    pub shown: String,
    /// How often.
    pub count: u32,
}
