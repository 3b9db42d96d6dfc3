//! The closed vocabularies that need a label in both languages.

use super::Tone;
use crate::advice::Strategy;
use crate::alarm::{Cause, Target};
use crate::case::{Channel, Outcome, Phase, ReportVariant};
use crate::duty::{ClockState, DutyKind, Trigger};
use crate::fact::FactState;
use crate::organisation::{ContentKind, EditionState, POSITIONS, Stakeholder, Utility};
use crate::person::{Care, Harm, PersonState, Vulnerability};
use crate::policy::{Action, Role};
use crate::record::{ExportKind, TableKey};
use crate::report::{ReportKind, ReportPart};
use crate::room::{Party, Presence, Revisit, RoomRole, SectionKey};
use crate::statement::lint::LintRule;
use crate::statement::{NoteKind, StatementState};
use crate::task::TaskState;
use crate::terms::{Audience, Grade, Lang, Scenario, Stage};

/// The key of how a clock stands, in the vocabulary `clock_state`.
pub const fn clock_state_key(state: ClockState) -> &'static str {
    match state {
        ClockState::Waiting => "waiting",
        ClockState::Running { .. } => "running",
        ClockState::DueSoon { .. } => "due_soon",
        ClockState::Met => "met",
        ClockState::MetLate { .. } => "met_late",
        ClockState::Overdue { .. } => "overdue",
        ClockState::Waived => "waived",
    }
}

/// One of each clock state, whatever its minutes.
const CLOCK_STATES: [ClockState; 7] = [
    ClockState::Waiting,
    ClockState::Running { left_minutes: 0 },
    ClockState::DueSoon { left_minutes: 0 },
    ClockState::Met,
    ClockState::MetLate { by_minutes: 0 },
    ClockState::Overdue { by_minutes: 0 },
    ClockState::Waived,
];

/// A vocabulary with a table in `terms.toml`.
pub(super) struct Vocabulary {
    /// The table.
    pub name: &'static str,
    /// Its keys.
    pub keys: Vec<&'static str>,
}

macro_rules! table {
    ($($name:literal: $terms:ty),+ $(,)?) => {
        vec![$(Vocabulary { name: $name, keys: <$terms>::ALL.iter().map(|term| term.key()).collect() }),+]
    };
}

/// Every vocabulary.
pub(super) fn all() -> Vec<Vocabulary> {
    let mut all = table! {
        "grade": Grade,
        "scenario": Scenario,
        "phase": Phase,
        "outcome": Outcome,
        "channel": Channel,
        "fact_state": FactState,
        "task_state": TaskState,
        "harm": Harm,
        "person_state": PersonState,
        "care": Care,
        "vulnerability": Vulnerability,
        "statement_state": StatementState,
        "note_kind": NoteKind,
        "lint_rule": LintRule,
        "strategy": Strategy,
        "stage": Stage,
        "audience": Audience,
        "role": Role,
        "action": Action,
        "stakeholder": Stakeholder,
        "utility": Utility,
        "content_kind": ContentKind,
        "edition_state": EditionState,
        "duty_kind": DutyKind,
        "trigger": Trigger,
        "cause": Cause,
        "target": Target,
        "lang": Lang,
        "report_variant": ReportVariant,
        "report_kind": ReportKind,
        "report_part": ReportPart,
        "export_kind": ExportKind,
        "table": TableKey,
        "tone": Tone,
        "room_role": RoomRole,
        "presence": Presence,
        "party": Party,
        "revisit": Revisit,
        "sitrep_section": SectionKey,
    };
    all.push(Vocabulary { name: "position", keys: POSITIONS.to_vec() });
    all.push(Vocabulary {
        name: "clock_state",
        keys: CLOCK_STATES.iter().map(|state| clock_state_key(*state)).collect(),
    });
    all
}
