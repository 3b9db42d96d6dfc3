//! The checks on a statement before anyone approves it: explainable rules over lexicons that are data.
//!
//! A finding says where, why and what to write instead. The checks advise; a person decides, and may waive with a reason.

mod checks;
mod claims;
mod compare;
mod duties;
mod figures;
mod form;
mod ledger;
mod lexicons;
mod message;
mod personal;
mod promises;
mod strategy;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{Audience, Lang, Stage, vocabulary};
use crate::wording::Text;

pub use checks::Checks;
pub use ledger::{FactState, LedgerError, LedgerFact, LedgerFacts};
pub use lexicons::{LexiconSources, Lexicons};
pub use message::Message;
pub use promises::{PromisePlace, promises};

vocabulary! {
    /// A rule of the checks. The keys are a contract with scripts and auditors.
    LintRule {
        /// 过度承诺
        OverPromise = "over_promise",
        /// 猜测
        Speculation = "speculation",
        /// 时间含糊
        VagueTime = "vague_time",
        /// 推卸责任
        BlameShifting = "blame_shifting",
        /// 大事化小
        Minimising = "minimising",
        /// 过早谈原因或责任
        CauseOrLiabilityEarly = "cause_or_liability_early",
        /// 个人信息
        PersonalData = "personal_data",
        /// 措辞冷漠
        ColdWording = "cold_wording",
        /// 行话
        Jargon = "jargon",
        /// 广告法禁用的极限词
        Superlative = "superlative",
        /// 缺少关怀
        MissingEmpathy = "missing_empathy",
        /// 缺少下次说明的时间
        MissingNextUpdate = "missing_next_update",
        /// 缺少联系方式
        MissingContact = "missing_contact",
        /// 缺少：说明事实并承担
        MissingDutyOwn = "missing_duty_own",
        /// 缺少：正在做什么
        MissingDutyAction = "missing_duty_action",
        /// 缺少：今后如何防止
        MissingDutyPrevent = "missing_duty_prevent",
        /// 回应策略自相矛盾
        MixedStrategy = "mixed_strategy",
        /// 与台账不符
        NumberMismatch = "number_mismatch",
        /// 没有依据的说法
        UncitedClaim = "uncited_claim",
        /// 没有说到核心信息
        MessageOmitted = "message_omitted",
        /// 与核心信息矛盾
        MessageContradicted = "message_contradicted",
        /// 语言不一致
        LanguageMismatch = "language_mismatch",
        /// 全角半角
        PunctuationWidth = "punctuation_width",
        /// 篇幅
        Length = "length",
        /// 日期写法
        DateFormat = "date_format",
        /// 难读
        ReadingEase = "reading_ease",
    }
}

vocabulary! {
    /// How much a finding weighs. Ordered: worse is less.
    Severity {
        /// Must not go out like this.
        Error = "error",
        /// Should be reworded.
        Warning = "warning",
        /// Worth a look.
        Info = "info",
    }
}

vocabulary! {
    /// Where a statement will be shown; it decides how long it may be.
    Channel {
        /// 官网公告
        Website = "website",
        /// 应用推送
        AppPush = "app_push",
        /// 短信
        Sms = "sms",
        /// 微博
        Weibo = "weibo",
        /// 微信公众号
        Wechat = "wechat",
        /// 新闻稿
        Press = "press",
        /// 门店张贴
        Poster = "poster",
        /// 客服话术
        CallScript = "call_script",
    }
}

/// One thing to look at. Positions are Unicode code points of the text as given; a finding about something absent stands at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule.
    pub rule: LintRule,
    /// How much it weighs.
    pub severity: Severity,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words meant.
    pub excerpt: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub suggest: String,
}

/// What the checks look at.
#[derive(Debug, Clone, Copy)]
pub struct LintInput<'a> {
    /// The text.
    pub text: &'a str,
    /// The language it should be in.
    pub lang: Lang,
    /// Which statement in the course of the case.
    pub stage: Stage,
    /// For whom.
    pub audience: Audience,
    /// The ledger of facts, where there is one: figures are held against it.
    pub facts: Option<&'a LedgerFacts>,
    /// The same statement in the other language.
    pub other_language: Option<&'a str>,
    /// Other live statements of the case in the same language.
    pub other_statements: &'a [&'a str],
    /// What the case wants said, where there is a message house.
    pub message: Option<Message<'a>>,
    /// Where it will be shown, if that is decided.
    pub channel: Option<Channel>,
    /// The language of the explanations.
    pub explain_in: Lang,
}

impl<'a> LintInput<'a> {
    /// A text on its own, explained in its own language.
    pub fn new(text: &'a str, lang: Lang, stage: Stage, audience: Audience) -> Self {
        Self {
            text,
            lang,
            stage,
            audience,
            facts: None,
            other_language: None,
            other_statements: &[],
            message: None,
            channel: None,
            explain_in: lang,
        }
    }
}

/// Checks a statement. The findings stand in the order of the text, worst first where they start together.
pub fn lint(lexicons: &Lexicons, input: &LintInput) -> Vec<Finding> {
    let text = Text::new(input.text, input.lang);
    let mut desk = Desk { lexicons, input, text: &text, original: input.text.chars().collect(), findings: vec![] };
    desk.words();
    personal::check(&mut desk);
    duties::check(&mut desk);
    strategy::check(&mut desk);
    claims::check(&mut desk);
    compare::check(&mut desk);
    message::check(&mut desk);
    form::check(&mut desk);
    desk.finish()
}

/// The text on the table, with what has been found in it so far.
struct Desk<'a> {
    lexicons: &'a Lexicons,
    input: &'a LintInput<'a>,
    text: &'a Text,
    original: Vec<char>,
    findings: Vec<Finding>,
}

impl Desk<'_> {
    /// The rules that are cues in the lexicon and nothing more.
    fn words(&mut self) {
        let language = self.lexicons.language(self.input.lang);
        let (stage, audience) = (self.input.stage, self.input.audience);
        let hits = language.cues.hits(self.text, |cue| {
            LintRule::from_key(&cue.id).is_some()
                && (cue.stages.is_empty() || cue.stages.contains(&stage))
                && !cue.except_audiences.contains(&audience)
        });
        for hit in hits {
            let Some(rule) = LintRule::from_key(&hit.cue.source.id) else { continue };
            let lang = self.input.explain_in;
            self.find(rule, hit.range);
            if let Some(found) = self.findings.last_mut() {
                if let Some(why) = &hit.cue.source.why {
                    found.why = why.get(lang).to_owned();
                }
                if let Some(suggest) = &hit.cue.source.suggest {
                    found.suggest = suggest.get(lang).to_owned();
                }
            }
        }
    }

    /// Records a finding at a byte range of the normalised text, with the rule's own explanation.
    fn find(&mut self, rule: LintRule, range: Range<usize>) {
        let (start, end) = (self.text.point(range.start), self.text.point(range.end));
        let words = self.lexicons.rule(rule);
        let lang = self.input.explain_in;
        self.findings.push(Finding {
            rule,
            severity: words.severity,
            start,
            end,
            excerpt: self.original.get(start..end).unwrap_or_default().iter().collect(),
            why: words.why.get(lang).to_owned(),
            suggest: words.suggest.get(lang).to_owned(),
        });
    }

    /// Records a finding whose explanation names what the ledger or the other text says.
    fn find_with(&mut self, rule: LintRule, range: Range<usize>, detail: &str) {
        self.find(rule, range);
        if let Some(found) = self.findings.last_mut() {
            found.why = match self.input.explain_in {
                Lang::Zh => format!("{}（{detail}）", found.why),
                Lang::En => format!("{} ({detail})", found.why),
            };
        }
    }

    /// Something that should be in the text is absent.
    fn find_absent(&mut self, rule: LintRule) {
        let end = self.text.plain().len();
        self.find(rule, end..end);
    }

    /// Sorts the findings and keeps the widest of those that overlap under one rule.
    fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings
            .sort_by(|a, b| (a.start, a.severity, a.rule).cmp(&(b.start, b.severity, b.rule)).then(b.end.cmp(&a.end)));
        let mut kept: Vec<Finding> = vec![];
        for finding in findings {
            let covered = kept.iter().any(|k| {
                k.rule == finding.rule && finding.start < k.end && finding.end <= k.end
                    || k.rule == finding.rule && k.start == finding.start && k.end == finding.end
            });
            if !covered {
                kept.push(finding);
            }
        }
        kept
    }
}
