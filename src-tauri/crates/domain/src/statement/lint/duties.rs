//! What a statement of a stage must contain: empathy, next update and contact at first; the three duties in the end.

use super::{Desk, LintRule};
use crate::terms::{Audience, Stage};

/// What must be there, and the signal that tells that it is.
const fn required(stage: Stage) -> &'static [(LintRule, &'static str)] {
    use LintRule as R;
    match stage {
        Stage::Holding => {
            &[(R::MissingEmpathy, "empathy"), (R::MissingNextUpdate, "next_update"), (R::MissingContact, "contact")]
        }
        Stage::Update => &[(R::MissingNextUpdate, "next_update")],
        Stage::Formal => &[
            (R::MissingDutyOwn, "duty_own"),
            (R::MissingDutyAction, "duty_action"),
            (R::MissingDutyPrevent, "duty_prevent"),
        ],
        Stage::Correction => &[(R::MissingDutyOwn, "duty_own")],
        Stage::Closing => &[(R::MissingDutyAction, "duty_action"), (R::MissingDutyPrevent, "duty_prevent")],
    }
}

/// Reports every duty of the stage that has no signal. An empty text has a finding of its own (`length`).
pub(super) fn check(desk: &mut Desk) {
    if desk.text.is_blank() {
        return;
    }
    for (rule, signal) in required(desk.input.stage) {
        // A report to an authority is expected to be factual.
        let spared = *rule == LintRule::MissingEmpathy && desk.input.audience == Audience::Regulators;
        if !spared && !says(desk, signal) {
            desk.find_absent(*rule);
        }
    }
}

fn says(desk: &Desk, signal: &str) -> bool {
    let cues = &desk.lexicons.language(desk.input.lang).cues;
    !cues
        .hits(desk.text, |cue| cue.id == signal && (cue.stages.is_empty() || cue.stages.contains(&desk.input.stage)))
        .is_empty()
}
