//! The notes that go with advice, in both languages.

/// One note.
pub(super) struct Note {
    pub zh: &'static str,
    pub en: &'static str,
}

macro_rules! notes {
    ($($name:ident: $zh:literal, $en:literal;)+) => {
        $(pub(super) const $name: Note = Note { zh: $zh, en: $en };)+
    };
}

notes! {
    INFORM_FIRST:
        "先告诉公众如何保护自己，再表达关切、说明已确认的情况和纠正措施。",
        "First tell people how to protect themselves; then show concern, say what is confirmed and what is being put right.";
    CAUSE_UNKNOWN:
        "原因尚未查明：目前只发布防护提示和情况说明，归类为暂定；一有新证据请重新评估。",
        "The cause is not established: give protective and factual information only. The cluster is provisional; ask again when evidence comes in.";
    INJURIES:
        "有人受到伤害：先关心人和救治，再谈其他；直接联系本人或家属。",
        "People were hurt: their care comes before anything else. Speak to them or their families directly.";
    INJURIES_UNKNOWN:
        "是否有人受伤尚不清楚，请先核实；不知道不等于没有。",
        "It is not known whether anyone was hurt. Find out first: unknown is not none.";
    INJURIES_BLOCK_DENIAL:
        "有人受伤而事实未核实，此时不得否认。",
        "With people hurt and the facts unverified, denial is out of the question.";
    VERIFY_BEFORE_DENIAL:
        "事实核实之前不要否认；核实后请重新评估。",
        "Deny nothing before the facts are verified; ask again once they are.";
    CHALLENGE_FOUNDED:
        "质疑是否毫无根据尚未确定；只有确认没有根据才可以否认。",
        "The challenge has not been shown to be without ground; only an unfounded one may be denied.";
    RUMOUR_FOUNDED:
        "传言并非毫无根据：请检查事件类型是否选对，属实的部分不得否认。",
        "The rumour is not without ground: check the crisis type, and do not deny the part that is true.";
    DENY_ALONE:
        "否认时只讲核实过的事实和证据，不要同时辩解、道歉或补偿，也不要攻击发言的人。",
        "When denying, keep to verified facts and evidence. Do not add excuses, apologies or compensation, and do not attack the person who spoke.";
    DIMINISH_WITH_CARE:
        "说明并非有意、也难以控制时，要有已确认的事实支持，不要显得轻视受影响的人。",
        "Say that it was unintended or beyond control only where confirmed facts support it, and never make light of those affected.";
    LEGAL_REVIEW:
        "道歉、赔偿和涉及原因的措辞须先经法务审核；审核不应拖延对人的关心。",
        "Wording on apology, compensation or cause goes through legal review first; that must not delay showing care.";
    INFORMATION_SUFFICES:
        "目前提供防护提示和情况说明可能已经足够，不必再加其他策略。",
        "Protective and factual information may suffice for now; no further strategy is needed.";
    VICTIMAGE:
        "可以说明公司同样受到影响，但要放在受影响的人之后，点到为止。",
        "You may say that the company was harmed as well, but briefly and after those affected.";
    BOLSTER_SUPPLEMENTS:
        "提及过往的努力或感谢支持者只能作补充，不能代替主要回应。",
        "Past good work and thanks to supporters only supplement the answer; they never replace it.";
    MODIFIERS_UNKNOWN:
        "以往有无类似事件、此前声誉如何尚不清楚；若有不利情况，应采用更主动的回应，请查清后重新评估。",
        "Earlier similar events or the prior reputation are unknown. Either could call for a stronger answer; find out and ask again.";
}
