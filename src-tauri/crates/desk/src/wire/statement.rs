use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::advice::{Advice, AdviceRequest, StrategyStanding};
use domain::ids::{CaseId, StatementId};
use domain::statement::coverage::Coverage;
use domain::statement::lint::{Finding, PromisePlace};
use domain::statement::{MessageHouse, PromiseEntry, Waiver};
use domain::terms::{Audience, Bilingual, Lang, Stage};

/// A text to check, as it stands in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExamineRequest {
    /// The case.
    pub case: CaseId,
    /// The statement, once it is begun.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub statement: Option<StatementId>,
    /// For whom.
    pub audience: Audience,
    /// Which in the course of the case.
    pub stage: Stage,
    /// The text by language.
    pub texts: BTreeMap<Lang, String>,
    /// Where it will be shown, if that is decided: `website`, `sms` …
    #[serde(default)]
    #[ts(optional = nullable)]
    pub channel: Option<String>,
    /// The language of the explanations.
    pub lang: Lang,
}

/// A finding of the checks in one language of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// The language of the text.
    pub lang: Lang,
    /// What was found, where and why.
    pub finding: Finding,
    /// Whether it keeps the text from being approved.
    pub blocking: bool,
    /// Who answers for it, if someone does.
    pub waiver: Option<Waiver>,
}

/// A promise in one language of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromiseView {
    /// The language of the text.
    pub lang: Lang,
    /// Where it stands.
    pub place: PromisePlace,
    /// What it commits to, if someone has said so.
    pub entry: Option<PromiseEntry>,
}

/// What the checks say of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Examined {
    /// The findings, language by language in the order of the text.
    pub findings: Vec<FindingView>,
    /// The promises, in the same order.
    pub promises: Vec<PromiseView>,
}

/// As what a statement is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatementFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// Word document under the company's name.
    Docx,
    /// PDF under the company's name.
    Pdf,
    /// A picture of the preview, which the window draws.
    Image,
}

/// Takes a statement along as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatementExport {
    /// The case.
    pub case: CaseId,
    /// The statement.
    pub statement: StatementId,
    /// The language.
    pub lang: Lang,
    /// As what.
    pub format: StatementFormat,
    /// The file to write.
    pub path: String,
    /// The picture as PNG in base64, where one is asked for.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub picture: Option<String>,
}

/// What the front line may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerView {
    /// The question.
    pub question: Bilingual,
    /// What may be said.
    pub may_say: Bilingual,
    /// What is not to be said.
    pub not_to_say: Bilingual,
}

/// What helps to decide what to say to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Guidance {
    /// What each audience has heard, in the order in which they should.
    pub coverage: Vec<Coverage>,
    /// What the adviser was asked.
    pub asked: AdviceRequest,
    /// The advice.
    pub advice: Advice,
    /// What people answered and decided.
    pub standing: StrategyStanding,
    /// Whether the evidence changed since someone decided otherwise than advised.
    pub outdated: bool,
    /// What the front line may answer.
    pub answers: Vec<AnswerView>,
    /// What the company says in this case, for those who see drafts.
    pub house: Option<MessageHouse>,
}
