//! Who may do what, and who may see what: one table, enforced in `desk` and shown by the UI.

use std::collections::BTreeSet;

use crate::ids::UserId;
use crate::refusal::Refusal;
use crate::terms::vocabulary;

vocabulary! {
    /// What a user is there for; a user may have several roles.
    Role {
        /// 危机负责人 (总指挥)
        CrisisLead = "crisis_lead",
        /// 值班员
        DutyOfficer = "duty_officer",
        /// 公关撰稿
        PrWriter = "pr_writer",
        /// 法务审核
        LegalReviewer = "legal_reviewer",
        /// 发言人
        Spokesperson = "spokesperson",
        /// 客诉专员 (service recovery)
        CareAgent = "care_agent",
        /// 审计员
        Auditor = "auditor",
        /// 管理员
        Administrator = "administrator",
    }
}

vocabulary! {
    /// Something a role may be allowed to do or to see.
    Action {
        /// Open a case.
        OpenCase = "open_case",
        /// Change title, account, site or owner of a case.
        EditCase = "edit_case",
        /// Move a case to another state.
        MoveCase = "move_case",
        /// Set the company's grade by hand, with a reason.
        OverrideGrade = "override_grade",
        /// Write in the log of a case.
        WriteLog = "write_log",
        /// Record and revise facts.
        RecordFact = "record_fact",
        /// Confirm, dispute or retract facts.
        JudgeFact = "judge_fact",
        /// Add, assign and cancel tasks.
        ManageTask = "manage_task",
        /// Complete a task.
        CompleteTask = "complete_task",
        /// Stop a clock with a receipt.
        MeetClock = "meet_clock",
        /// Waive a clock with a reason.
        WaiveClock = "waive_clock",
        /// Draft and edit statements and send them for review.
        WriteStatement = "write_statement",
        /// Approve a statement or ask for changes.
        ReviewStatement = "review_statement",
        /// Record the release of an approved statement.
        ReleaseStatement = "release_statement",
        /// Comment on a statement.
        CommentStatement = "comment_statement",
        /// Lend the right to approve for a time.
        DelegateApproval = "delegate_approval",
        /// Answer the adviser and decide on the communication strategy.
        ChooseStrategy = "choose_strategy",
        /// Let a finding of the checks stand, with a reason.
        WaiveFinding = "waive_finding",
        /// Withdraw a statement.
        WithdrawStatement = "withdraw_statement",
        /// Run the crisis room: convene, posts, meetings, decisions, situation reports.
        RunRoom = "run_room",
        /// Set the single message.
        SetMessage = "set_message",
        /// Manage sites, contacts and company data.
        ManageSites = "manage_sites",
        /// Plan the duty roster. Whoever is on duty hands over without it.
        ManageRoster = "manage_roster",
        /// Manage users and their roles.
        ManageUsers = "manage_users",
        /// Write, approve and publish the company's own playbooks and rules; templates and answers go the way of statements.
        PublishContent = "publish_content",
        /// Erase personal data under law (two people).
        EraseContent = "erase_content",
        /// See cases and everything in them but what the next two withhold.
        SeeCase = "see_case",
        /// See names and contacts of the persons concerned.
        SeePersonal = "see_personal",
        /// See statements that are not released.
        SeeDrafts = "see_drafts",
        /// Export a report without personal data.
        ExportRedacted = "export_redacted",
        /// Export a report with personal data.
        ExportFull = "export_full",
        /// Read the journal and verify it.
        VerifyJournal = "verify_journal",
        /// Take a backup of the store.
        Backup = "backup",
        /// Place a case under legal hold, and lift it.
        HoldCase = "hold_case",
        /// Take in a case of another store, to be read.
        ImportCase = "import_case",
    }
}

use Role::{Administrator, Auditor, CareAgent, CrisisLead, DutyOfficer, LegalReviewer, PrWriter, Spokesperson};

/// The table: which roles may do an action.
pub const fn roles_for(action: Action) -> &'static [Role] {
    match action {
        Action::OpenCase => &[CrisisLead, DutyOfficer, CareAgent],
        Action::EditCase | Action::MoveCase | Action::ManageTask | Action::RunRoom => &[CrisisLead, DutyOfficer],
        Action::OverrideGrade | Action::WaiveClock | Action::WithdrawStatement => &[CrisisLead],
        Action::WriteLog | Action::CompleteTask => {
            &[CrisisLead, DutyOfficer, PrWriter, LegalReviewer, Spokesperson, CareAgent]
        }
        Action::RecordFact => &[CrisisLead, DutyOfficer, CareAgent],
        Action::JudgeFact | Action::MeetClock => &[CrisisLead, DutyOfficer],
        Action::SetMessage => &[CrisisLead, Spokesperson],
        Action::WriteStatement => &[PrWriter, CrisisLead],
        Action::ReviewStatement => &[CrisisLead, LegalReviewer, Spokesperson],
        Action::CommentStatement => &[CrisisLead, PrWriter, LegalReviewer, Spokesperson],
        Action::DelegateApproval => &[CrisisLead, LegalReviewer, Spokesperson],
        Action::ChooseStrategy => &[CrisisLead, PrWriter, Spokesperson],
        Action::WaiveFinding => &[CrisisLead, LegalReviewer],
        Action::ReleaseStatement => &[CrisisLead, Spokesperson, PrWriter],
        Action::ManageSites | Action::ManageUsers => &[Administrator],
        Action::ManageRoster => &[CrisisLead, DutyOfficer, Administrator],
        Action::PublishContent => &[CrisisLead, Administrator],
        Action::EraseContent => &[Administrator, LegalReviewer],
        Action::SeeCase => &[CrisisLead, DutyOfficer, PrWriter, LegalReviewer, Spokesperson, CareAgent, Auditor],
        Action::SeePersonal => &[CrisisLead, DutyOfficer, CareAgent, LegalReviewer],
        Action::SeeDrafts => &[CrisisLead, PrWriter, LegalReviewer, Spokesperson, Auditor],
        Action::ExportRedacted => &[CrisisLead, DutyOfficer, PrWriter, LegalReviewer, Auditor],
        Action::ExportFull => &[CrisisLead, LegalReviewer],
        Action::VerifyJournal => &[Auditor, CrisisLead, Administrator, LegalReviewer],
        Action::Backup => &[Administrator, CrisisLead],
        Action::HoldCase => &[LegalReviewer, CrisisLead],
        Action::ImportCase => &[Auditor, CrisisLead, LegalReviewer],
    }
}

/// Who acts: a signed-in user with the roles held at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user.
    pub user: UserId,
    /// The roles held now.
    pub roles: BTreeSet<Role>,
}

impl Actor {
    /// Whether one of the actor's roles may do `action`.
    pub fn may(&self, action: Action) -> bool {
        roles_for(action).iter().any(|role| self.roles.contains(role))
    }

    /// Nothing, or the refusal that names who could.
    pub fn require(&self, action: Action) -> Result<(), Refusal> {
        if self.may(action) {
            return Ok(());
        }
        Err(Refusal::NotPermitted { action, roles: roles_for(action).to_vec() })
    }

    /// Every action the actor may do.
    pub fn allowed(&self) -> Vec<Action> {
        Action::ALL.iter().copied().filter(|action| self.may(*action)).collect()
    }
}
