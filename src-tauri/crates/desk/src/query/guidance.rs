use domain::advice::{advise, request_of};
use domain::ids::CaseId;
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::statement::coverage::coverage;
use domain::statement::examine::{Asked, findings};
use domain::statement::lint::{Channel, promises};
use domain::terms::Lang;

use crate::Desk;
use crate::error::DeskError;
use crate::session::Session;
use crate::wire::{AnswerView, ExamineRequest, Examined, FindingView, Guidance, PromiseView};

impl Desk {
    /// Checks a text as it stands in the editor, with the ledger and the other statements of its case.
    ///
    /// # Errors
    /// Not permitted, no such case, or no such channel.
    pub fn examine(&self, session: &Session, request: &ExamineRequest) -> Result<Examined, DeskError> {
        let actor = self.actor(session)?;
        actor.require(Action::SeeDrafts)?;
        let (case, _) = self.seen_case(&actor, request.case)?;
        let channel = request
            .channel
            .as_deref()
            .map(|key| Channel::from_key(key).ok_or_else(|| Refusal::Invalid { field: "channel".into() }));
        let asked = Asked {
            statement: request.statement,
            audience: request.audience,
            stage: request.stage,
            texts: &request.texts,
            channel: channel.transpose()?,
            explain_in: request.lang,
        };
        let lexicons = self.content.lexicons()?;
        let blocks = |rule| self.content.rules.checks.blocks(rule);
        let own = request.statement.and_then(|id| case.statements.get(&id));
        let entry = |lang: Lang, words: &str| {
            let entries = own.map_or(&[][..], |own| &own.promises);
            entries.iter().find(|entry| entry.lang == lang && entry.words == words).cloned()
        };
        let found = findings(lexicons, &case, &asked).into_iter();
        let promised = request
            .texts
            .iter()
            .flat_map(|(lang, text)| promises(lexicons, text, *lang).into_iter().map(|place| (*lang, place)));
        Ok(Examined {
            findings: found
                .map(|found| FindingView {
                    lang: found.lang,
                    blocking: found.waiver.is_none() && blocks(found.finding.rule),
                    finding: found.finding,
                    waiver: found.waiver,
                })
                .collect(),
            promises: promised
                .map(|(lang, place)| PromiseView { lang, entry: entry(lang, &place.words), place })
                .collect(),
        })
    }

    /// What helps to decide what to say to whom: who has heard what, the adviser, and what the front line may answer.
    ///
    /// # Errors
    /// Not permitted, or no such case.
    pub fn guidance(&self, session: &Session, case: CaseId, lang: Lang) -> Result<Guidance, DeskError> {
        let actor = self.actor(session)?;
        let (case, organisation) = self.seen_case(&actor, case)?;
        let asked = request_of(&case);
        let rules = self.rules(&organisation);
        let answers = rules.answers_of(&case).iter().map(|known| AnswerView {
            question: known.question.clone(),
            may_say: known.may_say.clone(),
            not_to_say: known.not_to_say.clone(),
        });
        let mut coverage = coverage(&case);
        if !actor.may(Action::SeeDrafts) {
            coverage.iter_mut().for_each(|row| (row.pending, row.not_before) = (None, None));
        }
        Ok(Guidance {
            coverage,
            asked,
            advice: advise(&asked, lang),
            outdated: case.strategy.choice.as_ref().is_some_and(|choice| choice.asked != asked),
            standing: case.strategy.clone(),
            answers: answers.collect(),
            house: case.house.clone().filter(|_| actor.may(Action::SeeDrafts)),
        })
    }
}
